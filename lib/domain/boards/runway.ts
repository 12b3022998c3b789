import type { Lifecycle } from "../lifecycle";
import { sortableVersion } from "../sortable-version";
import type { BoardState } from "./board-state";

/** When the support of a release ends. `extended`: it has ended, and extended support, mostly paid, still runs. */
export const RUNWAY_BUCKETS = ["past", "quarter", "next", "later", "extended", "unknown"] as const;
export type RunwayBucket = (typeof RUNWAY_BUCKETS)[number];

/** How the list parts releases: ended, not ended yet, not known. Of each, a release has a row of its own. */
export type RunwayState = "ended" | "running" | "unknown";

/** The images of one release with the same support and ownership. */
export type RunwayGroup = {
  os: string;
  release: string;
  ownership: string;
  lifecycle: Lifecycle;
  images: number;
};

export type RunwayRow = {
  os: string;
  release: string;
  state: RunwayState;
  bucket: RunwayBucket;
  /** The first end of support among its images, and the last where they differ; ISO dates. */
  endsOn: string | null;
  lastEndsOn: string | null;
  extendedEndsOn: string | null;
  /** Address of the page that states the dates. */
  source: string | null;
  own: number;
  shared: number;
  images: number;
};

export type Runway = BoardState & {
  rows: RunwayRow[];
  today: string;
  /** Last days of this quarter and the next, ISO. */
  quarterEnds: string;
  nextEnds: string;
  dataset: { source: string; date: string };
};

/** The last day of the quarter that a day lies in, or of one so many quarters later. ISO dates. */
export function quarterEnd(day: string, later = 0): string {
  const [year = 1970, month = 1] = day.split("-").map(Number);
  // The day before the first of the quarter after it.
  return new Date(Date.UTC(year, (Math.floor((month - 1) / 3) + 1 + later) * 3, 0))
    .toISOString()
    .slice(0, 10);
}

/** One row for each release and state: what we have ourselves first, then by the end of support. */
export function runwayRows(groups: readonly RunwayGroup[], today: string): RunwayRow[] {
  const byRow = new Map<string, RunwayGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify([group.os, group.release, stateOf(group.lifecycle)]);
    const known = byRow.get(key);
    if (known) known.push(group);
    else byRow.set(key, [group]);
  }
  return [...byRow.values()].map((ofRow) => rowOf(ofRow, today)).sort(inOrder);
}

function rowOf(groups: readonly RunwayGroup[], today: string): RunwayRow {
  const [first] = groups;
  if (!first) throw new RangeError("a row has images");
  const ends = groups.flatMap(({ lifecycle }) => lifecycle.endsOn ?? []).sort();
  const extended = groups.flatMap(({ lifecycle }) => lifecycle.extendedEndsOn ?? []).sort();
  const state = stateOf(first.lifecycle);
  const endsOn = ends[0] ?? null;
  const count = (ownership?: string) =>
    groups.reduce(
      (images, group) =>
        images + (ownership === undefined || group.ownership === ownership ? group.images : 0),
      0,
    );
  const stillExtended = groups.every(({ lifecycle }) => (lifecycle.extendedEndsOn ?? "") > today);
  return {
    os: first.os,
    release: first.release,
    state,
    bucket: bucketOf({ state, endsOn, today, stillExtended }),
    endsOn,
    lastEndsOn: ends.at(-1) === endsOn ? null : (ends.at(-1) ?? null),
    extendedEndsOn: extended[0] ?? null,
    source: groups.find(({ lifecycle }) => lifecycle.source !== null)?.lifecycle.source ?? null,
    own: count("private"),
    shared: count("shared"),
    images: count(),
  };
}

function bucketOf({
  state,
  endsOn,
  today,
  stillExtended,
}: Pick<RunwayRow, "state" | "endsOn"> & { today: string; stillExtended: boolean }): RunwayBucket {
  if (state === "unknown") return "unknown";
  if (state === "ended" || endsOn === null) return stillExtended ? "extended" : "past";
  if (endsOn <= quarterEnd(today)) return "quarter";
  return endsOn <= quarterEnd(today, 1) ? "next" : "later";
}

function stateOf({ state }: Lifecycle): RunwayState {
  if (state === "unknown" || state === "ended") return state;
  return "running";
}

function inOrder(a: RunwayRow, b: RunwayRow): number {
  const mine = ({ own, shared }: RunwayRow) => Number(own + shared > 0);
  return (
    RUNWAY_BUCKETS.indexOf(a.bucket) - RUNWAY_BUCKETS.indexOf(b.bucket) ||
    mine(b) - mine(a) ||
    compare(a.endsOn ?? "", b.endsOn ?? "") * (a.bucket === "past" ? -1 : 1) ||
    compare(a.os, b.os) ||
    compare(sortableVersion(a.release), sortableVersion(b.release))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
