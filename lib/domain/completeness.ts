import type { SourceState } from "./image-list";

/** How many sources are in which condition; the five always add up to `total`. */
export type SourceCounts = {
  total: number;
  current: number;
  stale: number;
  failing: number;
  /** Being read for the first time, or waiting for that. */
  unread: number;
  /** Sources that have told all they know at least once and are not failing now. */
  answered: number;
};

export function countSources(sources: readonly SourceState[]): SourceCounts {
  const count = (...conditions: SourceState["condition"][]) =>
    sources.filter(({ condition }) => conditions.includes(condition)).length;
  return {
    total: sources.length,
    current: count("current"),
    stale: count("stale"),
    failing: count("failing"),
    unread: count("reading", "waiting"),
    answered: count("current", "stale"),
  };
}

/** When the least recently read of the current sources was read; null when none is current. */
export function oldestRead(sources: readonly SourceState[]): string | null {
  return oldestOf(sources.filter(({ condition }) => condition === "current"));
}

/** How old the oldest images of all are: of failing and stale sources, too. Null before the first read. */
export function oldestData(sources: readonly SourceState[]): string | null {
  return oldestOf(sources);
}

/** The sources that one sentence should speak of, worst first: the failing ones, else the stale ones. */
export function troubled(sources: readonly SourceState[]): SourceState[] {
  const failing = failingSources(sources);
  return failing.length > 0 ? failing : staleSources(sources);
}

/** Failing sources, those that have failed longest first. */
export function failingSources(sources: readonly SourceState[]): SourceState[] {
  return sources
    .filter(({ condition }) => condition === "failing")
    .toSorted((a, b) => order(a.failingSince, b.failingSince));
}

/** Stale sources, the oldest first. */
export function staleSources(sources: readonly SourceState[]): SourceState[] {
  return sources
    .filter(({ condition }) => condition === "stale")
    .toSorted((a, b) => order(a.readAt, b.readAt));
}

function oldestOf(sources: readonly SourceState[]): string | null {
  return sources.reduce<string | null>((oldest, { readAt }) => {
    if (readAt === null) return oldest;
    return oldest === null || readAt < oldest ? readAt : oldest;
  }, null);
}

function order(a: string | null, b: string | null): number {
  return (a ?? "") < (b ?? "") ? -1 : 1;
}
