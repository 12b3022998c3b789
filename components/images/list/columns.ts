import type { Sort, SortKey } from "@/lib/domain/image-filter";
import { type ColumnId, DEFAULT_COLUMNS, PINNED_COLUMN } from "@/lib/domain/list-columns";

/** How a column stands in the table. Widths are px; the pinned column takes what the others leave. */
type ColumnShape = {
  widthPx: number;
  /** Its width in rows of one line, where that differs. */
  compactPx?: number;
  /** What the list can be ordered by. */
  sort?: SortKey;
};

export const COLUMN_SHAPES: Record<ColumnId, ColumnShape> = {
  name: { widthPx: 220, compactPx: 264, sort: "name" },
  place: { widthPx: 144, sort: "place" },
  os: { widthPx: 156, compactPx: 212, sort: "os" },
  arch: { widthPx: 64, sort: "arch" },
  ownership: { widthPx: 112, sort: "ownership" },
  status: { widthPx: 120, compactPx: 140, sort: "status" },
  disks: { widthPx: 96, compactPx: 104, sort: "disks" },
  shared: { widthPx: 104, compactPx: 116, sort: "shared" },
  created: { widthPx: 140, sort: "created" },
  id: { widthPx: 180 },
  cloud: { widthPx: 148 },
  account: { widthPx: 128 },
  region: { widthPx: 128 },
  release: { widthPx: 96 },
  lifecycle: { widthPx: 164, sort: "lifecycle" },
  description: { widthPx: 220 },
  owner: { widthPx: 136 },
  placement: { widthPx: 128 },
  systemDisk: { widthPx: 104 },
  totalDisk: { widthPx: 104 },
  encryption: { widthPx: 120 },
  diskKinds: { widthPx: 148 },
  snapshot: { widthPx: 168 },
  minDisk: { widthPx: 112 },
  imageSize: { widthPx: 104 },
  rootDevice: { widthPx: 104 },
  sourceInstance: { widthPx: 148 },
  tags: { widthPx: 200 },
  notes: { widthPx: 176 },
  firstSeen: { widthPx: 112 },
  read: { widthPx: 112 },
};

/** No column can be made narrower or wider than this, px. */
export const NARROWEST_PX = 56;
export const WIDEST_PX = 640;

/** Width of the boxes' column, px. */
export const CHECK_PX = 40;

/**
 * Columns that give way where there is little room: under 1280 px and in rows of one line. Only while nobody has chosen
 * columns: what somebody asked for is shown, and the table scrolls.
 */
const GIVING_WAY: readonly ColumnId[] = ["arch", "ownership"];

/** Whether a column of the default ones is hidden where there is little room. */
export function givesWay(columns: readonly ColumnId[], id: ColumnId): boolean {
  return GIVING_WAY.includes(id) && columns.join() === DEFAULT_COLUMNS.join();
}

/** The columns that are really to be seen. */
export function columnsInSight(columns: readonly ColumnId[], littleRoom: boolean): ColumnId[] {
  return columns.filter((id) => !littleRoom || !givesWay(columns, id));
}

/** How a cell sets out what it holds, where that is not one text below the other. */
export const CELLS: Partial<Record<ColumnId, string>> = {
  place: "grid grid-cols-[22px_minmax(0,1fr)] content-center items-center gap-x-2",
  os: "flex flex-col justify-center compact:flex-row compact:items-center compact:justify-start compact:gap-2",
  shared:
    "flex flex-col justify-center phone:flex-row phone:items-baseline phone:justify-start phone:gap-1.5",
};

/** Where a cell stands in a card, on a phone; what has no place here is not on the card. */
export const ON_CARD: Partial<Record<ColumnId, string>> = {
  name: "",
  place: "",
  status: "phone:order-2 phone:justify-self-end",
  os: "phone:order-3",
  disks: "phone:order-4 phone:justify-self-end phone:text-right",
  shared: "phone:order-5",
  created: "phone:order-6 phone:justify-self-end phone:text-right",
};

/** Those of the columns that a card shows. */
export function columnsOnCard(columns: readonly ColumnId[]): ColumnId[] {
  return columns.filter((id) => ON_CARD[id] !== undefined);
}

/** Numbers and dates begin with the largest, words with A. */
export function firstSort(key: SortKey): Sort {
  return { key, descending: key === "created" || key === "disks" || key === "shared" };
}

/** What a click on a head does: the first order of another column, the other direction of the same. */
export function nextSort(current: Sort, key: SortKey): Sort {
  return current.key === key ? { key, descending: !current.descending } : firstSort(key);
}

/** Widths that the reader gave columns, px. */
export type Widths = Partial<Record<ColumnId, number>>;

/** One row of the grid, head and body alike; the table carries the variables. Cards on a phone have a grid of their own. */
export const GRID =
  "grid grid-cols-(--columns) narrow:grid-cols-(--columns-narrow) compact:grid-cols-(--columns-compact)";

/** Wide enough for all columns; where the pane is narrower, it scrolls below the pinned ones. */
export const GRID_WIDTH =
  "min-w-(--width) narrow:min-w-(--width-narrow) compact:min-w-(--width-compact) phone:min-w-0";

/** The variables behind GRID and GRID_WIDTH, as a style. */
export function gridVariables(columns: readonly ColumnId[], widths: Widths): Record<`--${string}`, string> {
  const [wide, narrow, compact] = [
    layout(columns, (id) => widths[id] ?? COLUMN_SHAPES[id].widthPx),
    layout(columnsInSight(columns, true), (id) => widths[id] ?? COLUMN_SHAPES[id].widthPx),
    layout(columnsInSight(columns, true), (id) => widths[id] ?? widthInOneLine(id)),
  ];
  return {
    "--columns": wide.tracks,
    "--columns-narrow": narrow.tracks,
    "--columns-compact": compact.tracks,
    "--width": wide.total,
    "--width-narrow": narrow.total,
    "--width-compact": compact.total,
  };
}

function widthInOneLine(id: ColumnId): number {
  const { widthPx, compactPx } = COLUMN_SHAPES[id];
  return compactPx ?? widthPx;
}

function layout(columns: readonly ColumnId[], widthOf: (id: ColumnId) => number) {
  const tracks = columns.map((id) =>
    id === PINNED_COLUMN ? `minmax(${widthOf(id)}px,1fr)` : `${widthOf(id)}px`,
  );
  const total = columns.reduce((sum, id) => sum + widthOf(id), CHECK_PX);
  return { tracks: `${CHECK_PX}px ${tracks.join(" ")}`, total: `${total}px` };
}
