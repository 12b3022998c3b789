import { expect, it } from "vitest";
import { dayEnd, daysBefore, sizeEnd } from "./range-ends";

it.each([
  ["", null],
  ["  ", null],
  ["0", 0],
  ["1,024", 1024],
  ["40 GiB", 40],
  ["2t", 2048],
])("reads the size %j", (text, value) => {
  expect(sizeEnd(text)).toEqual({ ok: true, value });
});

it.each(["-1", "1.5", "many", "12 MB", "99999999999", "1..2", "1e3"])("refuses the size %j", (text) => {
  expect(sizeEnd(text)).toEqual({ ok: false });
});

it("reads a day of the calendar, and nothing as an open end", () => {
  expect(dayEnd(" 2026-11-21 ")).toEqual({ ok: true, value: "2026-11-21" });
  expect(dayEnd("")).toEqual({ ok: true, value: null });
});

it.each(["2026-02-30", "2026-13-01", "21.11.2026", "2026-1-1", "2026", "yesterday"])(
  "refuses the day %j",
  (text) => {
    expect(dayEnd(text)).toEqual({ ok: false });
  },
);

it("counts days back over the ends of months", () => {
  expect(daysBefore("2026-03-01", 1)).toBe("2026-02-28");
  expect(daysBefore("2026-11-21", 30)).toBe("2026-10-22");
});
