import {
  type Connection,
  ConnectionError,
  changing,
  endpointDetails,
  findConnection,
  inAudit,
  keyDetails,
  problemsFor,
  SealError,
  sealKey,
  type TypedCredentials,
  updateConnection,
} from "../connections";
import type { EndpointsInput, RotateInput } from "../connections/schema";
import type { AuditActor, AuditDetails } from "../domain/audit";
import type { CustomEndpoint } from "../domain/connection";
import { beginAgain } from "../inventory/scopes";
import { acceptKey, assertAccepted } from "./accept-key";
import { NoKeyError, openCloud } from "./clouds";
import { stopWalks } from "./walks";

/** `not-told`: this cloud does not say whose key it is, so nobody can tell that the new one is not of another account. */
export type KeyReplaced = { sameAccount: true | "not-told" };

/**
 * Puts a new key in the place of the old one, once the cloud has accepted it, and begins all reads again. Throws
 * `ConnectionError`: `unknown`, `bad-input`, `key-not-proven`, `other-account`, `changed-meanwhile`.
 */
export async function rotateKey(
  input: RotateInput,
  actor: AuditActor,
  signal: AbortSignal = new AbortController().signal,
): Promise<KeyReplaced> {
  const connection = await known(input.connectionId);
  return await replaceKey({ ...input, connection, actor, signal, endpoints: connection.endpoints });
}

/**
 * Points a connection at other hosts. The whole key is typed again: otherwise who can only use the product could have
 * the stored key sign for a host of their own. Throws `ConnectionError` as `rotateKey`, and `endpoint-not-approved`.
 */
export async function changeEndpoints(
  input: EndpointsInput,
  actor: AuditActor,
  signal: AbortSignal = new AbortController().signal,
): Promise<KeyReplaced> {
  const connection = await known(input.connectionId);
  return await replaceKey({ ...input, connection, actor, signal });
}

async function replaceKey(options: {
  connection: Connection;
  credentials: TypedCredentials;
  endpoints: CustomEndpoint[];
  actor: AuditActor;
  signal: AbortSignal;
}): Promise<KeyReplaced> {
  const { connection, credentials, endpoints, actor, signal } = options;
  const { id, name, dialect, regions } = connection;
  const problems = problemsFor({ dialect, credentials, regions, endpoints });
  if (problems.length > 0) throw new ConnectionError("bad-input", { problems });
  const key = { connectionId: id, dialect, credentials, endpoints, regions };
  const { accountId } = await assertAccepted(key, signal);
  const before = accountId === null ? null : await accountBefore(connection, signal);
  if (before !== null && before !== accountId) throw new ConnectionError("other-account");

  const moved = JSON.stringify(endpoints) !== JSON.stringify(connection.endpoints);
  await inAudit(async (transaction, audit) => {
    const sealed = await sealKey(transaction, id, credentials);
    const held = await changing(transaction, id);
    const same = held.dialect === dialect && sameEndpoints(held, connection);
    if (!same) throw new ConnectionError("changed-meanwhile");
    await updateConnection(transaction, id, {
      ...sealed,
      endpoints: endpoints.length > 0 ? endpoints : null,
      accountId: accountId ?? held.accountId,
      state: held.state === "paused" ? "paused" : "active",
    });
    await beginAgain(transaction, id, new Date().toISOString());
    audit(
      {
        action: moved ? "connection.endpoints-changed" : "connection.key-rotated",
        actor,
        before: { ...oldKey(held), ...(moved && { endpoints: endpointDetails(held.endpoints) }) },
        after: { ...keyDetails(credentials), ...(moved && { endpoints: endpointDetails(endpoints) }) },
      },
      { id, name: held.name ?? name },
    );
  });
  await stopWalks(id);
  return { sameAccount: accountId !== null && before !== null ? true : "not-told" };
}

async function known(connectionId: string): Promise<Connection> {
  const connection = await findConnection(connectionId);
  if (!connection) throw new ConnectionError("unknown");
  return connection;
}

/** Whose key the stored one is: remembered, or asked now. Null when nobody can tell any more. */
async function accountBefore(connection: Connection, signal: AbortSignal): Promise<string | null> {
  if (connection.accountId !== null) return connection.accountId;
  try {
    const provider = await openCloud(connection);
    const { identity } = await acceptKey(provider, { ...connection, signal });
    const accountId = identity?.accountId ?? "not-reported";
    return accountId === "not-reported" ? null : accountId;
  } catch (error) {
    const untold =
      error instanceof NoKeyError || error instanceof SealError || error instanceof ConnectionError;
    if (!untold) throw error;
    return null;
  }
}

function oldKey({ keyHint, expiresAt }: Connection): AuditDetails {
  return { keyHint, expiresAt };
}

function sameEndpoints(one: Connection, other: Connection): boolean {
  return JSON.stringify(one.endpoints) === JSON.stringify(other.endpoints);
}
