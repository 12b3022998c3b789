/** How full a limit is; `none` where no limit is known. */
export type MeterLevel = "fine" | "tight" | "full" | "over" | "none";

/** From 80 % on a limit is tight. A limit of 0 is full at once. */
export function meterLevel(used: number, limit: number | null): MeterLevel {
  if (limit === null) return "none";
  if (used > limit) return "over";
  if (used >= limit) return "full";
  return used / limit >= 0.8 ? "tight" : "fine";
}

/** Share of the track to fill, 0 to 100. One of 500 is still seen: at least 2. */
export function meterPercent(used: number, limit: number): number {
  if (used <= 0) return 0;
  return limit <= 0 ? 100 : Math.min(100, Math.max(2, (used / limit) * 100));
}
