import { describe, expect, it } from "vitest";
import { cloudTimeText, momentText, zoneText } from "./moment-text";

describe("momentText", () => {
  it.each([
    ["day", "2026-11-22"],
    ["minute", "2026-11-22 00:05"],
    ["second", "2026-11-22 00:05:09"],
  ] as const)("writes a moment to the %s, midnight as 00", (precision, text) => {
    expect(momentText("2026-11-21T16:05:09Z", { timeZone: "Asia/Shanghai", precision })).toBe(text);
  });

  it("shows text that is no moment as it is", () => {
    expect(momentText("soon", { timeZone: "UTC" })).toBe("soon");
  });
});

it.each([
  ["UTC", "UTC"],
  ["Asia/Shanghai", "UTC+8"],
  ["Asia/Kolkata", "UTC+5:30"],
  ["America/New_York", "UTC-4"],
])("names the zone %s by its distance: %s", (timeZone, text) => {
  expect(zoneText("2026-07-01T00:00:00Z", timeZone)).toBe(text);
});

describe("cloudTimeText", () => {
  it("puts a time with a stated zone into the reader's zone", () => {
    const time = {
      iso: "2015-06-17T10:37:02.000Z",
      raw: "2015-06-17T10:37:02Z",
      zone: "stated",
    } as const;
    expect(cloudTimeText(time, "Asia/Shanghai")).toEqual({ text: "2015-06-17 18:37:02", zone: "UTC+8" });
  });

  it("leaves a time without a zone as the cloud wrote it, wherever the reader is", () => {
    const time = { iso: "2021-01-28T08:49:05.000Z", raw: "2021-01-28 16:49:05", zone: "assumed" } as const;
    for (const timeZone of ["UTC", "Asia/Shanghai", "America/New_York"]) {
      expect(cloudTimeText(time, timeZone)).toEqual({ text: "2021-01-28 16:49:05", zone: null });
    }
  });
});
