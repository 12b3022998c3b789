import { type ImageFilter, withChoice } from "../image-filter";
import type { ImageRow } from "../image-list";
import type { BoardState } from "./board-state";
import { whoseFilter } from "./whose";

/** What may be worth a look, in the order of the page. */
export const FINDINGS = ["snapshot", "name-and-size", "stuck", "unshared", "diskless"] as const;
export type Finding = (typeof FINDINGS)[number];

/** Days after which something counts as long, the first being what the page begins with. */
export const STUCK_DAYS = [1, 3, 7] as const;
export const OLD_DAYS = [365, 90, 180, 730] as const;

/** All that the address of the page says. */
export type TidyAddress = {
  stuckDays: (typeof STUCK_DAYS)[number];
  oldDays: (typeof OLD_DAYS)[number];
};

/** Images that look like copies of one another. */
export type LookAlikes = { rows: ImageRow[]; images: number };

/** Images that a filter of the list finds, the first of them, and how many could not be judged and why. */
export type FilteredFinding = { total: number; rows: ImageRow[]; unjudged: number };

export type Tidy = BoardState & {
  today: string;
  copies: Record<"snapshot" | "name-and-size", { found: number; images: number; groups: LookAlikes[] }>;
  stuck: FilteredFinding;
  unshared: FilteredFinding;
  diskless: FilteredFinding;
};

/** Groups, images of a group and rows of a filter that are shown. */
export const MOST_GROUPS = 12;
export const MOST_ALIKE = 6;
export const MOST_FOUND = 12;

const DAY_MS = 86_400_000;

/** Reads `?stuck=3&old=90`; what it does not understand falls away. */
export function readTidyAddress(params: URLSearchParams): TidyAddress {
  const [stuck, old] = [params.get("stuck"), params.get("old")];
  return {
    stuckDays: STUCK_DAYS.find((days) => String(days) === stuck) ?? STUCK_DAYS[0],
    oldDays: OLD_DAYS.find((days) => String(days) === old) ?? OLD_DAYS[0],
  };
}

export function tidyPath({ stuckDays, oldDays }: TidyAddress): string {
  const query = tidyQuery({ stuckDays, oldDays }).toString();
  return query === "" ? "/tidy" : `/tidy?${query}`;
}

export function tidyQuery({ stuckDays, oldDays }: TidyAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (stuckDays !== STUCK_DAYS[0]) params.set("stuck", String(stuckDays));
  if (oldDays !== OLD_DAYS[0]) params.set("old", String(oldDays));
  return params;
}

/** The filters of the list behind the findings that a filter can say; `unjudged`: what could not be judged. */
export function tidyFilters(
  { stuckDays, oldDays }: TidyAddress,
  today: string,
): Record<"stuck" | "unshared" | "diskless", { found: ImageFilter; unjudged: ImageFilter }> {
  const own = whoseFilter("own");
  const inTransition = including(own, "status", ["creating", "importing", "copying", "deleting"]);
  const old = (filter: ImageFilter, days: number): ImageFilter => ({
    ...filter,
    created: { from: null, to: dayBefore(today, days) },
    // The oldest first.
    sort: { key: "created", descending: false },
  });
  return {
    stuck: {
      found: old(inTransition, stuckDays),
      unjudged: inTransition,
    },
    unshared: {
      found: old(including(own, "sharing", ["not-shared"]), oldDays),
      unjudged: old(including(own, "sharing", ["not-asked", "not-permitted", "not-reported"]), oldDays),
    },
    diskless: {
      found: including(own, "disk", ["none"]),
      unjudged: including(own, "disk", ["not-reported"]),
    },
  };
}

function including(
  filter: ImageFilter,
  facet: "status" | "sharing" | "disk",
  values: readonly string[],
): ImageFilter {
  return values.reduce((made, value) => withChoice(made, facet, value, "include"), filter);
}

/** The day so many days before another, ISO dates. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}
