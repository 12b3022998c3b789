import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { readHistory } from "@/lib/inventory/changes";
import { answerJson } from "../../../../../answer";

type Context = { params: Promise<{ connectionId: string; regionId: string; imageId: string }> };

/** `GET /api/images/{connection}/{region}/{id}/history?before=…`: changes older than the one with that id. */
export const GET = (request: NextRequest, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    await requireRole("viewer");
    const before = request.nextUrl.searchParams.get("before") ?? "";
    return await readHistory(await params, { before: /^\d{1,15}$/.test(before) ? Number(before) : null });
  });
