import { randomInt } from "node:crypto";
import { eq } from "drizzle-orm";
import { fingerprint, record } from "../audit";
import { type Database, database } from "../database";
import { announceMoves } from "../database/moves";
import { connections } from "../database/tables";
import type { AuditAction, AuditActor, AuditDetails } from "../domain/audit";
import type { Connection, CustomEndpoint } from "../domain/connection";
import { ConnectionError } from "./errors";
import { hintOf, holdConnection, sealCredentials } from "./records";
import type { CreateInput } from "./schema";
import type { TypedCredentials } from "./secret-text";

/** What the audit log tells of an act on a connection. */
export type Act = { action: AuditAction; actor: AuditActor; before?: AuditDetails; after?: AuditDetails };

type Row = Partial<Omit<typeof connections.$inferInsert, "id">>;

/** A work of one transaction. `audit` is called by the transaction's maker after all of its rows were written. */
type Audited<T> = (transaction: Database, audit: (act: Act, connection: Named) => void) => Promise<T>;
type Named = Pick<Connection, "id" | "name">;

/**
 * Runs an act and writes it into the audit log, in one transaction: both happen or neither does. Throws
 * `ConnectionError` with `name-taken` when another connection has the name.
 */
export async function inAudit<T>(work: Audited<T>): Promise<T> {
  const db = await database();
  try {
    return await db.transaction(async (transaction) => {
      const acts: { act: Act; connection: Named }[] = [];
      const result = await work(transaction, (act, connection) => acts.push({ act, connection }));
      await announceMoves(transaction, "accounts", "pulse");
      // Last, since every other act waits from here until the commit.
      for (const { act, connection } of acts) {
        const { id, name } = connection;
        await record(transaction, { ...act, object: { kind: "connection", id, name } });
      }
      return result;
    });
  } catch (error) {
    if (isNameTaken(error)) throw new ConnectionError("name-taken", { cause: error });
    throw error;
  }
}

/** Stores a new connection with its key sealed. The key was proven before. */
export async function insertConnection(
  transaction: Database,
  input: CreateInput,
  accountId: string | null,
): Promise<Named> {
  const { name, dialect, regions, endpoints, credentials } = input;
  const id = newConnectionId();
  const key = await sealKey(transaction, id, credentials);
  await transaction.insert(connections).values({
    id,
    name,
    dialect,
    regions,
    endpoints: endpoints.length > 0 ? endpoints : null,
    accountId,
    ...key,
  });
  return { id, name };
}

/** A key as its connection's row keeps it. */
export type SealedKey = Pick<
  typeof connections.$inferInsert,
  "sealedCredentials" | "keyHint" | "expiresAt"
> & { keyHint: string };

/**
 * Seals a proven key. Before `changing` in its transaction: who rotates the vault's key takes the vault and the rows
 * in this order as well.
 */
export async function sealKey(
  transaction: Database,
  id: string,
  credentials: TypedCredentials,
): Promise<SealedKey> {
  return {
    sealedCredentials: await sealCredentials(transaction, id, credentials),
    keyHint: hintOf(credentials.keyId),
    expiresAt: credentials.expiresAt,
  };
}

/** The connection, kept from other changes until the commit. Throws `ConnectionError` with `unknown`. */
export async function changing(transaction: Database, connectionId: string): Promise<Connection> {
  const connection = await holdConnection(transaction, connectionId);
  if (!connection) throw new ConnectionError("unknown");
  return connection;
}

export async function updateConnection(transaction: Database, id: string, row: Row): Promise<void> {
  await transaction.update(connections).set(row).where(eq(connections.id, id));
}

/** Erases the key and frees the name; the row stays so that links to its images find their last state. */
export async function closeConnection(transaction: Database, id: string, at: string): Promise<void> {
  await transaction
    .update(connections)
    .set({ sealedCredentials: null, removedAt: at })
    .where(eq(connections.id, id));
}

/** What the audit log tells of a key: enough to tell keys apart. */
export function keyDetails({ keyId, secret, token, expiresAt }: TypedCredentials): AuditDetails {
  return {
    keyHint: hintOf(keyId),
    keyFingerprint: fingerprint(secret),
    temporary: token !== null,
    expiresAt,
  };
}

export function endpointDetails(endpoints: readonly CustomEndpoint[]): string[] {
  return endpoints.map(({ regionId, host }) => `${regionId} ${host}`);
}

const ID_LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** Ten letters and digits: short in addresses, and nobody can tell how many there were before. */
function newConnectionId(): string {
  return Array.from({ length: 10 }, () => ID_LETTERS[randomInt(ID_LETTERS.length)]).join("");
}

/** PostgreSQL's error stands behind drizzle's. */
function isNameTaken(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("constraint" in cause && cause.constraint === "connections_name") return true;
  }
  return false;
}
