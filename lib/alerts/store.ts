import { and, desc, eq, gt, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { record } from "../audit";
import { type Database, database } from "../database";
import { announceMoves } from "../database/moves";
import { alerts } from "../database/tables";
import { type Alert, type AlertCause, alertKey } from "../domain/alert";
import type { AuditActor } from "../domain/audit";
import { enqueue } from "./deliveries";
import { AlertError } from "./errors";

/** Held by the instance that settles the alerts; any number that is ours alone. */
const ALERTS_LOCK = 727_110;

/**
 * Makes the open alerts those of the present causes: a new cause opens one, one whose cause has ended is cleared, and
 * receivers are told of both, once, in the same transaction. Of what is muted nobody is told until the muting ends. When
 * another instance is at it at this moment, nothing is done and null is returned.
 */
export async function settleAlerts(
  causes: readonly AlertCause[],
  { now, address }: { now: Date; address: string },
): Promise<{ opened: number; cleared: number } | null> {
  const at = now.toISOString();
  const db = await database();
  return await db.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ held: boolean }>(
      sql`select pg_try_advisory_xact_lock(${ALERTS_LOCK}) as held`,
    );
    if (rows[0]?.held !== true) return null;
    const open = await transaction.select().from(alerts).where(isNull(alerts.clearedAt));
    const present = new Map(causes.map((cause) => [alertKey(cause), cause]));
    const known = new Set(open.map(({ key }) => key));
    for (const { id, key, cause } of open) {
      const now = present.get(key);
      if (now && JSON.stringify(now) !== JSON.stringify(cause)) {
        await transaction.update(alerts).set({ cause: now }).where(eq(alerts.id, id));
      }
    }
    const fresh = [...present].filter(([key]) => !known.has(key));
    await openAll(transaction, fresh, at);
    const cleared = open.filter(({ key }) => !present.has(key));
    if (cleared.length > 0) {
      const ids = cleared.map(({ id }) => id);
      await transaction.update(alerts).set({ clearedAt: at }).where(inArray(alerts.id, ids));
    }
    for (const row of cleared.filter((row) => row.told && !isMuted(row, at))) {
      await enqueue(transaction, { event: "alert.cleared", alert: row, at, address });
    }
    const untold = await transaction
      .select()
      .from(alerts)
      .where(and(isNull(alerts.clearedAt), eq(alerts.told, false)));
    for (const row of untold.filter((row) => !isMuted(row, at))) {
      await enqueue(transaction, { event: "alert.opened", alert: row, at, address });
      await transaction.update(alerts).set({ told: true }).where(eq(alerts.id, row.id));
    }
    if (fresh.length + cleared.length > 0) await announceMoves(transaction, "alerts");
    return { opened: fresh.length, cleared: cleared.length };
  });
}

/** A cause that comes back while it is muted is muted still. */
async function openAll(
  transaction: Database,
  fresh: readonly (readonly [string, AlertCause])[],
  at: string,
): Promise<void> {
  if (fresh.length === 0) return;
  const keys = fresh.map(([key]) => key);
  const muted = await transaction
    .select({ key: alerts.key, mutedUntil: alerts.mutedUntil, mutedBy: alerts.mutedBy })
    .from(alerts)
    .where(and(inArray(alerts.key, keys), gt(alerts.mutedUntil, at)));
  const mutes = new Map(muted.map(({ key, ...mute }) => [key, mute]));
  await transaction
    .insert(alerts)
    .values(fresh.map(([key, cause]) => ({ key, cause, openedAt: at, ...mutes.get(key) })))
    .onConflictDoNothing();
}

function isMuted({ mutedUntil }: { mutedUntil: string | null }, at: string): boolean {
  return mutedUntil !== null && mutedUntil > at;
}

/** The open alerts, the newest first. */
export async function readOpenAlerts(): Promise<Alert[]> {
  const db = await database();
  return await db
    .select({
      id: alerts.id,
      cause: alerts.cause,
      openedAt: alerts.openedAt,
      mutedUntil: alerts.mutedUntil,
      mutedBy: alerts.mutedBy,
    })
    .from(alerts)
    .where(isNull(alerts.clearedAt))
    .orderBy(desc(alerts.openedAt), alerts.key);
}

/** Mutes an open alert until a moment, or lets it speak again (null). Throws `AlertError`. */
export async function muteAlert(
  transaction: Database,
  { actor, id, until }: { actor: AuditActor; id: string; until: string | null },
): Promise<void> {
  const [row] = await transaction
    .update(alerts)
    .set({ mutedUntil: until, mutedBy: until === null ? null : actor.email })
    .where(and(eq(alerts.id, id), isNull(alerts.clearedAt)))
    .returning({ key: alerts.key });
  if (!row) throw new AlertError("alert-unknown");
  await announceMoves(transaction, "alerts");
  await record(transaction, {
    actor,
    action: until === null ? "alert.unmuted" : "alert.muted",
    object: { kind: "alert", id, name: row.key },
    ...(until !== null && { after: { until } }),
  });
}

/** Forgets alerts that were cleared before a moment. Returns how many. */
export async function forgetAlerts(before: string): Promise<number> {
  const db = await database();
  const { rowCount } = await db
    .delete(alerts)
    .where(and(isNotNull(alerts.clearedAt), lt(alerts.clearedAt, before)));
  return rowCount ?? 0;
}
