import { monitorEventLoopDelay } from "node:perf_hooks";
import { processWide } from "../process-wide";
import { block } from "./registry";

const NANOSECONDS = 1e9;

/** Begins to measure how late the event loop is; the start-up calls it. */
export function watchEventLoop(): void {
  processWide("event-loop", () => {
    const delay = monitorEventLoopDelay({ resolution: 20 });
    delay.enable();
    return delay;
  });
}

/**
 * Memory, processor and event loop of this process, as text. The lag is that since the last reading; two readers share
 * what there was to see.
 */
export function processMetrics(): string {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const delay = processWide("event-loop", () => monitorEventLoopDelay({ resolution: 20 }));
  // Before the first measurement there is no percentile but nonsense.
  const lag =
    delay.count > 0 ? [0.5, 0.99, 1].map((part) => [part, delay.percentile(part * 100)] as const) : [];
  const text = [
    gauge("process_resident_memory_bytes", "Memory of this process that is in RAM.", rss),
    gauge("nodejs_heap_size_used_bytes", "JavaScript heap in use.", heapUsed),
    gauge("nodejs_heap_size_total_bytes", "JavaScript heap that is reserved.", heapTotal),
    gauge("nodejs_external_memory_bytes", "Memory of buffers outside the heap.", external),
    block({
      name: "process_cpu_seconds_total",
      help: "Processor time spent.",
      type: "counter",
      samples: [{ labels: {}, value: (user + system) / 1e6 }],
    }),
    gauge(
      "process_start_time_seconds",
      "When the process began, since 1970.",
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
    block({
      name: "nodejs_eventloop_lag_seconds",
      help: "How late timers came since the last reading, by quantile.",
      type: "gauge",
      samples: lag.map(([part, value]) => ({
        labels: { quantile: String(part) },
        value: value / NANOSECONDS,
      })),
    }),
  ].join("");
  delay.reset();
  return text;
}

function gauge(name: string, help: string, value: number): string {
  return block({ name, help, type: "gauge", samples: [{ labels: {}, value }] });
}
