import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { FACETS, readFilter } from "@/lib/domain/image-filter";
import { findFacetValues } from "@/lib/inventory/list";
import { answerJson } from "../../answer";

/** Longer texts are in no value. */
const LONGEST_FIND = 200;

/** `GET /api/images/values?facet=tag&find=…&…filter…`: values of a long facet, found by a part of their name. */
export const GET = (request: NextRequest): Promise<Response> =>
  answerJson(async () => {
    await requireRole("viewer");
    const params = request.nextUrl.searchParams;
    const facet = FACETS.find((name) => name === params.get("facet"));
    if (!facet) return null;
    const find = (params.get("find") ?? "").slice(0, LONGEST_FIND);
    return await findFacetValues(readFilter(params), { facet, find });
  });
