import { describe, expect, it } from "vitest";
import { ageOf } from "./age";
import { clockText, dayText, exactText, momentText } from "./time-text";

const at = "2026-11-21T06:12:40Z";
const now = Date.parse("2026-11-21T08:00:00Z");

describe("a moment", () => {
  it("says on the server that it is UTC", () => {
    expect(exactText(at, "utc")).toBe("2026-11-21 06:12:40 UTC");
    expect(momentText(at, now, "utc")).toBe("06:12 UTC");
  });
  it("tells the day only when it is another", () => {
    expect(momentText(at, now + 86_400_000, "utc")).toBe("2026-11-21 06:12 UTC");
    expect(momentText(at, now, "reader")).toMatch(/\d{2}:\d{2}$/);
  });
  it("pads", () => {
    expect(dayText("2026-01-02T03:04:05Z", "utc")).toBe("2026-01-02");
    expect(clockText("2026-01-02T03:04:05Z", "utc")).toBe("03:04");
  });
});

describe("an age", () => {
  it.each([
    [0, { unit: "minutes", count: 0 }],
    [59 * 60_000, { unit: "minutes", count: 59 }],
    [60 * 60_000, { unit: "hours", count: 1 }],
    [24 * 3_600_000, { unit: "days", count: 1 }],
    [-5000, { unit: "minutes", count: 0 }],
  ])("of %i ms is %o", (ms, age) => {
    expect(ageOf(at, Date.parse(at) + ms)).toEqual(age);
  });
});
