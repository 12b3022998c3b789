/** Every column that the image table can show, in the order of the chooser. */
export const COLUMN_IDS = [
  "name",
  "place",
  "os",
  "arch",
  "ownership",
  "status",
  "disks",
  "shared",
  "created",
  "id",
  "cloud",
  "account",
  "region",
  "release",
  "lifecycle",
  "description",
  "owner",
  "placement",
  "systemDisk",
  "totalDisk",
  "encryption",
  "diskKinds",
  "snapshot",
  "minDisk",
  "imageSize",
  "rootDevice",
  "sourceInstance",
  "tags",
  "notes",
  "firstSeen",
  "read",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** Stands first in every table and cannot be taken away: without it a row is nobody's. */
export const PINNED_COLUMN = "name" satisfies ColumnId;

/** What the table shows until somebody chooses. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  "name",
  "place",
  "os",
  "arch",
  "ownership",
  "status",
  "disks",
  "shared",
  "created",
];

/**
 * The columns that an address names, left to right. The pinned one is always there and always first; words that are
 * no columns fall away, and an address without any has the default ones.
 */
export function readColumns(params: URLSearchParams): ColumnId[] {
  const words = params.getAll("cols").flatMap((text) => text.split(/[\s,]+/u));
  const named = COLUMN_IDS.filter((id) => words.includes(id));
  if (named.length === 0) return [...DEFAULT_COLUMNS];
  return inOrder(named.toSorted((a, b) => words.indexOf(a) - words.indexOf(b)));
}

/**
 * The columns as the address carries them (`cols=place+os`), or null where they are the default ones. The pinned
 * column goes without saying, unless it is the only one.
 */
export function columnsText(columns: readonly ColumnId[]): string | null {
  const shown = inOrder(columns);
  if (shown.join() === DEFAULT_COLUMNS.join()) return null;
  return shown.length === 1 ? PINNED_COLUMN : shown.slice(1).join(" ");
}

/** The columns with one shown or hidden. A new one comes last; the pinned one stays. */
export function withColumn(columns: readonly ColumnId[], id: ColumnId, shown: boolean): ColumnId[] {
  const others = columns.filter((other) => other !== id);
  if (!shown) return inOrder(others);
  return columns.includes(id) ? [...columns] : inOrder([...others, id]);
}

/** The columns with one moved by so many places; it never passes the pinned one. */
export function movedColumn(columns: readonly ColumnId[], id: ColumnId, by: number): ColumnId[] {
  const from = columns.indexOf(id);
  if (from < 1) return [...columns];
  const others = columns.filter((other) => other !== id);
  const to = Math.min(Math.max(from + by, 1), others.length);
  return [...others.slice(0, to), id, ...others.slice(to)];
}

/** Each column once, the pinned one first. */
function inOrder(columns: readonly ColumnId[]): ColumnId[] {
  return [...new Set<ColumnId>([PINNED_COLUMN, ...columns])];
}
