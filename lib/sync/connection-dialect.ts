import {
  type Connection,
  ConnectionError,
  changing,
  findConnection,
  inAudit,
  updateConnection,
} from "../connections";
import type { SwitchInput } from "../connections/schema";
import type { AuditActor } from "../domain/audit";
import { cloudOf, type DialectId } from "../domain/cloud";
import { regroupImages } from "../inventory/other-dialect";
import { CATALOG, groupsIn } from "../providers/catalog";
import { assertAccepted } from "./accept-key";
import { NoKeyError, storedKey } from "./clouds";
import { planScopes } from "./scheduler";
import { stopWalks } from "./walks";

/**
 * Lets a connection speak its cloud's other dialect, once the key was accepted there. Its images stay: references are
 * the same in both, and one that only the old dialect has told is called gone only when the cloud says by its id that
 * it is not there. Own endpoints are of the old dialect's service and are dropped. Throws `ConnectionError`:
 * `unknown`, `not-switchable`, `no-key`, `key-not-proven`, `changed-meanwhile`.
 */
export async function switchDialect(
  input: SwitchInput,
  actor: AuditActor,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { connectionId, dialect } = input;
  const connection = await findConnection(connectionId);
  if (!connection) throw new ConnectionError("unknown");
  if (connection.dialect === dialect) return;
  assertSwitchable(connection, dialect);
  const { regions } = connection;
  const { credentials } = await keyOf(connection);
  await assertAccepted({ connectionId, dialect, credentials, endpoints: [], regions }, signal);

  await inAudit(async (transaction, audit) => {
    const held = await changing(transaction, connectionId);
    const same = held.dialect === connection.dialect && held.keyHint === connection.keyHint;
    if (!same || held.regions.join() !== regions.join()) throw new ConnectionError("changed-meanwhile");
    await updateConnection(transaction, connectionId, { dialect, endpoints: null });
    // Before the scopes: an image that is in none of the new ones would count as read by nobody.
    await regroupImages(
      transaction,
      connectionId,
      regions.map((regionId) => ({ regionId, groups: groupsIn(dialect, regionId) })),
    );
    await planScopes({ id: connectionId, dialect, regions }, transaction);
    audit(
      {
        action: "connection.dialect-switched",
        actor,
        before: { dialect: held.dialect },
        after: { dialect },
      },
      held,
    );
  });
  await stopWalks(connectionId);
}

function assertSwitchable(connection: Connection, dialect: DialectId): void {
  if (cloudOf(connection.dialect) !== cloudOf(dialect)) throw new ConnectionError("not-switchable");
  // The legacy API has codes of its own for the regions it knew, and for no others.
  const known = new Set(CATALOG[dialect].regions.map(({ id }) => id));
  const problems = connection.regions.flatMap((regionId, at) =>
    known.has(regionId) ? [] : [{ field: `regions.${at}`, code: "unknown-region" as const }],
  );
  if (problems.length > 0) throw new ConnectionError("not-switchable", { problems });
}

async function keyOf(connection: Connection) {
  try {
    return await storedKey(connection);
  } catch (error) {
    if (error instanceof NoKeyError) throw new ConnectionError("no-key", { cause: error });
    throw error;
  }
}
