import type { CloudId, DialectId } from "./cloud";
import type { Disk } from "./disk";
import type { Failure } from "./failure";
import type { Image } from "./image";
import type { Facet } from "./image-filter";

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
};

/** One row of the list: the image without its facts and notes, and where and when it was read. */
export type ImageRow = Pick<
  Image,
  | "ref"
  | "cloud"
  | "dialect"
  | "name"
  | "ownership"
  | "status"
  | "progressPercent"
  | "os"
  | "architecture"
  | "systemDiskGiB"
  | "minDiskGiB"
  | "imageSizeGiB"
  | "createdAt"
  | "placement"
> & {
  connectionName: string;
  disks: Pick<Disk, "role" | "sizeGiB" | "minSizeGiB" | "encrypted">[] | "not-reported";
  sharing: Pick<Image["sharing"], "audience" | "used" | "limit" | "limitBasis"> & {
    targets: "known" | "not-asked" | "not-permitted" | "not-applicable";
  };
  /** Codes of its notes, each once. */
  noteCodes: string[];
  /** When the cloud last told of it, ISO 8601 UTC. */
  readAt: string;
  /** Whether its source is stale or failing: what is shown may be out of date. */
  old: boolean;
};

export type FacetCount = { value: string; count: number };

/** One answer of the list: rows, totals, counts and freshness belong together and always add up. */
export type ImageList = {
  /** Images that fit the filter. */
  total: number;
  /** Images known at all. */
  known: number;
  /** Some source has not been read completely yet: totals may be too small. */
  atLeast: boolean;
  /** Position of the first row in the whole result. */
  from: number;
  rows: ImageRow[];
  /** Counted under the other facets' choices; largest first, chosen values always present. */
  facets: Record<Facet, FacetCount[]>;
  sources: SourceState[];
  /** Display names of accounts, by connection id: facet values are ids. */
  accounts: Record<string, string>;
  /** Grows with every change of the inventory. */
  revision: number;
};
