/** An age in one short word of a cell: `2h`, `66d`, `4mo`, `11y`. */
export type CellAge = { unit: "hours" | "days" | "months" | "years"; count: number };

/** How fresh the newest build is, for its tint: within 30 days, 90 days, a year, older. */
export type Freshness = "month" | "quarter" | "year" | "older";

const HOUR_MS = 3_600_000;
const MONTH_DAYS = 30.44;
const YEAR_DAYS = 365.25;

/** The age of a moment; one in the future (clocks differ) counts as now. */
export function cellAge(iso: string, nowMs: number): CellAge {
  const hours = Math.floor(Math.max(0, nowMs - Date.parse(iso)) / HOUR_MS);
  if (hours < 24) return { unit: "hours", count: hours };
  const days = Math.floor(hours / 24);
  if (days < 100) return { unit: "days", count: days };
  if (days < YEAR_DAYS) return { unit: "months", count: Math.floor(days / MONTH_DAYS) };
  return { unit: "years", count: Math.floor(days / YEAR_DAYS) };
}

export function freshnessOf(iso: string, nowMs: number): Freshness {
  const days = (nowMs - Date.parse(iso)) / HOUR_MS / 24;
  if (days <= 30) return "month";
  if (days <= 90) return "quarter";
  return days <= 365 ? "year" : "older";
}
