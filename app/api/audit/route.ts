import type { NextRequest } from "next/server";
import { auditFilterOf } from "@/app/(signed-in)/admin/audit/audit-filter";
import { isFiltered, readAuditQuery, writeAuditQuery } from "@/components/audit/audit-query";
import { type AuditFilter, readAudit, record } from "@/lib/audit";
import { AccessError, administer, requireRole } from "@/lib/auth";
import { answerJson } from "../answer";
import { csvHead, csvLine } from "./csv";

const PAGE = 500;

/**
 * `GET /api/audit?…filter…&format=csv|jsonl`: the log as a file, newest first. The export is an act of its own and is
 * in the log before anything is sent. JSON lines hold each record whole, with its place in the chain of hashes.
 */
export async function GET(request: NextRequest): Promise<Response> {
  let user: Awaited<ReturnType<typeof requireRole>>;
  try {
    // Other sites may lead people here, but must not make them write into the log.
    const site = request.headers.get("sec-fetch-site");
    if (site !== null && site !== "same-origin" && site !== "none") throw new AccessError(403);
    user = await requireRole("admin");
  } catch (error) {
    return await answerJson(() => Promise.reject(error));
  }
  const params = request.nextUrl.searchParams;
  const format = params.get("format") === "csv" ? "csv" : "jsonl";
  const query = { ...readAuditQuery(params), from: null };
  await administer(user, (transaction, { actor }) =>
    record(transaction, {
      actor,
      action: "audit.exported",
      object: { kind: "audit", id: null, name: null },
      after: { format, filter: isFiltered(query) ? writeAuditQuery(query).toString() : null },
    }),
  );
  const day = new Date().toISOString().slice(0, 10);
  return new Response(linesOf(auditFilterOf(query), format), {
    headers: {
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8",
      "content-disposition": `attachment; filename="nephoscope-audit-${day}.${format}"`,
      "cache-control": "private, no-store",
    },
  });
}

/** The log in pages, as the reader takes them. A page that cannot be read breaks the download off: it is not whole. */
function linesOf(filter: AuditFilter, format: "csv" | "jsonl"): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let from: number | null = null;
  let head = format === "csv" ? csvHead() : "";
  return new ReadableStream({
    async pull(controller) {
      const page = await readAudit({ ...filter, from, limit: PAGE });
      const lines = page.records.map((row) => (format === "csv" ? csvLine(row) : `${JSON.stringify(row)}\n`));
      const text = head + lines.join("");
      head = "";
      if (text !== "") controller.enqueue(encoder.encode(text));
      from = page.next;
      if (from === null) controller.close();
    },
  });
}
