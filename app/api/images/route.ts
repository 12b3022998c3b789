import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { readFilter } from "@/lib/domain/image-filter";
import { LARGEST_WINDOW, listImages } from "@/lib/inventory/list";
import { answerJson } from "../answer";

/** `GET /api/images?…filter…&from=0&limit=100`: the list in the state that the address describes. */
export const GET = (request: NextRequest): Promise<Response> =>
  answerJson(async () => {
    await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    return await listImages(readFilter(params), {
      from: wholeNumber(params.get("from"), 0, Number.MAX_SAFE_INTEGER),
      limit: wholeNumber(params.get("limit"), 100, LARGEST_WINDOW),
    });
  });

function wholeNumber(text: string | null, missing: number, largest: number): number {
  return text !== null && /^\d{1,9}$/.test(text) ? Math.min(Number(text), largest) : missing;
}
