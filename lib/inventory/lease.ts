import { randomUUID } from "node:crypto";
import { and, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { scopes } from "../database/tables";
import type { Scope } from "../domain/source";
import { processWide } from "../process-wide";
import { isScope } from "./is-scope";

/**
 * A process that has said nothing for `seconds` is taken for dead, and its scopes for free. A walk says that it is alive
 * every `heartbeatMs`: often enough to miss two times. The same for all processes of a database; tests are quicker.
 */
export const leaseTimes = () => processWide("lease-times", () => ({ seconds: 45, heartbeatMs: 15_000 }));

/** Another process walks the scope: there is nothing to do here. */
export class ScopeTaken extends Error {
  override name = "ScopeTaken";
  constructor({ connectionId, regionId, group }: Scope) {
    super(`the scope ${connectionId} ${regionId} ${group} is walked by another process`);
  }
}

/**
 * The pass was given up for dead and another one has begun. Nothing of it may be stored any more: its number is the
 * fence that the newer pass has passed.
 */
export class PassLost extends Error {
  override name = "PassLost";
}

/** The name of this process among those that share the database. */
export function instanceId(): string {
  return processWide("instance-id", randomUUID);
}

/** The end of a lease that begins now. Everybody's clock is the database's, so that no machine's own one matters. */
export const leaseEnd = () => sql`clock_timestamp() + make_interval(secs => ${leaseTimes().seconds})`;

/** Rows that nobody walks, or somebody who is dead. */
export function isFree(): SQL | undefined {
  return or(
    isNull(scopes.runningSince),
    sql`coalesce(${scopes.leaseUntil}, '-infinity') < clock_timestamp()`,
  );
}

/** The row of a scope, as long as the pass with this number is the newest one. */
export function isHeldBy(scope: Scope, passNumber: number): SQL | undefined {
  return and(isScope(scope), eq(scopes.passNumber, passNumber));
}

/** Says that the walk is alive. False when another one has taken its place, or the scope was dropped. */
export async function keepLease(scope: Scope, pass: { number: number }): Promise<boolean> {
  const db = await database();
  const { rowCount } = await db
    .update(scopes)
    .set({ leaseUntil: leaseEnd() })
    .where(isHeldBy(scope, pass.number));
  return rowCount === 1;
}
