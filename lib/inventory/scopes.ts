import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { type Database, database } from "../database";
import { images, passes, scopes } from "../database/tables";
import type { Ownership } from "../domain/image";
import type { ReadingPace } from "../domain/settings";
import {
  holdsOwn,
  ownershipsOf,
  REFUSALS_UNTIL_STOP,
  SCOPE_GROUPS,
  type Scope,
  type ScopeGroup,
} from "../domain/source";
import { recordForAll } from "./changes";
import { isScope } from "./is-scope";
import { isFree } from "./lease";
import { announceImages, lockRevisions, nextRevision } from "./revision";

/** A scope was dropped (its region deselected, its connection removed) while somebody worked on it. */
export class ScopeGone extends Error {
  override name = "ScopeGone";
  constructor({ connectionId, regionId, group }: Scope) {
    super(`the scope ${connectionId} ${regionId} ${group} was dropped`);
  }
}

/**
 * A scope whose time has come: how often in a row the key was refused in its source, and whether somebody asked for it to be
 * read and waits.
 */
export type DueScope = Scope & { refusals: number; awaited: boolean };

/** Refusals of the key in a row, of all scopes of a row's source together. Columns written out: drizzle leaves tables away. */
const sourceRefusals = sql<number>`(
  select sum(other.refusals) from scopes other
  where other.connection_id = scopes.connection_id and other.region_id = scopes.region_id
)`.mapWith(Number);

const awaited = sql<boolean>`coalesce(${scopes.requestedAt} > coalesce(${scopes.attemptedAt}, '-infinity'), false)`;

/**
 * Scopes whose time has come and that nobody walks: first what somebody waits for, then the longest overdue; none of a
 * source that was stopped.
 */
export async function dueScopes(at: string): Promise<DueScope[]> {
  const db = await database();
  return await db
    .select({
      connectionId: scopes.connectionId,
      regionId: scopes.regionId,
      group: scopes.group,
      refusals: sourceRefusals,
      awaited,
    })
    .from(scopes)
    .where(and(lte(scopes.dueAt, at), isFree(), lt(sourceRefusals, REFUSALS_UNTIL_STOP)))
    .orderBy(desc(awaited), asc(scopes.dueAt));
}

/** Makes every scope due at once: somebody wants to see what is there now. */
export async function makeDue(at: string, connectionId?: string): Promise<void> {
  const db = await database();
  const wanted = connectionId === undefined ? undefined : eq(scopes.connectionId, connectionId);
  await db.transaction(async (transaction) => {
    // An update takes rows in the order in which they lie: a pass that completes meanwhile would wait in a circle.
    await lockScopes(transaction, wanted);
    await transaction.update(scopes).set({ dueAt: at }).where(wanted);
  });
}

/**
 * After the pace of reading became faster: nobody waits longer than the new interval from now on. What failed keeps its
 * time, which the cloud may have asked for.
 */
export async function hastenScopes(transaction: Database, at: string, pace: ReadingPace): Promise<void> {
  await lockScopes(transaction, undefined);
  for (const [minutes, groups] of [
    [pace.ownPassMinutes, SCOPE_GROUPS.filter(holdsOwn)],
    [pace.publicPassMinutes, SCOPE_GROUPS.filter((group) => !holdsOwn(group))],
  ] as const) {
    const latest = new Date(Date.parse(at) + minutes * 60_000).toISOString();
    await transaction
      .update(scopes)
      .set({ dueAt: latest })
      .where(and(inArray(scopes.group, groups), gt(scopes.dueAt, latest), isNull(scopes.failure)));
  }
}

/**
 * Makes the scopes of a connection, or of one of its regions, due at once, each at most once since `notSince`.
 * Returns those that were made due.
 */
export async function requestReads(
  transaction: Database,
  request: { connectionId: string; regionId: string | null; at: string; notSince: string },
): Promise<Scope[]> {
  const { connectionId, regionId, at, notSince } = request;
  await lockScopes(transaction, eq(scopes.connectionId, connectionId));
  return await transaction
    .update(scopes)
    .set({ dueAt: at, requestedAt: at })
    .where(
      and(
        eq(scopes.connectionId, connectionId),
        regionId === null ? undefined : eq(scopes.regionId, regionId),
        or(isNull(scopes.requestedAt), lte(scopes.requestedAt, notSince)),
        lt(sourceRefusals, REFUSALS_UNTIL_STOP),
      ),
    )
    .returning({ connectionId: scopes.connectionId, regionId: scopes.regionId, group: scopes.group });
}

/** Of the scopes that such a request could concern: when each was last asked for, and refusals in its source. */
export async function readRequests(
  transaction: Database,
  request: { connectionId: string; regionId: string | null },
): Promise<{ requestedAt: string | null; refusals: number }[]> {
  const { connectionId, regionId } = request;
  return await transaction
    .select({ requestedAt: scopes.requestedAt, refusals: sourceRefusals })
    .from(scopes)
    .where(
      and(
        eq(scopes.connectionId, connectionId),
        regionId === null ? undefined : eq(scopes.regionId, regionId),
      ),
    );
}

