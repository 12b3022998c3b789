import { log } from "./log";

/** What service managers are promised; after it the process ends in any case. */
const LONGEST_STOP_MS = 10_000;

/** Ends the process on SIGTERM and SIGINT, after `stop`. */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  function end() {
    // A terminal and npm both send Ctrl-C: the second one must not cut the first one's work short.
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      log.error("the stop took too long");
      process.exit(1);
    }, LONGEST_STOP_MS);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, "the stop was not clean");
        process.exit(1);
      },
    );
  }
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    // The framework's own listener would end the process as soon as no request is open, in the middle of our work.
    process.removeAllListeners(signal);
    process.on(signal, end);
  }
}
