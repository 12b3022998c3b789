import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { requireRole } from "@/lib/auth";
import { EXPORTS_PER_HOUR } from "@/lib/domain/export-limit";
import { listPathOf, readListAddress, writeListAddress } from "@/lib/domain/list-address";
import { env } from "@/lib/env";
import {
  countExport,
  EXPORT_FORMATS,
  exportHead,
  exportStream,
  exportWriter,
  openRows,
} from "@/lib/inventory/export";
import { answer } from "../../answer";
import { fileHeaders } from "../../file-headers";
import { exportWords } from "./words";

/**
 * `GET /api/images/export?format=csv|json|markdown&…the list's address…`: the list as a file, with its columns, filter
 * and order; with `sel` only those images. `head=no` leaves out what the file says of itself. Headings are in the
 * reader's language, the keys of JSON in English. Ten large exports an hour per person, then 429.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answer(() => download(request.nextUrl.searchParams));

async function download(params: URLSearchParams): Promise<Response> {
  const user = await requireRole("viewer");
  const format = EXPORT_FORMATS.find((known) => known === params.get("format"));
  if (!format) return refusal(400, { error: "format", formats: EXPORT_FORMATS });
  const state = readListAddress(params);
  const rows = await openRows(state.filter, state.selected);
  const now = new Date();
  const waitSeconds = await countExport(user.id, { rows: rows.total, now });
  if (waitSeconds !== null) {
    await rows.pages.return();
    return refusal(
      429,
      { error: "wait", waitSeconds, perHour: EXPORTS_PER_HOUR },
      { "retry-after": String(waitSeconds) },
    );
  }
  const address = listPathOf(writeListAddress({ ...state, open: null }).toString());
  const head = exportHead(rows, {
    madeAt: now.toISOString(),
    address: `${env().url}${address}`,
    columns: state.columns,
    selected: state.selected.length > 0 ? state.selected.length : null,
  });
  const accounts = Object.fromEntries(
    rows.sources.map(({ connectionId, connectionName }) => [connectionId, connectionName]),
  );
  const words = exportWords(await getTranslations(), { filter: state.filter, accounts });
  const writer = exportWriter(format, { head, words, withHead: params.get("head") !== "no" });
  return new Response(exportStream(writer, rows.pages), {
    headers: fileHeaders({ what: "images", format, at: now }),
  });
}

function refusal(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "private, no-store", ...headers } });
}
