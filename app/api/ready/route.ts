import { notReadyBecause } from "@/lib/health/readiness";

/**
 * `GET /api/ready`: 200 when this process can answer people now, else 503 and the kind of the reason. For load balancers,
 * so for anybody; it tells nothing else.
 */
export async function GET(): Promise<Response> {
  const reason = await notReadyBecause();
  const headers = { "cache-control": "no-store" };
  return reason === null
    ? Response.json({ status: "ready" }, { headers })
    : Response.json({ status: "not-ready", reason }, { status: 503, headers });
}
