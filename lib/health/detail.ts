import packageFile from "../../package.json" with { type: "json" };
import { databasePool, type PoolCounts } from "../database";
import { diskFullSince } from "../database/disk";
import type { SourceCondition } from "../domain/image-list";
import { liveIndex } from "../inventory/live-index";
import { readSources } from "../inventory/sources";
import { currentSettings } from "../settings";
import { openBreakers } from "../sync/clouds";
import { type NotReady, notReadyBecause } from "./readiness";

export type ReadinessDetail = {
  status: "ready" | "not-ready";
  reason: NotReady | null;
  version: string;
  /** Null where the database does not tell. */
  sources:
    | { connectionId: string; regionId: string; condition: SourceCondition; readAt: string | null }[]
    | null;
  index: { loaded: boolean; images: number; revision: number };
  pool: PoolCounts | null;
  /** Since when this process cannot store anything. */
  diskFullSince: string | null;
  outOfOrder: { connectionId: string; regionId: string }[];
};

/** Readiness with what stands behind it. Never rejects: what cannot be told is null. */
export async function readinessDetail(now: Date): Promise<ReadinessDetail> {
  const reason = await notReadyBecause();
  const { index, loaded, revision } = liveIndex();
  return {
    status: reason === null ? "ready" : "not-ready",
    reason,
    version: packageFile.version,
    // A database that is gone would only hold the answer up.
    sources: reason === "database" ? null : await conditions(now).catch(() => null),
    index: { loaded: loaded(), images: index.size, revision: revision() },
    pool: await databasePool().catch(() => null),
    diskFullSince: diskFullSince(),
    outOfOrder: openBreakers().map(({ connectionId, regionId }) => ({ connectionId, regionId })),
  };
}

async function conditions(now: Date): Promise<ReadinessDetail["sources"]> {
  const sources = await readSources({ now, pace: currentSettings() });
  return sources.map(({ connectionId, regionId, condition, readAt }) => ({
    connectionId,
    regionId,
    condition,
    readAt,
  }));
}
