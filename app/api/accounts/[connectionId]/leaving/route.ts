import type { NextRequest } from "next/server";
import { requireRole } from "@/lib/auth";
import { onConnection, regionsInput } from "@/lib/connections/schema";
import { readLeaving } from "@/lib/sync/connection-regions";
import { answerJson } from "../../../answer";

type Context = { params: Promise<{ connectionId: string }> };

/** `GET /api/accounts/{connectionId}/leaving?region=…`: what would go with those regions, or with the whole account. */
export const GET = (request: NextRequest, { params }: Context): Promise<Response> =>
  answerJson(async () => {
    await requireRole("admin");
    const { connectionId } = await params;
    const regions = request.nextUrl.searchParams.getAll("region");
    if (regions.length === 0) {
      const whole = onConnection.safeParse({ connectionId });
      return whole.success ? await readLeaving(whole.data.connectionId, null) : null;
    }
    const part = regionsInput.safeParse({ connectionId, regions });
    return part.success ? await readLeaving(part.data.connectionId, part.data.regions) : null;
  });
