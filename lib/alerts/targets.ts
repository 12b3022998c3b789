import { asc, desc, eq, sql } from "drizzle-orm";
import { record } from "../audit";
import { sealValue } from "../connections/sealed-values";
import type { SealPlace } from "../connections/vault";
import { type Database, database } from "../database";
import { alertDeliveries, alertTargets } from "../database/tables";
import { type AlertTarget, MOST_TARGETS } from "../domain/alert";
import type { AuditActor } from "../domain/audit";
import { AlertError } from "./errors";
import { makeSecret } from "./sign";

/** Where the secret of a target is sealed for. */
export const secretPlace = (id: string): SealPlace => ({
  table: "alert_targets",
  row: id,
  column: "sealed_secret",
});

/** Adds a target; its address was checked. The secret is told here and nowhere else. Throws `AlertError`. */
export async function makeTarget(
  transaction: Database,
  { actor, now, name, url }: { actor: AuditActor; now: Date; name: string; url: string },
): Promise<{ id: string; secret: string }> {
  // Two at once wait for one another, so that neither passes over the limit.
  await transaction.execute(sql`lock table ${alertTargets} in share row exclusive mode`);
  const held = await transaction.select({ id: alertTargets.id }).from(alertTargets);
  if (held.length >= MOST_TARGETS) throw new AlertError("too-many-targets");
  const secret = makeSecret();
  const id = crypto.randomUUID();
  const sealedSecret = await sealValue(transaction, secretPlace(id), secret);
  const madeBy = actor.email ?? "";
  await transaction
    .insert(alertTargets)
    .values({ id, name, url, sealedSecret, createdAt: now.toISOString(), madeBy });
  await record(transaction, {
    actor,
    action: "webhook.made",
    object: { kind: "webhook", id, name },
    after: { host: new URL(url).host },
  });
  return { id, secret };
}

/** Removes a target and what waits for it. Throws `AlertError`. */
export async function removeTarget(
  transaction: Database,
  { actor, id }: { actor: AuditActor; id: string },
): Promise<void> {
  const [row] = await transaction.delete(alertTargets).where(eq(alertTargets.id, id)).returning();
  if (!row) throw new AlertError("target-unknown");
  await record(transaction, {
    actor,
    action: "webhook.removed",
    object: { kind: "webhook", id, name: row.name },
  });
}

/** The targets in the order they were made, each with how its last message went. Never a secret. */
export async function listTargets(): Promise<AlertTarget[]> {
  const db = await database();
  const rows = await db
    .select()
    .from(alertTargets)
    .orderBy(asc(alertTargets.createdAt), asc(alertTargets.id));
  return await Promise.all(
    rows.map(async ({ id, name, url, createdAt, madeBy, sealedSecret }) => {
      const [last] = await db
        .select({
          event: alertDeliveries.event,
          createdAt: alertDeliveries.createdAt,
          triedAt: alertDeliveries.triedAt,
          attempts: alertDeliveries.attempts,
          outcome: alertDeliveries.outcome,
          status: alertDeliveries.status,
          problem: alertDeliveries.problem,
        })
        .from(alertDeliveries)
        .where(eq(alertDeliveries.targetId, id))
        .orderBy(desc(alertDeliveries.id))
        .limit(1);
      return { id, name, url, createdAt, madeBy, signs: sealedSecret !== null, last: last ?? null };
    }),
  );
}

/** Whether there is such a target, in a transaction that writes a message to it. Throws `AlertError`. */
export async function requireTarget(transaction: Database, id: string): Promise<void> {
  const [row] = await transaction
    .select({ id: alertTargets.id })
    .from(alertTargets)
    .where(eq(alertTargets.id, id));
  if (!row) throw new AlertError("target-unknown");
}
