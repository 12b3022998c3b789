import type { CloudId, DialectId } from "./cloud";
import type { Disk } from "./disk";
import type { Failure, FailureKind } from "./failure";
import type { Image } from "./image";
import type { Condition, Facet } from "./image-filter";
import type { Lifecycle } from "./lifecycle";

/**
 * How much a source's images can be trusted to be today's: `current`; `stale` (no complete read for longer than three
 * intervals); `failing` (the last read failed; older images are kept); `reading` for the first time; `waiting` for its
 * first read.
 */
export type SourceCondition = "current" | "stale" | "failing" | "reading" | "waiting";

/** Connection × region: what people call one source. */
export type SourceState = {
  connectionId: string;
  connectionName: string;
  cloud: CloudId;
  dialect: DialectId;
  regionId: string;
  condition: SourceCondition;
  /** Images known from it, gone ones not counted. */
  images: number;
  /** When the oldest of its listings was last read completely; null before the first time. ISO 8601 UTC. */
  readAt: string | null;
  /** Whether it is being read at this moment. */
  reading: boolean;
  /** When it began to fail, and why; null while it does not. */
  failingSince: string | null;
  failure: Failure | null;
  /** Until when its cloud wants to be left alone, where that is longer than a minute. ISO 8601 UTC. */
  throttledUntil?: string;
};

/** One row of the list: the image without its facts and notes, and where and when it was read. */
export type ImageRow = Pick<
  Image,
  | "ref"
  | "cloud"
  | "dialect"
  | "name"
  | "description"
  | "owner"
  | "placement"
  | "ownership"
  | "status"
  | "progressPercent"
  | "os"
  | "architecture"
  | "rootDevice"
  | "systemDiskGiB"
  | "minDiskGiB"
  | "imageSizeGiB"
  | "snapshotId"
  | "sourceInstanceId"
  | "createdAt"
  | "tags"
> & {
  connectionName: string;
  disks: RowDisk[] | "not-reported";
  sharing: RowSharing;
  /** Support of its system on the day of the answer, in UTC. */
  lifecycle: Lifecycle;
  /** Codes of its notes, each once. */
  noteCodes: string[];
  firstSeenAt: string;
  /** Since when a list tells it as it does now; null: since it was first seen. ISO 8601 UTC. */
  changedAt: string | null;
  /** When the cloud last told of it, ISO 8601 UTC. */
  readAt: string;
  /** Whether its source is stale or failing: what is shown may be out of date. */
  old: boolean;
};

export type RowDisk = Pick<
  Disk,
  "role" | "device" | "type" | "sizeGiB" | "minSizeGiB" | "encrypted" | "snapshotId"
>;

export type RowSharing = Pick<Image["sharing"], "audience" | "used" | "limit" | "limitBasis"> & {
  targets: "known" | "not-asked" | "not-permitted" | "not-applicable";
  /** When the detail round last asked for it; null: never. ISO 8601 UTC. */
  askedAt: string | null;
  /** Why it could not be asked the last time; null where it could. */
  askFailure: FailureKind | null;
};

export type FacetCount = { value: string; count: number };

/** Values of one facet that an answer of the list carries at the most, chosen ones not counted. */
export const MOST_FACET_VALUES = 100;

/** A stretch of the result, without what is the same for every stretch. */
export type ImageWindow = {
  /** Images that fit the filter. */
  total: number;
  /** Position of the first row in the whole result. */
  from: number;
  rows: ImageRow[];
  /** Grows with every change of the inventory. */
  revision: number;
};

/** One answer of the list: rows, totals, counts and freshness belong together and always add up. */
export type ImageList = ImageWindow & {
  /** Images known at all. */
  known: number;
  /** Some source has not been read completely yet: totals may be too small. */
  atLeast: boolean;
  /**
   * Counted under the other facets' choices; largest first, zeros kept, chosen values always present. Of a long facet
   * only the first `MOST_FACET_VALUES`; the others are found by `GET /api/images/values`.
   */
  facets: Record<Facet, FacetCount[]>;
  /** How many values each facet has, more than `facets` carries where it is long. */
  distinct: Record<Facet, number>;
  /** For each condition of the filter: images that would fit without it. */
  without: Partial<Record<Condition, number>>;
  sources: SourceState[];
  /** Display names of accounts, by connection id: facet values are ids. */
  accounts: Record<string, string>;
};

/** Values of one facet that a text is found in: `GET /api/images/values?facet=tag&find=…&…filter…`. */
export type FacetValues = {
  facet: Facet;
  /** As in the list, counted under the other facets' choices; at most `MOST_FACET_VALUES`. */
  values: FacetCount[];
  /** How many values the text is found in. */
  found: number;
  revision: number;
};
