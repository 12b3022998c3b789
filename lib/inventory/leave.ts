import { and, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { images, quotas } from "../database/tables";
import type { Leaving } from "../domain/connection";
import { recordForAll } from "./changes";
import { announceImages, lockRevisions } from "./revision";
import { buried } from "./scopes";

/** A whole connection, or some of its regions. */
export type Leavers = { connectionId: string; regionIds: string[] | null };

/** What would go with a connection or with some of its regions. */
export async function countLeaving(leavers: Leavers): Promise<Leaving> {
  const db = await database();
  const rows = await db
    .select({
      regionId: images.regionId,
      images: sql<number>`count(*) filter (where ${images.goneAt} is null)`.mapWith(Number),
      all: count(),
    })
    .from(images)
    .where(ofLeavers(images, leavers))
    .groupBy(images.regionId)
    .orderBy(images.regionId);
  const here = rows.reduce((sum, row) => sum + row.images, 0);
  return {
    images: here,
    tombstones: rows.reduce((sum, row) => sum + row.all, 0) - here,
    regions: rows.map(({ regionId, images: found }) => ({ regionId, images: found })),
  };
}

/**
 * Makes tombstones of the images of a connection or of some of its regions: their last state stays as long as
 * retention says. Their scopes must be dropped in the same transaction, or a running pass brings them back. Returns
 * how many.
 */
export async function buryImages(transaction: Database, leavers: Leavers, at: string): Promise<number> {
  await lockRevisions(transaction);
  await transaction.delete(quotas).where(ofLeavers(quotas, leavers));
  const there = and(ofLeavers(images, leavers), isNull(images.goneAt));
  await recordForAll(transaction, { kind: "dropped", at, batch: `drop ${at}`, where: there });
  const { rowCount } = await transaction
    .update(images)
    .set({ ...buried, goneAt: at })
    .where(there);
  if ((rowCount ?? 0) > 0) await announceImages(transaction);
  return rowCount ?? 0;
}

function ofLeavers(
  table: typeof images | typeof quotas,
  { connectionId, regionIds }: Leavers,
): SQL | undefined {
  return and(
    eq(table.connectionId, connectionId),
    regionIds === null ? undefined : inArray(table.regionId, regionIds),
  );
}