/** A new key, or somebody's word, begins again: refusals of the key are forgotten, and everything is due. */
export async function beginAgain(transaction: Database, connectionId: string, at: string): Promise<void> {
  await lockScopes(transaction, eq(scopes.connectionId, connectionId));
  await transaction
    .update(scopes)
    .set({ refusals: 0, refusedSince: null, dueAt: at })
    .where(eq(scopes.connectionId, connectionId));
}

/**
 * At the start of the only process of a database: passes of the process before it are over, and their scopes free. Where
 * others share the database, a scope is free when its lease is over.
 */
export async function closeAbandonedPasses(at: string): Promise<void> {
  const db = await database();
  await db.update(passes).set({ outcome: "incomplete", finishedAt: at }).where(eq(passes.outcome, "running"));
  await db
    .update(scopes)
    .set({ runningSince: null, leaseHolder: null, leaseUntil: null, dueAt: at })
    .where(isNotNull(scopes.runningSince));
}

/**
 * Gives a connection exactly these scopes. Its images go along: where a region is listed in other groups than before,
 * they move to the group that can bring them; what no scope brings any more is gone at once, so that nothing is shown
 * that nobody reads. All of it or nothing: in the caller's transaction, or in one of its own.
 */
export async function keepScopes(
  connectionId: string,
  keys: readonly Scope[],
  transaction?: Database,
): Promise<void> {
  if (transaction) return await keepIn(transaction, connectionId, keys);
  const db = await database();
  await db.transaction((own) => keepIn(own, connectionId, keys));
}

async function keepIn(transaction: Database, connectionId: string, keys: readonly Scope[]): Promise<void> {
  // Before the scopes' own locks, as at the end of a pass.
  await lockRevisions(transaction);
  await lockScopes(transaction, eq(scopes.connectionId, connectionId));
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
      .where(and(left, eq(images.regionId, regionId), inArray(images.ownership, broughtBy(group))));
  }
  const unread = and(left, isNull(images.goneAt));
  const at = new Date().toISOString();
  await recordForAll(transaction, { kind: "dropped", at, batch: `drop ${at}`, where: unread });
  await transaction
    .update(images)
    .set({ ...buried, goneAt: sql`now()` })
    .where(unread);
  await announceImages(transaction);
}

/** What becomes of an image beside its end when nobody reads it any more. Only under `lockRevisions`. */
export const buried = {
  lastListedAt: sql`coalesce(${images.lastListedAt}, ${images.listedAt})`,
  revision: nextRevision,
};

/** The ownerships of images that a group's listing can bring; one that lists everything brings also the unclear ones. */
export function broughtBy(group: ScopeGroup): (Ownership | "unknown")[] {
  return group === "all" ? [...ownershipsOf(group), "unknown"] : [...ownershipsOf(group)];
}

/** The scope of a source whose listing brings images of this ownership, or null. */
export async function scopeFor(
  source: { connectionId: string; regionId: string },
  ownership: Ownership | "unknown",
): Promise<Scope | null> {
  const db = await database();
  const { connectionId, regionId } = source;
  const ofSource = await db
    .select({ connectionId: scopes.connectionId, regionId: scopes.regionId, group: scopes.group })
    .from(scopes)
    .where(and(eq(scopes.connectionId, connectionId), eq(scopes.regionId, regionId)));
  return ofSource.find(({ group }) => broughtBy(group).includes(ownership)) ?? null;
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

/** Keeps scopes as they are until the commit; always in one order, so that nobody waits in a circle. */
export async function lockScopes(
  transaction: Database,
  where: SQL | undefined,
): Promise<(Scope & { passNumber: number })[]> {
  return await transaction
    .select({
      connectionId: scopes.connectionId,
      regionId: scopes.regionId,
      group: scopes.group,
      passNumber: scopes.passNumber,
    })
    .from(scopes)
    .where(where)
    .orderBy(asc(scopes.connectionId), asc(scopes.regionId), asc(scopes.group))
    .for("update");
}

/** Whether a scope's listing was read to its end at least once. */
export async function wasReadBefore(db: Database, scope: Scope): Promise<boolean> {
  const [row] = await db.select({ completeAt: scopes.completeAt }).from(scopes).where(isScope(scope));
  return row?.completeAt != null;
}

export type HeldScope = Scope & { passNumber: number; completeAt: string | null };

/**
 * Keeps scopes from being dropped until the commit, in the same order as {@link lockScopes}. Returns those that there
 * are.
 */
export async function holdScopes(transaction: Database, held: readonly Scope[]): Promise<HeldScope[]> {
  return await transaction
    .select({
      connectionId: scopes.connectionId,
      regionId: scopes.regionId,
      group: scopes.group,
      passNumber: scopes.passNumber,
      completeAt: scopes.completeAt,
    })
    .from(scopes)
    .where(or(...held.map(isScope)))
    .orderBy(asc(scopes.connectionId), asc(scopes.regionId), asc(scopes.group))
    .for("key share");
}
