import { processWide } from "../process-wide";
import { createRegistry } from "./registry";

/** Upper ends in seconds: from a near cloud's answer to the end of an attempt's patience. */
const CALL_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;
const PASS_SECONDS = [1, 5, 15, 60, 300, 900, 3_600] as const;

/** What this process counts. Read by `/api/metrics`; a restart begins at nothing, which Prometheus expects. */
export function metrics() {
  return processWide("metrics", () => {
    const registry = createRegistry();
    return {
      passes: registry.counter(
        "nephoscope_passes_total",
        "Walks over a scope that ended, by how: complete, the kind of failure, or lost to another process.",
      ),
      passSeconds: registry.histogram(
        "nephoscope_pass_duration_seconds",
        "How long walks took, by dialect and whether they were complete.",
        PASS_SECONDS,
      ),
      calls: registry.counter(
        "nephoscope_cloud_calls_total",
        "Attempts of calls to clouds, by how they ended: ok, or the kind of failure.",
      ),
      callSeconds: registry.histogram(
        "nephoscope_cloud_call_duration_seconds",
        "How long attempts took from the request to the end of the answer.",
        CALL_SECONDS,
      ),
      retries: registry.counter(
        "nephoscope_cloud_retries_total",
        "Attempts that were not the first of their call.",
      ),
      throttled: registry.counter(
        "nephoscope_cloud_throttled_total",
        "Attempts that the cloud refused because there were too many.",
      ),
      refused: registry.counter(
        "nephoscope_cloud_refused_by_breaker_total",
        "Calls that were not made because the region was out of order a moment ago.",
      ),
      text: registry.text,
    };
  });
}
