import type { Facet } from "../../domain/image-filter";
import type { Lifecycle } from "../../domain/lifecycle";
import { lifecycleOf } from "../../lifecycle";
import { FACET_READERS, systemOf } from "./columns";
import type { SearchContext } from "./context";
import type { Column } from "./entry";

/** One way to part images into groups: each image is in the group that its word of a column names. */
export type Grouping = {
  column: Column;
  read(word: string, context: SearchContext): string;
};

/** Groups by the value of a facet of which every image has exactly one. */
export function byFacet(facet: Exclude<Facet, "disk" | "tag" | "notes">): Grouping {
  const { column, read } = FACET_READERS[facet];
  return { column, read: (word, context) => read(word, context)[0] ?? "" };
}

/** Groups by the whole support of the system's release, as JSON. */
export const BY_SUPPORT: Grouping = {
  column: "system",
  read: (word, { today, endingDays }) => JSON.stringify(lifecycleOf(systemOf(word), today, endingDays)),
};

/** What `BY_SUPPORT` wrote. */
export function supportOf(group: string): Lifecycle {
  return JSON.parse(group) as Lifecycle;
}
