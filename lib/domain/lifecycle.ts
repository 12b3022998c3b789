export const LIFECYCLE_STATES = ["supported", "ending", "ended", "unknown"] as const;
export type LifecycleState = (typeof LIFECYCLE_STATES)[number];

/**
 * The support of an operating system's release by its makers. Dates are ISO dates without a time. Extended support,
 * which mostly costs extra, never changes the state: a release that has nothing else left is `ended`.
 */
export type Lifecycle = {
  state: LifecycleState;
  /** End of the security support that everybody gets. */
  endsOn: string | null;
  /** End of the extended support, where there is any. May lie in the past, too. */
  extendedEndsOn: string | null;
  /** The system's name, e.g. `Ubuntu`. */
  product: string | null;
  /** The release line that has these dates, e.g. `14.04` for 14.04.1. */
  cycle: string | null;
  /** Address of the page that states the dates. */
  source: string | null;
};

/** So many days before its end a release counts as `ending`, unless an admin decided otherwise. */
export const ENDING_DAYS = 90;

/**
 * The state of a release that ends on `endsOn`, a day which itself counts as ended. Both are ISO dates. `endingDays`
 * before its end it is `ending`.
 */
export function lifecycleStateOn(
  endsOn: string,
  today: string,
  endingDays = ENDING_DAYS,
): Exclude<LifecycleState, "unknown"> {
  const daysLeft = daysUntil(endsOn, today);
  if (daysLeft <= 0) return "ended";
  return daysLeft <= endingDays ? "ending" : "supported";
}

/** Whole days from `today` to `date`, both ISO dates; negative when `date` is past. Throws a `RangeError` for others. */
export function daysUntil(date: string, today: string): number {
  return dayNumber(date) - dayNumber(today);
}

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;

function dayNumber(date: string): number {
  const ms = ISO_DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`not an ISO date: ${date}`);
  return ms / DAY_MS;
}
