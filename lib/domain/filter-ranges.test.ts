import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDayRange, readSizeRange, writeDayRange, writeSizeRange } from "./filter-ranges";

describe("a range of sizes", () => {
  it.each([
    ["100..500", { fromGiB: 100, toGiB: 500 }, "100..500"],
    ["500..100", { fromGiB: 100, toGiB: 500 }, "100..500"],
    ["..100", { fromGiB: null, toGiB: 100 }, "..100"],
    ["500..", { fromGiB: 500, toGiB: null }, "500.."],
    ["040", { fromGiB: 40, toGiB: 40 }, "40"],
    ["40..40", { fromGiB: 40, toGiB: 40 }, "40"],
    ["0..", { fromGiB: 0, toGiB: null }, "0.."],
  ])("reads %j", (text, range, written) => {
    expect(readSizeRange(text)).toEqual(range);
    expect(writeSizeRange(range)).toBe(written);
  });

  it.each(["", "..", "1..2..3", "1.5", "-5", "1e3", "big", "99999999999", "100 ..x"])("is not %j", (text) => {
    expect(readSizeRange(text)).toBeNull();
  });
});

describe("a range of days", () => {
  it.each([
    ["2026", { from: "2026-01-01", to: "2026-12-31" }, "2026"],
    ["2026-01..2026-12", { from: "2026-01-01", to: "2026-12-31" }, "2026"],
    ["2025..2026", { from: "2025-01-01", to: "2026-12-31" }, "2025..2026"],
    ["2026-01..2026-06", { from: "2026-01-01", to: "2026-06-30" }, "2026-01..2026-06"],
    ["2026-06..2026-01", { from: "2026-01-01", to: "2026-06-30" }, "2026-01..2026-06"],
    ["2028-02", { from: "2028-02-01", to: "2028-02-29" }, "2028-02"],
    ["2026-11-05..", { from: "2026-11-05", to: null }, "2026-11-05.."],
    ["..2026", { from: null, to: "2026-12-31" }, "..2026"],
    ["..2026-12-30", { from: null, to: "2026-12-30" }, "..2026-12-30"],
    ["2026-11-05", { from: "2026-11-05", to: "2026-11-05" }, "2026-11-05"],
    ["2026-01..2026-06-15", { from: "2026-01-01", to: "2026-06-15" }, "2026-01-01..2026-06-15"],
  ])("reads %j", (text, range, written) => {
    expect(readDayRange(text)).toEqual(range);
    expect(writeDayRange(range)).toBe(written);
  });

  it.each(["", "..", "2026-13", "2026-02-30", "0000", "26", "2026-1", "2026..2025..2024", "today", "20261"])(
    "is not %j",
    (text) => {
      expect(readDayRange(text)).toBeNull();
    },
  );

  it("reads back what it wrote", () => {
    const day = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2090-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.option(day), fc.option(day), (a, b) => {
        fc.pre(a !== null || b !== null);
        const range = a !== null && b !== null && a > b ? { from: b, to: a } : { from: a, to: b };
        expect(readDayRange(writeDayRange(range))).toEqual(range);
      }),
    );
  });
});
