import { and, eq, inArray, lt } from "drizzle-orm";
import { database } from "../database";
import { answers, changes, connections, images, passes } from "../database/tables";
import type { Settings } from "../domain/settings";
import { lockRevisions } from "./revision";

/** Tombstones of one statement: a purge of many must not keep the passes waiting. */
const STEP = 1_000;
const DAY_MS = 24 * 3_600_000;

export type Forgotten = { passes: number; changes: number; images: number; connections: number };

/**
 * Deletes what is older than the installation keeps: the history of passes and of changes, images that are gone together with the
 * answers behind them, and connections that were removed. Nothing that is still there is touched, however old.
 */
export async function forgetOld(
  now: Date,
  kept: Pick<Settings, "passRetentionDays" | "changeRetentionDays">,
): Promise<Forgotten> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS).toISOString();
  const db = await database();
  const oldPasses = await db.delete(passes).where(lt(passes.finishedAt, before(kept.passRetentionDays)));
  const goneBefore = before(kept.changeRetentionDays);
  const oldChanges = await db.delete(changes).where(lt(changes.at, goneBefore));
  let forgotten = 0;
  for (;;) {
    const step = await forgetImages(goneBefore);
    forgotten += step;
    if (step < STEP) break;
  }
  // Last, because it takes whatever else is known of a connection along.
  const removed = await db.delete(connections).where(lt(connections.removedAt, goneBefore));
  return {
    passes: oldPasses.rowCount ?? 0,
    changes: oldChanges.rowCount ?? 0,
    images: forgotten,
    connections: removed.rowCount ?? 0,
  };
}

async function forgetImages(goneBefore: string): Promise<number> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    // An image may come back at this moment: writers hold the same lock.
    await lockRevisions(transaction);
    const old = await transaction
      .select({ connectionId: images.connectionId, regionId: images.regionId, imageId: images.imageId })
      .from(images)
      .where(lt(images.goneAt, goneBefore))
      .limit(STEP);
    for (const [place, imageIds] of bySource(old)) {
      const [connectionId = "", regionId = ""] = place.split("\n");
      for (const table of [answers, images]) {
        await transaction
          .delete(table)
          .where(
            and(
              eq(table.connectionId, connectionId),
              eq(table.regionId, regionId),
              inArray(table.imageId, imageIds),
            ),
          );
      }
    }
    return old.length;
  });
}

type Ref = { connectionId: string; regionId: string; imageId: string };

function bySource(refs: readonly Ref[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { connectionId, regionId, imageId } of refs) {
    const place = `${connectionId}\n${regionId}`;
    found.set(place, [...(found.get(place) ?? []), imageId]);
  }
  return found;
}
