import { describe, expect, it } from "vitest";
import { daysUntil, lifecycleStateOn } from "./lifecycle";

describe("lifecycleStateOn", () => {
  it.each([
    [91, "2026-08-22", "supported"],
    [90, "2026-08-23", "ending"],
    [1, "2026-11-20", "ending"],
    [0, "2026-11-21", "ended"],
    [-1, "2026-11-22", "ended"],
  ] as const)("with %i days left on %s is %s", (daysLeft, today, state) => {
    expect(daysUntil("2026-11-21", today)).toBe(daysLeft);
    expect(lifecycleStateOn("2026-11-21", today)).toBe(state);
  });

  it("is ending as many days ahead as was decided", () => {
    expect(lifecycleStateOn("2026-11-21", "2026-10-21", 30)).toBe("supported");
    expect(lifecycleStateOn("2026-11-21", "2026-10-21", 31)).toBe("ending");
  });

  it("counts the leap day", () => {
    expect(daysUntil("2028-03-01", "2028-02-28")).toBe(2);
    expect(daysUntil("2027-03-01", "2027-02-28")).toBe(1);
  });

  it.each(["", "2026-11", "2026-13-01", "21.11.2026", "2026-11-21T00:00:00Z"])(
    "refuses %j as a day",
    (text) => {
      expect(() => lifecycleStateOn("2027-01-01", text)).toThrow(RangeError);
      expect(() => lifecycleStateOn(text, "2027-01-01")).toThrow(RangeError);
    },
  );
});
