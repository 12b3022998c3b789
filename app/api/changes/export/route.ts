import type { NextRequest } from "next/server";
import { getTranslations } from "next-intl/server";
import { changesFilterText } from "@/components/changes/changes-words";
import { requireRole } from "@/lib/auth";
import { changesPath, readChangesFilter } from "@/lib/domain/changes-filter";
import { EXPORTS_PER_HOUR } from "@/lib/domain/export-limit";
import { env } from "@/lib/env";
import { eachChange } from "@/lib/inventory/changes-page";
import { readChangePlaces } from "@/lib/inventory/changes-places";
import { countExport, EXPORT_FORMATS, exportStream } from "@/lib/inventory/export";
import { readLastVisit } from "@/lib/inventory/visits";
import { answer } from "../../answer";
import { fileHeaders } from "../../file-headers";
import { changesWriter } from "./changes-file";

/** Changes that are held at a time. */
const PAGE_ROWS = 500;

/**
 * `GET /api/changes/export?format=csv|json|markdown&…the page's address…`: all changes that fit, newest first. Large
 * ones count with those of the list: ten an hour per person, then 429.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answer(async () => {
    const user = await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    const headers = { "cache-control": "private, no-store" };
    const format = EXPORT_FORMATS.find((known) => known === params.get("format"));
    if (!format) return Response.json({ error: "format", formats: EXPORT_FORMATS }, { status: 400, headers });
    const filter = readChangesFilter(params);
    const now = new Date();
    const lastVisit = await readLastVisit(user.id, now);
    const [found, places, t] = await Promise.all([
      eachChange(filter, { now, lastVisit }, { pageRows: PAGE_ROWS }),
      readChangePlaces(),
      getTranslations(),
    ]);
    const waitSeconds = await countExport(user.id, { rows: found.total, now });
    if (waitSeconds !== null) {
      await found.pages.return();
      return Response.json(
        { error: "wait", waitSeconds, perHour: EXPORTS_PER_HOUR },
        { status: 429, headers: { ...headers, "retry-after": String(waitSeconds) } },
      );
    }
    const accounts = new Map(places.accounts.map(({ id, name }) => [id, name]));
    const head = {
      madeAt: now.toISOString(),
      since: found.since,
      changes: found.total,
      filter: changesFilterText(filter, { t, accounts }),
      address: `${env().url}${changesPath(filter)}`,
    };
    return new Response(exportStream(changesWriter(format, { head, t }), found.pages), {
      headers: fileHeaders({ what: "changes", format, at: now }),
    });
  });
