import { CLOUDS, type CloudId } from "../cloud";
import type { SourceState } from "../image-list";
import type { Lifecycle } from "../lifecycle";
import { sortableVersion } from "../sortable-version";
import type { BoardState } from "./board-state";

/** What the columns of a cloud are. */
export const MATRIX_BY = ["region", "arch"] as const;
export type MatrixBy = (typeof MATRIX_BY)[number];

/** The images of one release in one column: the smallest thing that is counted. */
export type MatrixGroup = {
  /** Values of the list's facets. */
  os: string;
  release: string;
  cloud: CloudId;
  /** A region, or an architecture's word. */
  value: string;
  lifecycle: Lifecycle;
  images: number;
  /** When the newest of them was made, ISO 8601 UTC; null: the clouds tell it of none. */
  newestAt: string | null;
};

export type MatrixColumn = {
  cloud: CloudId;
  value: string;
  /** Since when its images may be out of date, where a source of it is stale or failing; null: they are not. */
  oldSince: string | "never" | null;
};

/** Null: there is no image. */
export type MatrixCell = Pick<MatrixGroup, "images" | "newestAt"> | null;

/** A row: a release, or all releases of a system together (`release` null). */
export type MatrixRow = {
  os: string;
  release: string | null;
  images: number;
  newestAt: string | null;
  /** The support of its images, the earliest end first; several where the release is told less exactly than its end. */
  supports: Lifecycle[];
  /** One per column. */
  cells: MatrixCell[];
};

/** A system: all of it, and its releases from new to old. */
export type MatrixFamily = MatrixRow & { releases: MatrixRow[] };

export type Matrix = BoardState & {
  columns: MatrixColumn[];
  families: MatrixFamily[];
  /** Images whose release has no support any more, and those whose release loses it soon. */
  ended: number;
  ending: number;
  /** Days ahead that count as soon. */
  endingDays: number;
  /** Day of the dataset of end dates, ISO. */
  datasetDate: string;
};

/** The columns: every place that is read, whether or not an image is there; clouds in their order, places by name. */
export function matrixColumns(
  groups: readonly MatrixGroup[],
  { by, sources }: { by: MatrixBy; sources: readonly SourceState[] },
): MatrixColumn[] {
  const columns = new Map<string, MatrixColumn>();
  const add = (cloud: CloudId, value: string) => {
    const key = `${cloud}\n${value}`;
    const column = columns.get(key) ?? { cloud, value, oldSince: null };
    columns.set(key, column);
    return column;
  };
  for (const { cloud, value } of groups) add(cloud, value);
  if (by === "region") {
    for (const source of sources) {
      const column = add(source.cloud, source.regionId);
      if (source.condition !== "stale" && source.condition !== "failing") continue;
      const since = source.readAt ?? "never";
      if (column.oldSince === null || since < column.oldSince) column.oldSince = since;
    }
  }
  return [...columns.values()].sort(
    (a, b) => CLOUDS.indexOf(a.cloud) - CLOUDS.indexOf(b.cloud) || compare(a.value, b.value),
  );
}

/** The rows: systems with many images first, what is not known last. */
export function matrixFamilies(
  groups: readonly MatrixGroup[],
  columns: readonly MatrixColumn[],
): MatrixFamily[] {
  const places = new Map(columns.map(({ cloud, value }, place) => [`${cloud}\n${value}`, place]));
  const families = new Map<string, MatrixGroup[]>();
  for (const group of groups) {
    const known = families.get(group.os);
    if (known) known.push(group);
    else families.set(group.os, [group]);
  }
  return [...families]
    .map(([os, ofFamily]): MatrixFamily => {
      const releases = new Map<string, MatrixGroup[]>();
      for (const group of ofFamily) {
        const known = releases.get(group.release);
        if (known) known.push(group);
        else releases.set(group.release, [group]);
      }
      return {
        ...rowOf(ofFamily, { os, release: null, places }),
        releases: [...releases]
          .map(([release, ofRelease]) => rowOf(ofRelease, { os, release, places }))
          .sort(byRelease),
      };
    })
    .sort(
      (a, b) =>
        Number(a.os === "unknown") - Number(b.os === "unknown") || b.images - a.images || compare(a.os, b.os),
    );
}

function rowOf(
  groups: readonly MatrixGroup[],
  { os, release, places }: { os: string; release: string | null; places: ReadonlyMap<string, number> },
): MatrixRow {
  const cells = Array.from({ length: places.size }, (): MatrixCell => null);
  const supports = new Map<string, Lifecycle>();
  let all: MatrixCell = null;
  for (const group of groups) {
    const place = places.get(`${group.cloud}\n${group.value}`);
    if (place !== undefined) cells[place] = together(cells[place] ?? null, group);
    all = together(all, group);
    const { state, endsOn, extendedEndsOn } = group.lifecycle;
    supports.set(`${state} ${endsOn} ${extendedEndsOn}`, group.lifecycle);
  }
  return {
    os,
    release,
    images: all?.images ?? 0,
    newestAt: all?.newestAt ?? null,
    supports: [...supports.values()].sort(byEnd),
    cells,
  };
}

function together(
  cell: MatrixCell,
  { images, newestAt }: Pick<MatrixGroup, "images" | "newestAt">,
): NonNullable<MatrixCell> {
  if (cell === null) return { images, newestAt };
  const newest = [cell.newestAt, newestAt].filter((at) => at !== null).sort();
  return { images: cell.images + images, newestAt: newest.at(-1) ?? null };
}

/** From new to old; images of the system whose release is not known come last. */
function byRelease(a: MatrixRow, b: MatrixRow): number {
  return (
    Number(a.release === "unknown") - Number(b.release === "unknown") ||
    -compare(sortableVersion(a.release ?? ""), sortableVersion(b.release ?? ""))
  );
}

/** The earliest end first, what is not known last. */
function byEnd(a: Lifecycle, b: Lifecycle): number {
  return (
    Number(a.state === "unknown") - Number(b.state === "unknown") || compare(a.endsOn ?? "", b.endsOn ?? "")
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
