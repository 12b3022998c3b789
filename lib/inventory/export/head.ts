import { countSources, failingSources, oldestData, staleSources } from "../../domain/completeness";
import type { SourceState } from "../../domain/image-list";
import type { ColumnId } from "../../domain/list-columns";

/** What a file says of itself, so that it can be judged without us. */
export type ExportHead = {
  /** ISO 8601 UTC. */
  madeAt: string;
  /** The list's own address in this state. */
  address: string;
  columns: readonly ColumnId[];
  images: {
    /** Images in the file. */
    rows: number;
    /** Where some were selected: how many; those that are gone are not in the file. */
    selected: number | null;
    known: number;
    /** Some source was never read completely: the numbers may be too small. */
    atLeast: boolean;
  };
  sources: { total: number; current: number; stale: number; failing: number; unread: number };
  /** Sources whose images are older than they should be: the failing ones first. */
  troubles: Trouble[];
  /** When the oldest of the images was read; null before the first read. */
  oldestReadAt: string | null;
  /** Number of the inventory's state; equal numbers mean equal content. */
  revision: number;
};

export type Trouble = Pick<
  SourceState,
  "cloud" | "connectionName" | "regionId" | "condition" | "failingSince" | "failure" | "images" | "readAt"
>;

/** The rows' own numbers, as the list tells them. */
export type Told = {
  total: number;
  known: number;
  atLeast: boolean;
  sources: readonly SourceState[];
  revision: number;
};

/** Makes the head by the same arithmetic as the list's completeness line. */
export function exportHead(
  told: Told,
  given: Pick<ExportHead, "madeAt" | "address" | "columns"> & { selected: number | null },
): ExportHead {
  const { selected, ...head } = given;
  const { answered, ...sources } = countSources(told.sources);
  return {
    ...head,
    images: { rows: told.total, selected, known: told.known, atLeast: told.atLeast },
    sources,
    troubles: [...failingSources(told.sources), ...staleSources(told.sources)],
    oldestReadAt: oldestData(told.sources),
    revision: told.revision,
  };
}
