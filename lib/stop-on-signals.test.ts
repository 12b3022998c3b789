import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stopOnSignals } from "./stop-on-signals";

const SIGNALS = ["SIGTERM", "SIGINT"] as const;
const exit = vi.fn<(code?: unknown) => never>();
const others = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);

beforeEach(() => {
  vi.useFakeTimers();
  exit.mockReset();
  vi.spyOn(process, "exit").mockImplementation(exit);
});
afterEach(() => {
  for (const [signal, listeners] of others) {
    process.removeAllListeners(signal);
    for (const listener of listeners) process.on(signal, listener);
  }
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each(SIGNALS)("ends at %s after the stop, not before, whatever the framework wanted", async (signal) => {
  const framework = vi.fn();
  process.on(signal, framework);
  let finish = () => {};
  const stop = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  stopOnSignals(stop);
  process.emit(signal);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(framework).not.toHaveBeenCalled();
  expect(exit).not.toHaveBeenCalled();
  finish();
  await vi.advanceTimersByTimeAsync(0);
  expect(exit).toHaveBeenCalledExactlyOnceWith(0);
});

it("is not cut short by a second signal", async () => {
  const stop = vi.fn(() => new Promise<void>(() => {}));
  stopOnSignals(stop);
  process.emit("SIGINT");
  process.emit("SIGINT");
  process.emit("SIGTERM");
  await vi.advanceTimersByTimeAsync(9_000);
  expect(stop).toHaveBeenCalledTimes(1);
  expect(exit).not.toHaveBeenCalled();
});

it("ends within ten seconds even when the stop never ends", async () => {
  stopOnSignals(() => new Promise<void>(() => {}));
  process.emit("SIGTERM");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
});

it("says by its code when the stop failed", async () => {
  stopOnSignals(() => Promise.reject(new Error("the pool did not end")));
  process.emit("SIGTERM");
  await vi.advanceTimersByTimeAsync(0);
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
});
