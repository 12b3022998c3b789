import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { spaced } from "./spaced";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("runs at once when nothing went on, and once more for all who called meanwhile", async () => {
  const ends: (() => void)[] = [];
  const run = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)));
  const call = spaced(run, 500);
  call();
  expect(run).toHaveBeenCalledTimes(1);
  call();
  call();
  ends[0]?.();
  await vi.advanceTimersByTimeAsync(499);
  call();
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(run).toHaveBeenCalledTimes(2);
});

it("runs for a call that came in the last moment of a run, and then no more", async () => {
  const ends: (() => void)[] = [];
  const end = () => ends.pop()?.();
  const run = vi.fn(() => new Promise<void>((resolve) => void ends.push(resolve)));
  const call = spaced(run, 500);
  call();
  call();
  end();
  await vi.advanceTimersByTimeAsync(500);
  expect(run).toHaveBeenCalledTimes(2);
  end();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(run).toHaveBeenCalledTimes(2);
  call();
  expect(run).toHaveBeenCalledTimes(3);
});
