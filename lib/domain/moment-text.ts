import type { CloudTime } from "./time";

export type Precision = "day" | "minute" | "second";

/**
 * A moment in one zone: `2026-11-21`, `2026-11-21 16:05` or `2026-11-21 16:05:09`, the same in every language.
 * Text that is no moment is returned as it is, so that nothing is hidden.
 */
export function momentText(
  iso: string,
  { timeZone, precision = "minute" }: { timeZone: string; precision?: Precision },
): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const part = partsOf(date, timeZone);
  const day = `${part("year")}-${part("month")}-${part("day")}`;
  if (precision === "day") return day;
  const minute = `${day} ${part("hour")}:${part("minute")}`;
  return precision === "minute" ? minute : `${minute}:${part("second")}`;
}

/** A zone's distance from UTC at a moment: `UTC`, `UTC+8`, `UTC-3:30`. */
export function zoneText(iso: string, timeZone: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return timeZone;
  const format = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" });
  const name = format.formatToParts(date).find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
  return name.replace("GMT", "UTC").replace(/^UTC[+-]0$/, "UTC");
}

/**
 * A cloud's time for people. Where the cloud states no zone it stays as written: `zone` is null and no conversion is
 * made. Otherwise it is put into the reader's zone.
 */
export function cloudTimeText(time: CloudTime, timeZone: string): { text: string; zone: string | null } {
  if (time.zone === "assumed") return { text: time.raw, zone: null };
  return {
    text: momentText(time.iso, { timeZone, precision: "second" }),
    zone: zoneText(time.iso, timeZone),
  };
}

function partsOf(date: Date, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat("en", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(date);
  return (wanted) => parts.find(({ type }) => type === wanted)?.value ?? "";
}
