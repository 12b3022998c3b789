import type { Change, ChangeKind, ChangeTopic } from "./change";
import type { CloudId, DialectId } from "./cloud";
import type { Ownership } from "./image";

/** One change, with what its image was called then. */
export type ChangeRow = Change & {
  /** Null: it had no name. */
  imageName: string | null;
};

/** How changes were noticed: by a pass over a listing, by looking at single images, or because an admin dropped them. */
export type ChangeSource = "pass" | "look" | "drop";

/**
 * Changes that are alike: of one kind and about the same fields, noticed together in one source. A single change is a
 * group of one.
 */
export type ChangeGroup = {
  /** Id of its first change; names it, also while a pass still adds to it. */
  id: number;
  kind: ChangeKind;
  topics: ChangeTopic[];
  source: ChangeSource;
  connectionId: string;
  connectionName: string;
  dialect: DialectId;
  regionId: string;
  ownership: Ownership | "unknown" | null;
  count: number;
  /** When the newest was noticed, ISO 8601 UTC. */
  at: string;
  /** The newest of them, at most `SHOWN_ALIKE`. */
  rows: ChangeRow[];
};

/** Changes of a group that are shown without unfolding it. */
export const SHOWN_ALIKE = 5;

/** Groups of one answer. */
export const CHANGES_PAGE = 40;

/** Changes of one answer when a group is unfolded. */
export const UNFOLD_PAGE = 50;

/** A page of groups, newest first. */
export type ChangesPage = {
  groups: ChangeGroup[];
  /** Where the next page begins; null: this is the last. */
  next: number | null;
  /** The newest change there was: later pages are read as of it, so that nothing is told twice or left out. */
  asOf: number;
  /** From when on, ISO 8601 UTC. */
  since: string;
  /** How many fit by kind, in all pages; null on later pages, which the first one's numbers are for. */
  counts: Partial<Record<ChangeKind, number>> | null;
};

/** A stretch of one group's changes, newest first. */
export type UnfoldedChanges = { rows: ChangeRow[]; next: number | null };

/** What the filters of the page offer. */
export type ChangePlaces = {
  accounts: { id: string; name: string; cloud: CloudId; removed: boolean }[];
  regions: string[];
};

/** How many changes of all kinds a page counts. */
export function totalOf(counts: NonNullable<ChangesPage["counts"]>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
