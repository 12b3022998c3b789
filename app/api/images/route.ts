import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { readFilter } from "@/lib/domain/image-filter";
import { LARGEST_WINDOW, listImages, listRows } from "@/lib/inventory/list";
import { presentState } from "@/lib/inventory/present-state";
import { answerJson } from "../answer";

/**
 * `GET /api/images?…filter…&from=0&limit=100`: the list in the state that the address describes. With `only=rows` a
 * stretch of it without counts and freshness.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answerJson(async () => {
    // Asked beside the role and not after it; nobody is told before that is known.
    const present = presentState();
    present.catch(() => {});
    await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    const window = {
      from: wholeNumber(params.get("from"), 0, Number.MAX_SAFE_INTEGER),
      limit: wholeNumber(params.get("limit"), 100, LARGEST_WINDOW),
    };
    const read = params.get("only") === "rows" ? listRows : listImages;
    return await read(readFilter(params), window, present);
  });

function wholeNumber(text: string | null, missing: number, largest: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Math.min(Number(text), largest) : missing;
}
