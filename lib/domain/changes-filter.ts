import { readDayRange } from "./filter-ranges";
import { type Choice, isChosen, readChoice, writeChoice } from "./image-filter";

/** The facets of the changes page, in the order of its bar; their names are the keys of the address. */
export const CHANGE_FACETS = ["kind", "field", "ownership", "cloud", "account", "region"] as const;
export type ChangeFacet = (typeof CHANGE_FACETS)[number];

/** Spans that end now. */
export const SINCE_SPANS = ["1d", "7d", "30d"] as const;
export type SinceSpan = (typeof SINCE_SPANS)[number];

/** From when on: a span that ends now, the reader's last visit, or a day (`2026-11-01`, in UTC). */
export type Since = SinceSpan | "visit" | `${number}-${number}-${number}`;

export const DEFAULT_SINCE = "30d" satisfies Since;

/** Which changes are shown: free text, one choice per facet, from when on. A change must fit all of it. */
export type ChangesFilter = { q: string; facets: Record<ChangeFacet, Choice>; since: Since };

const LONGEST_TEXT = 200;
const DAY_MS = 86_400_000;

export function emptyChangesFilter(): ChangesFilter {
  return { q: "", facets: perChangeFacet(() => ({ include: [], exclude: [] })), since: DEFAULT_SINCE };
}

function perChangeFacet<T>(make: (facet: ChangeFacet) => T): Record<ChangeFacet, T> {
  // The entries are made from all facets; Object.fromEntries forgets that.
  return Object.fromEntries(CHANGE_FACETS.map((facet) => [facet, make(facet)])) as Record<ChangeFacet, T>;
}

/**
 * Reads an address of the changes. What it does not understand falls away without an error; a word that no change has
 * stays, and finds nothing. One function for page, routes, feed and browser.
 */
export function readChangesFilter(params: URLSearchParams): ChangesFilter {
  return {
    q: (params.get("q") ?? "").slice(0, LONGEST_TEXT).trim(),
    facets: perChangeFacet((facet) => readChoice(params.getAll(facet))),
    since: readSince(params.get("since")),
  };
}

function readSince(text: string | null): Since {
  if (text === "visit") return text;
  const span = SINCE_SPANS.find((known) => known === text);
  if (span) return span;
  // Only what is a day in the calendar comes through.
  return text !== null && isDay(text) ? (text as Since) : DEFAULT_SINCE;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && readDayRange(text) !== null;
}

/** Writes the address: defaults left out, values sorted, so that equal filters have equal addresses. */
export function writeChangesFilter(filter: ChangesFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.q !== "") params.set("q", filter.q);
  for (const facet of CHANGE_FACETS) {
    const words = writeChoice(filter.facets[facet]);
    if (words !== "") params.set(facet, words);
  }
  if (filter.since !== DEFAULT_SINCE) params.set("since", filter.since);
  return params;
}

/** The path of the page in a state. */
export function changesPath(filter: ChangesFilter): string {
  const query = writeChangesFilter(filter).toString();
  return query === "" ? "/changes" : `/changes?${query}`;
}

/** Whether anything but the time is filtered. */
export function narrowsChanges({ q, facets }: ChangesFilter): boolean {
  return q !== "" || CHANGE_FACETS.some((facet) => isChosen(facets[facet]));
}

/**
 * The moment from which on changes are shown, ISO 8601 UTC. Somebody who was never here before, or a reader who is no
 * person, gets the default span for "since my last visit".
 */
export function sinceMoment(
  since: Since,
  { now, lastVisit }: { now: Date; lastVisit: string | null },
): string {
  if (since === "visit") return lastVisit ?? sinceMoment(DEFAULT_SINCE, { now, lastVisit });
  if (since === "1d" || since === "7d" || since === "30d") {
    return new Date(now.getTime() - Number.parseInt(since, 10) * DAY_MS).toISOString();
  }
  return `${since}T00:00:00.000Z`;
}
