import type { DialectId } from "./cloud";
import type { Failure } from "./failure";

/** One operation in one region. */
export type ProofCell = {
  operation: string;
  /** What an admin grants at the cloud for it. */
  action: string;
  state: "allowed" | "denied" | "not-asked";
  /** The cloud's code of the refusal, or why nothing was asked: `no-own-image`, `no-list`, … */
  reason: string | null;
  requestId: string | null;
};

/** A region's row of the permission matrix. */
export type ProofRow = {
  regionId: string;
  cells: ProofCell[];
  /** Why the region could not be asked at all, e.g. it is not opened or cannot be reached. */
  failure: Failure | null;
};

/** What became known of a key without storing it. */
export type Proof = {
  dialect: DialectId;
  /** First four and last two characters of the key id. */
  keyHint: string;
  /** Who the key belongs to; null until the cloud has accepted it. */
  identity: { accountId: string | "not-reported"; provedBy: string } | null;
  /** Why the cloud did not accept the key. Nothing else was asked then. */
  failure: Failure | null;
  /** The regions to choose from; of the catalog where the key may not ask. Null until they are known. */
  regions: { regionId: string; name: string | null }[] | null;
  /** Why they had to come from the catalog. */
  regionsFailure: Failure | null;
  rows: ProofRow[];
  /** How far the cloud's clock is ahead of ours, milliseconds, to the second; null where no answer told. */
  clockOffsetMs: number | null;
};

/** A proof that is under way, or was. */
export type ProofProgress = {
  /** `failed`: the product could not do it; what the cloud said stands in the proof. `late`: it took too long. */
  state: "running" | "done" | "cancelled" | "late" | "failed";
  proof: Proof;
  /** Regions that are to be asked; null until they are known. */
  plannedRegions: number | null;
  startedAt: string;
};
