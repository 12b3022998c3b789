import type { Scope } from "../domain/source";
import { keepLease, leaseTimes, PassLost } from "../inventory/lease";
import { log } from "../log";

/**
 * Says again and again that a pass is alive, until `end`. The signal aborts with the parent's, as soon as another pass has
 * taken this one's place, and at the end: what would still be fetched could not be stored.
 */
export function holdLease(
  scope: Scope,
  pass: { number: number },
  parent: AbortSignal,
): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const follow = () => controller.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  const timer = setInterval(() => {
    keepLease(scope, pass).then(
      (held) => {
        if (!held) controller.abort(new PassLost());
      },
      // A store that is away for longer than the lease lets another process begin; the pass's number keeps this one out.
      (error: unknown) => log.warn({ ...scope, error: String(error) }, "a lease could not be kept"),
    );
  }, leaseTimes().heartbeatMs);
  timer.unref();
  return {
    signal: controller.signal,
    end() {
      clearInterval(timer);
      parent.removeEventListener("abort", follow);
      controller.abort();
    },
  };
}
