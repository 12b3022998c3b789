import { and, asc, eq, inArray, isNull, lte, notInArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { database } from "../database";
import { images, passes, scopes } from "../database/tables";
import { ownershipsOf, type Scope } from "../domain/source";
import { announceImages, lockRevisions, nextRevision } from "./revision";

/** Scopes whose time has come and that nobody walks, longest overdue first. */
export async function dueScopes(at: string): Promise<Scope[]> {
  const db = await database();
  return await db
    .select({ connectionId: scopes.connectionId, regionId: scopes.regionId, group: scopes.group })
    .from(scopes)
    .where(and(lte(scopes.dueAt, at), isNull(scopes.runningSince)))
    .orderBy(asc(scopes.dueAt));
}

/** Makes every scope due at once: somebody wants to see what is there now. */
export async function makeDue(at: string, connectionId?: string): Promise<void> {
  const db = await database();
  await db
    .update(scopes)
    .set({ dueAt: at })
    .where(connectionId === undefined ? undefined : eq(scopes.connectionId, connectionId));
}

/** At the start: passes of a process that is no more are over, and their scopes free. */
export async function closeAbandonedPasses(at: string): Promise<void> {
  const db = await database();
  await db.update(passes).set({ outcome: "incomplete", finishedAt: at }).where(eq(passes.outcome, "running"));
  await db
    .update(scopes)
    .set({ runningSince: null, dueAt: at })
    .where(sql`${scopes.runningSince} is not null`);
}

/**
 * Gives a connection exactly these scopes. Its images go along: where a region is listed in other groups than before,
 * they move to the group that can bring them; what no scope brings any more is gone at once, so that nothing is shown
 * that nobody reads.
 */
export async function keepScopes(connectionId: string, keys: readonly Scope[]): Promise<void> {
  const db = await database();
  await db.transaction(async (transaction) => {
    // Before the scopes' own locks, as at the end of a pass.
    await lockRevisions(transaction);
    await transaction
      .delete(scopes)
      .where(and(eq(scopes.connectionId, connectionId), isNoneOf(keys, scopes.regionId, scopes.group)));
    if (keys.length > 0) {
      await transaction
        .insert(scopes)
        .values([...keys])
        .onConflictDoNothing();
    }
    const left = and(eq(images.connectionId, connectionId), isNoneOf(keys, images.regionId, images.group));
    for (const { regionId, group } of keys) {
      await transaction
        .update(images)
        .set({ group })
        .where(and(left, eq(images.regionId, regionId), inArray(images.ownership, [...ownershipsOf(group)])));
    }
    await transaction
      .update(images)
      .set({
        goneAt: sql`now()`,
        lastListedAt: sql`coalesce(${images.lastListedAt}, ${images.listedAt})`,
        revision: nextRevision,
      })
      .where(and(left, isNull(images.goneAt)));
    await announceImages(transaction);
  });
}

/** Rows of no scope in the list. */
function isNoneOf(keys: readonly Scope[], regionId: PgColumn, group: PgColumn): SQL | undefined {
  if (keys.length === 0) return undefined;
  const name = sql<string>`${regionId} || E'\n' || ${group}`;
  return notInArray(
    name,
    keys.map((scope) => `${scope.regionId}\n${scope.group}`),
  );
}
