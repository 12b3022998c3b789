import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { httpDate } from "./http-date";
import { LONGEST_RETRY_AFTER_MS, retryAfterMs } from "./retry-after";

const NOW = new Date("2026-03-01T00:00:00.000Z");

describe("retryAfterMs", () => {
  it.each([
    [null, null],
    ["", null],
    ["0", 0],
    [" 7 ", 7_000],
    ["007", 7_000],
    ["31536000", LONGEST_RETRY_AFTER_MS],
    ["31536001", null],
    ["9".repeat(400), null],
    ["-1", null],
    ["+1", null],
    ["1.5", null],
    ["1e3", null],
    ["0x10", null],
    ["１２", null],
    ["12 seconds", null],
    ["Sun, 01 Mar 2026 00:00:30 GMT", 30_000],
    ["Sunday, 01-Mar-26 00:00:30 GMT", 30_000],
    ["Sun Mar  1 00:00:30 2026", 30_000],
    ["Sat, 28 Feb 2026 23:59:59 GMT", 0],
    ["Sun, 01 Mar 2037 00:00:00 GMT", null],
    ["Sun, 01 Foo 2026 00:00:30 GMT", null],
    ["2026-03-01T00:00:30Z", null],
    ["Thu 5", null],
    ["Sun, 01 Mar 2026 00:00:30", null],
  ])("reads %j as %j", (header, expected) => {
    expect(retryAfterMs(header, NOW)).toBe(expected);
  });

  const dateText = fc.date({ noInvalidDate: true }).map((date) => date.toUTCString());
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.integer().map(String),
    fc.double().map(String),
    fc.bigInt().map(String),
    dateText,
    dateText.map((text) => text.slice(0, -3)),
    fc.tuple(fc.constantFrom("Mon", "Sun,", "Thu, "), fc.string()).map((parts) => parts.join(" ")),
  );

  it("is null or a whole number from 0 to its bound, whatever the header", () => {
    fc.assert(
      fc.property(anything, fc.date({ noInvalidDate: true }), (header, now) => {
        const wait = retryAfterMs(header, now);
        if (wait === null) return;
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(LONGEST_RETRY_AFTER_MS);
      }),
      { numRuns: 2_000 },
    );
  });

  it("gives back every wait within its bound, as seconds and as a date", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LONGEST_RETRY_AFTER_MS / 1000 }), (seconds) => {
        expect(retryAfterMs(String(seconds), NOW)).toBe(seconds * 1000);
        const date = new Date(NOW.getTime() + seconds * 1000).toUTCString();
        expect(retryAfterMs(date, NOW)).toBe(seconds * 1000);
      }),
    );
  });
});

describe("httpDate", () => {
  it("reads a date without a zone as GMT, wherever the machine stands", () => {
    const before = process.env.TZ;
    try {
      for (const zone of ["UTC", "Asia/Shanghai", "America/New_York"]) {
        process.env.TZ = zone;
        expect(httpDate("Sun Nov  6 08:49:37 1994")).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});
