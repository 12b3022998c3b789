import type { NextRequest } from "next/server";
import { answer } from "@/app/api/answer";
import { mayMonitor } from "@/app/api/may-monitor";
import { readinessDetail } from "@/lib/health/detail";

/**
 * `GET /api/ready/detail`: what stands behind the readiness, for a signed-in admin or a bearer of the metrics token. The
 * status is that of `/api/ready`; what cannot be told is null.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answer(async () => {
    await mayMonitor(request);
    const detail = await readinessDetail(new Date());
    return Response.json(detail, {
      status: detail.status === "ready" ? 200 : 503,
      headers: { "cache-control": "private, no-store" },
    });
  });
