import { and, eq, gt, not, type SQL, sql } from "drizzle-orm";
import { record } from "../audit";
import type { Database } from "../database";
import { connections, scopes } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import type { Failure } from "../domain/failure";
import type { Scope } from "../domain/source";

/** The first of two numbers of a lock; the second stands for the connection. */
const KEY_STATE_LOCK = 727_120;

/** Nobody asked for it. */
const PRODUCT: AuditActor = { userId: null, email: null, role: "system", address: null, requestId: null };

/**
 * Writes into the audit log that a cloud begins to refuse a connection's key, or takes it again: once each, however many
 * scopes meet it and however often it is tried. `before` and `after` tell of the scopes that the caller changed, those
 * that `own` names. Call it last: after the scopes' own locks, before the log's.
 */
export async function auditKeyState(
  transaction: Database,
  told: { scope: Scope; own: SQL | undefined; before: boolean; after: boolean; failure: Failure | null },
): Promise<void> {
  const { scope, own, before, after, failure } = told;
  if (before === after) return;
  const { connectionId } = scope;
  // Two scopes that are refused at the same moment: the later one sees what the earlier one wrote.
  await transaction.execute(sql`select pg_advisory_xact_lock(${KEY_STATE_LOCK}, hashtext(${connectionId}))`);
  const refused = and(eq(scopes.connectionId, connectionId), gt(scopes.refusals, 0));
  const others = await transaction.$count(scopes, own ? and(refused, not(own)) : refused);
  if (others > 0) return;
  const [connection] = await transaction
    .select({ name: connections.name })
    .from(connections)
    .where(eq(connections.id, connectionId));
  await record(transaction, {
    actor: PRODUCT,
    action: after ? "connection.key-refused" : "connection.key-accepted",
    object: { kind: "connection", id: connectionId, name: connection?.name ?? null },
    ...(after && { result: "refused" }),
    after: {
      region: scope.regionId,
      ...(failure && after && { reason: failure.kind, code: failure.code, cloudRequest: failure.requestId }),
    },
  });
}
