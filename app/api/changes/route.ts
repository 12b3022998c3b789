import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { readChangesFilter } from "@/lib/domain/changes-filter";
import { countNewChanges, readChangesPage, unfoldChanges } from "@/lib/inventory/changes-page";
import { readLastVisit } from "@/lib/inventory/visits";
import { answerJson } from "../answer";

/**
 * `GET /api/changes?…filter…`: a page of the changes in groups. `as-of` and `before` of an earlier page ask for the next
 * one, with `group` for more of that group; `new-since` asks only how many have come since that page was read.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answerJson(async () => {
    const { id } = await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    const number = (name: string) => {
      const text = params.get(name) ?? "";
      return /^\d{1,15}$/.test(text) ? Number(text) : null;
    };
    const filter = readChangesFilter(params);
    const now = new Date();
    const reader = { now, lastVisit: await readLastVisit(id, now) };
    const newSince = number("new-since");
    if (newSince !== null) return { count: await countNewChanges(filter, reader, newSince) };
    const [before, asOf, group] = [number("before"), number("as-of"), number("group")];
    const cursor = before === null || asOf === null ? null : { before, asOf };
    if (group !== null && cursor) return await unfoldChanges(filter, reader, { ...cursor, group });
    return await readChangesPage(filter, reader, cursor);
  });
