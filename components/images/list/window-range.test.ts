import { expect, it } from "vitest";
import { rangeInSight, windowsAround, windowsIn } from "./window-range";

it("names the windows of the rows in sight, but the first, which comes with the list", () => {
  expect(windowsIn(0, 40)).toEqual([]);
  expect(windowsIn(40, 60)).toEqual([1]);
  expect(windowsIn(125, 205)).toEqual([2, 3, 4]);
  expect(windowsIn(undefined, undefined)).toEqual([]);
});

it("reads ahead and back, never beyond the result", () => {
  expect(windowsAround(125, 145, 1000)).toEqual([3, 1, 4]);
  expect(windowsAround(0, 40, 1000)).toEqual([1, 2]);
  expect(windowsAround(960, 999, 1000)).toEqual([18]);
  expect(windowsAround(0, 40, 41)).toEqual([]);
});

it("counts the rows that can be seen, not those behind the head or below the edge", () => {
  const items = Array.from({ length: 10 }, (_, index) => ({
    index,
    start: 32 + index * 40,
    end: 72 + index * 40,
  }));
  const view = { scrollOffset: 80, scrollRect: { height: 200 } };
  expect(rangeInSight(items, view, { headPx: 32, firstHeightPx: 900 })).toEqual({ from: 3, to: 7 });
  expect(rangeInSight([], view, { headPx: 32, firstHeightPx: 900 })).toEqual({ from: 0, to: 0 });
});
