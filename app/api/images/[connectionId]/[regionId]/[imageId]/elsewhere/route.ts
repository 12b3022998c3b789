import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { readElsewhere } from "@/lib/inventory/elsewhere";
import { answerJson } from "../../../../../answer";

type Context = { params: Promise<{ connectionId: string; regionId: string; imageId: string }> };

/** `GET /api/images/{connection}/{region}/{id}/elsewhere`: its copies, and its release in other places. */
export const GET = (_request: NextRequest, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    await requireRole("viewer");
    return await readElsewhere(await params);
  });
