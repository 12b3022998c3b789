import { database } from "../database";
import { quotas } from "../database/tables";
import type { Failure } from "../domain/failure";

/** Stores the image quota of a region; an unanswered one keeps its last figures and says why. */
export async function writeQuota(quota: {
  connectionId: string;
  regionId: string;
  used: number | null;
  limit: number | null;
  at: string;
  failure: Failure | null;
}): Promise<void> {
  const db = await database();
  const { at: askedAt, failure, used, limit, ...place } = quota;
  await db
    .insert(quotas)
    .values({ ...place, name: "images", used, limit, askedAt, failure })
    .onConflictDoUpdate({
      target: [quotas.connectionId, quotas.regionId, quotas.name],
      set: failure ? { failure } : { used, limit, askedAt, failure: null },
    });
}
