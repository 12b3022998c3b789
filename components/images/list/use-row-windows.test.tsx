// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ImageWindow } from "@/lib/domain/image-list";
import { WINDOW_ROWS } from "./image-window";
import { list, row } from "./testing";
import { useRowWindows } from "./use-row-windows";

/** Numbers of the windows that were asked for, and the rows of glances, in order. */
let asked: number[];
let glances: [first: number, rows: number][];
let answer: (wanted: { from: number; limit: number }) => Promise<Response>;

beforeEach(() => {
  asked = [];
  glances = [];
  answer = ({ from }) => Promise.resolve(Response.json(list({ total: 5_000, from })));
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (url: string) => {
    const params = new URLSearchParams(url.split("?")[1]);
    const [from, limit] = [Number(params.get("from")), Number(params.get("limit"))];
    if (limit === WINDOW_ROWS) asked.push(from / WINDOW_ROWS);
    else glances.push([from, limit]);
    return answer({ from, limit });
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
  const first = window * WINDOW_ROWS;
  return { drawn: { first, last: first + 20 }, seen: { first: first + 3, last: first + 17 } };
}

function show(window: number) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const shown = { address: "", list: list({ total: 5_000 }) };
  return renderHook((rows) => useRowWindows(shown, scrolled, rows), {
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
  expect(glances).toEqual([[2_503, 15]]);
  await pass(0);
  expect(asked[0]).toBe(50);
  await pass(100);
  expect(asked.every((window) => Math.abs(window - 50) <= 2)).toBe(true);
});

/** Scrolls quickly to a window, and is there when nothing but the glance at its rows was answered. */
async function stopAt(window: number, glance: Response | Error) {
  const { rerender, result } = show(0);
  await pass(100);
  answer = ({ limit }) =>
    limit === WINDOW_ROWS
      ? new Promise(() => {})
      : glance instanceof Error
        ? Promise.reject(glance)
        : Promise.resolve(glance);
  asked = [];
  rerender(lookAt(window));
  await pass(100);
  return result.current;
}

const glanceAt = (from: number, given: Partial<ImageWindow> = {}) =>
  Response.json(list({ total: 5_000, from, rows: [row({ name: "seen" })], ...given }));

it("shows the rows where a quick scroll stops before their windows have come", async () => {
  const { rowAt } = await stopAt(50, glanceAt(2_503));
  expect(rowAt(2_503)?.name).toBe("seen");
  expect(rowAt(2_502)).toBeUndefined();
  expect(rowAt(2_504)).toBeUndefined();
  expect(asked).toContain(50);
});

it("shows no rows that stand elsewhere in another revision of the list", async () => {
  const { rowAt } = await stopAt(50, glanceAt(2_503, { revision: list().revision + 1 }));
  expect(rowAt(2_503)).toBeUndefined();
  expect(asked).toContain(50);
});

it("asks for the windows where the rows in sight could not be read", async () => {
  const { rowAt } = await stopAt(50, new Error("no answer"));
  expect(rowAt(2_503)).toBeUndefined();
  expect(asked).toContain(50);
});

it("looks at no rows that are there already", async () => {
  const { rerender } = show(1);
  await pass(500);
  glances = [];
  rerender(lookAt(2));
  await pass(100);
  expect(glances).toEqual([]);
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
