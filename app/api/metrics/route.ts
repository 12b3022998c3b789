import type { NextRequest } from "next/server";
import { gauges } from "@/lib/health/gauges";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics";
import { processMetrics } from "@/lib/metrics/process";
import { answer } from "../answer";
import { mayMonitor } from "../may-monitor";

/**
 * `GET /api/metrics`: what Prometheus reads, for a signed-in admin or a bearer of the metrics token. Without a database
 * it tells what the process itself knows.
 */
export const GET = (request: NextRequest): Promise<Response> =>
  answer(async () => {
    await mayMonitor(request);
    const read = await gauges(new Date()).catch((error: unknown) => {
      log.warn({ error }, "metrics without what the database would tell");
      return "";
    });
    const up = `# HELP nephoscope_database_up Whether the database answered.\n# TYPE nephoscope_database_up gauge\nnephoscope_database_up ${read === "" ? 0 : 1}\n`;
    return new Response(`${up}${read}${metrics().text()}${processMetrics()}`, {
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "private, no-store",
      },
    });
  });
