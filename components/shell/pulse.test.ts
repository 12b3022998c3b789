import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { pulseQuery, watchReads } from "./pulse";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Milliseconds until the pulse looks again, with sources that nobody reads at this moment. */
function pauseMs(): unknown {
  const client = new QueryClient();
  client.setQueryData(pulseQuery.queryKey, { sources: [], revision: 1, known: 1, atLeast: false });
  const query = client.getQueryCache().find({ queryKey: pulseQuery.queryKey });
  const { refetchInterval } = pulseQuery;
  if (!query || typeof refetchInterval !== "function") throw new Error("the pulse has no pause of its own");
  // The cache knows its queries without their types.
  return refetchInterval(query as unknown as Parameters<typeof refetchInterval>[0]);
}

it("looks often after a read was asked for, also before it begins, and becomes quiet again", () => {
  expect(pauseMs()).toBe(30_000);
  watchReads();
  expect(pauseMs()).toBe(2_000);
  vi.advanceTimersByTime(19_000);
  expect(pauseMs()).toBe(2_000);
  vi.advanceTimersByTime(2_000);
  expect(pauseMs()).toBe(30_000);
});
