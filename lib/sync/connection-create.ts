import {
  ConnectionError,
  endpointDetails,
  inAudit,
  insertConnection,
  isNameFree,
  keyDetails,
} from "../connections";
import type { CreateInput } from "../connections/schema";
import type { AuditActor } from "../domain/audit";
import { assertAccepted } from "./accept-key";
import { UNSTORED } from "./clouds";
import { planScopes } from "./scheduler";

/**
 * Stores a new connection, once its cloud has accepted the key, and plans its first reads. Returns its id. Throws
 * `ConnectionError`: `name-taken`, `endpoint-not-approved`, `key-not-proven`.
 */
export async function createConnection(
  input: CreateInput,
  actor: AuditActor,
  signal: AbortSignal = new AbortController().signal,
): Promise<string> {
  const { name, dialect, regions, endpoints, credentials } = input;
  // Before the cloud is asked; the index of the table has the last word.
  if (!(await isNameFree(name))) throw new ConnectionError("name-taken");
  const key = { connectionId: UNSTORED, dialect, credentials, endpoints, regions };
  const { accountId } = await assertAccepted(key, signal);
  const { id } = await inAudit(async (transaction, audit) => {
    const made = await insertConnection(transaction, input, accountId);
    await planScopes({ id: made.id, dialect, regions }, transaction);
    const after = {
      name,
      dialect,
      regions,
      endpoints: endpointDetails(endpoints),
      accountId,
      ...keyDetails(credentials),
    };
    audit({ action: "connection.created", actor, after }, made);
    return made;
  });
  return id;
}
