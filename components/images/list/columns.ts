import type { Sort, SortKey } from "@/lib/domain/image-filter";

export type ColumnId =
  | "name"
  | "place"
  | "os"
  | "arch"
  | "ownership"
  | "status"
  | "disks"
  | "shared"
  | "created";

/** The columns from left to right; `sort` where the list can be ordered by one, `wide` where it goes under 1280 px. */
export const COLUMNS: readonly { id: ColumnId; sort: SortKey | null; wide?: true }[] = [
  { id: "name", sort: "name" },
  { id: "place", sort: "place" },
  { id: "os", sort: "os" },
  { id: "arch", sort: null, wide: true },
  { id: "ownership", sort: "ownership", wide: true },
  { id: "status", sort: "status" },
  { id: "disks", sort: "disks" },
  { id: "shared", sort: "shared" },
  { id: "created", sort: "created" },
];

/** One row of the grid, head and body alike. The name takes what the others leave. */
export const GRID =
  "grid grid-cols-[minmax(240px,1fr)_148px_160px_64px_112px_124px_100px_100px_122px] narrow:grid-cols-[minmax(200px,1fr)_148px_160px_124px_100px_100px_122px]";

/** Numbers and dates begin with the largest, words with A. */
export function firstSort(key: SortKey): Sort {
  return { key, descending: key === "created" || key === "disks" || key === "shared" };
}

/** What a click on a head does: the first order of another column, the other direction of the same. */
export function nextSort(current: Sort, key: SortKey): Sort {
  return current.key === key ? { key, descending: !current.descending } : firstSort(key);
}
