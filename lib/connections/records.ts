import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { type Database, database } from "../database";
import { connections } from "../database/tables";
import type { Connection } from "../domain/connection";
import { log } from "../log";
import { openStored, sealValue } from "./sealed-values";
import { MissingKeyError, type SealPlace } from "./vault";

export type { Connection } from "../domain/connection";

const credentials = z.object({
  keyId: z.string(),
  secret: z.string(),
  token: z.string().nullable(),
});
export type StoredCredentials = z.infer<typeof credentials>;

/** All connections that were not removed, in the order of their names. */
export async function listConnections(): Promise<Connection[]> {
  const db = await database();
  const rows = await db
    .select()
    .from(connections)
    .where(isNull(connections.removedAt))
    .orderBy(asc(connections.name));
  return rows.map(toConnection);
}

/** Null for one that is unknown or was removed. */
export async function findConnection(id: string): Promise<Connection | null> {
  const db = await database();
  const [row] = await db.select().from(connections).where(isOpen(id));
  return row ? toConnection(row) : null;
}

/** Whether no connection has this name, whatever its case. */
export async function isNameFree(name: string): Promise<boolean> {
  const db = await database();
  const taken = and(sql`lower(${connections.name}) = lower(${name})`, isNull(connections.removedAt));
  return (await db.$count(connections, taken)) === 0;
}

/**
 * The same inside a transaction: nobody else changes the connection until its end. Its images may be written meanwhile:
 * a stronger lock would stop the walks that hold the scopes we want next.
 */
export async function holdConnection(transaction: Database, id: string): Promise<Connection | null> {
  const [row] = await transaction.select().from(connections).where(isOpen(id)).for("no key update");
  return row ? toConnection(row) : null;
}

/** The demo's way: stores a connection with its key; the same id again replaces name, regions and key. Not audited. */
export async function saveConnection(
  connection: Pick<Connection, "id" | "name" | "dialect" | "regions"> & { credentials: StoredCredentials },
): Promise<void> {
  const { credentials: key, ...record } = connection;
  const db = await database();
  await db.transaction(async (transaction) => {
    const row = {
      ...record,
      sealedCredentials: await sealCredentials(transaction, record.id, key),
      keyHint: hintOf(key.keyId),
      state: "active" as const,
    };
    await transaction
      .insert(connections)
      .values(row)
      .onConflictDoUpdate({ target: connections.id, set: row });
  });
}

/** Opens a connection's key. For the sync alone. Null when there is none; throws `SealError` when it does not open. */
export async function openCredentials(id: string): Promise<StoredCredentials | null> {
  const db = await database();
  const text = await openStored(placeOf(id), async () => {
    const [row] = await db
      .select({ sealed: connections.sealedCredentials })
      .from(connections)
      .where(eq(connections.id, id));
    return row?.sealed ?? null;
  });
  return text === null ? null : credentials.parse(JSON.parse(text));
}

/** Seals credentials for their row, in the transaction that stores them. */
export async function sealCredentials(
  transaction: Database,
  id: string,
  key: StoredCredentials,
): Promise<string> {
  return await sealValue(transaction, placeOf(id), JSON.stringify(key));
}

/**
 * Throws `MissingKeyError` when a stored key was sealed with a vault key that was not given: better known at the start
 * than at every pass. A single key that does not open for another reason is its own connection's trouble.
 */
export async function checkSeals(): Promise<void> {
  for (const { id } of await listConnections()) {
    try {
      await openCredentials(id);
    } catch (error) {
      if (error instanceof MissingKeyError) throw error;
      log.error({ connectionId: id, error }, "the key of a connection does not open");
    }
  }
}

/** First four and last two characters: enough to tell keys apart, useless to sign with. */
export function hintOf(keyId: string): string {
  return keyId.length <= 8 ? "…" : `${keyId.slice(0, 4)}…${keyId.slice(-2)}`;
}

const placeOf = (id: string): SealPlace => ({ table: "connections", row: id, column: "sealed_credentials" });

const isOpen = (id: string) => and(eq(connections.id, id), isNull(connections.removedAt));

function toConnection(row: typeof connections.$inferSelect): Connection {
  const { id, name, dialect, regions, state, keyHint, accountId, expiresAt, endpoints, createdAt } = row;
  return {
    id,
    name,
    dialect,
    regions,
    state,
    keyHint,
    accountId,
    expiresAt,
    endpoints: endpoints ?? [],
    createdAt,
  };
}
