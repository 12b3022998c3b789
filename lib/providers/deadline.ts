import { setMaxListeners } from "node:events";

export type Deadline = {
  /** Aborts with the parent, or with a `TimeoutError` when the time is up. */
  signal: AbortSignal;
  remainingMs: () => number;
  /** Ends the timer and lets go of the parent. To be called when the work is done, however it ended. */
  clear: () => void;
};

/**
 * Starts a time limit under a parent signal. Not `AbortSignal.any([parent, AbortSignal.timeout(…)])`: in Node 20 the
 * combined signal holds its sources weakly, so the timeout is collected as garbage and never fires.
 */
export function startDeadline(parent: AbortSignal, timeoutMs: number): Deadline {
  const controller = new AbortController();
  const endsAt = performance.now() + timeoutMs;
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`not done after ${timeoutMs} ms`, "TimeoutError"));
  }, timeoutMs);
  const follow = () => controller.abort(parent.reason);
  // Many calls may share one parent; each lets go of it, so more than ten listeners are no leak.
  setMaxListeners(0, parent);
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  return {
    signal: controller.signal,
    remainingMs: () => Math.max(0, endsAt - performance.now()),
    clear() {
      clearTimeout(timer);
      parent.removeEventListener("abort", follow);
    },
  };
}
