import { and, asc, eq, isNull, lte, notInArray, sql } from "drizzle-orm";
import { database } from "../database";
import { passes, scopes } from "../database/tables";
import type { Scope } from "../domain/source";

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

/** Forgets the scopes that a connection no longer has, e.g. after a region was deselected. */
export async function keepScopes(connectionId: string, keys: readonly Scope[]): Promise<void> {
  const db = await database();
  const kept = keys.map((scope) => `${scope.regionId}\n${scope.group}`);
  const name = sql<string>`${scopes.regionId} || E'\n' || ${scopes.group}`;
  await db
    .delete(scopes)
    .where(and(eq(scopes.connectionId, connectionId), kept.length > 0 ? notInArray(name, kept) : undefined));
  for (const scope of keys) await db.insert(scopes).values(scope).onConflictDoNothing();
}
