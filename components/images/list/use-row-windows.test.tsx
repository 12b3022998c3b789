// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { WINDOW_ROWS } from "./image-window";
import { list } from "./testing";
import { useRowWindows } from "./use-row-windows";

let asked: number[];

beforeEach(() => {
  asked = [];
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (url: string) => {
    const from = Number(new URLSearchParams(url.split("?")[1]).get("from"));
    asked.push(from / WINDOW_ROWS);
    return Promise.resolve(Response.json(list({ total: 5_000, from })));
  });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where the scroll is, px. */
const scrolled = { scrollOffset: 0 };

/** Scrolls to a window, in which all rows in sight then are. */
function lookAt(window: number) {
  scrolled.scrollOffset = window * WINDOW_ROWS * 40;
  return { first: window * WINDOW_ROWS, last: window * WINDOW_ROWS + 20 };
}

function show(window: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const shown = { address: "", list: list({ total: 5_000 }) };
  return renderHook(({ first, last }) => useRowWindows(shown, scrolled, first, last), {
    initialProps: lookAt(window),
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

it("asks at once for the rows that the list opens at", async () => {
  show(7);
  await pass(0);
  expect(asked[0]).toBe(7);
});

it("asks for the rows where a quick scroll stops, and not for those that flew past", async () => {
  const { rerender } = show(0);
  await pass(100);
  asked = [];
  for (const window of [20, 30, 40, 50]) {
    const rows = lookAt(window);
    await pass(16);
    rerender(rows);
  }
  expect(asked).toEqual([]);
  // The next frame finds the scroll where it was.
  await pass(16);
  expect(asked[0]).toBe(50);
  await pass(100);
  expect(asked.every((window) => Math.abs(window - 50) <= 2)).toBe(true);
});

it("asks for rows that stay in sight while the scroll creeps on", async () => {
  const { rerender } = show(1);
  await pass(100);
  asked = [];
  rerender(lookAt(9));
  for (let frame = 0; frame < 4; frame += 1) {
    await pass(16);
    scrolled.scrollOffset += 2;
  }
  expect(asked[0]).toBe(9);
});

it("asks for all rows of a slow scroll", async () => {
  const { rerender } = show(1);
  for (const window of [2, 3, 4, 5]) {
    rerender(lookAt(window));
    await pass(200);
  }
  expect(asked).toEqual(expect.arrayContaining([1, 2, 3, 4, 5]));
});

it("fetches the rows below a new result only when nobody types on", async () => {
  show(0);
  await pass(100);
  expect(asked).toEqual([]);
  await pass(300);
  expect(asked).toEqual([1, 2]);
});
