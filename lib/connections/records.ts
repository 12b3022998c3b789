import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "../database";
import { connections } from "../database/tables";
import type { DialectId } from "../domain/cloud";
import { keyRing } from "../key-ring";
import { log } from "../log";
import { MissingKeyError, openSeal, type SealPlace, seal } from "./vault";

/** A connection without its key: what everybody but the sync sees. */
export type Connection = {
  id: string;
  name: string;
  dialect: DialectId;
  regions: string[];
  state: "active" | "paused" | "needs-key";
  keyHint: string;
};

const credentials = z.object({
  keyId: z.string(),
  secret: z.string(),
  token: z.string().nullable(),
});
export type StoredCredentials = z.infer<typeof credentials>;

const placeOf = (id: string): SealPlace => ({ table: "connections", row: id, column: "sealed_credentials" });

const COLUMNS = {
  id: connections.id,
  name: connections.name,
  dialect: connections.dialect,
  regions: connections.regions,
  state: connections.state,
  keyHint: connections.keyHint,
};

export async function listConnections(): Promise<Connection[]> {
  const db = await database();
  return await db.select(COLUMNS).from(connections).orderBy(asc(connections.name));
}

export async function findConnection(id: string): Promise<Connection | null> {
  const db = await database();
  const [row] = await db.select(COLUMNS).from(connections).where(eq(connections.id, id));
  return row ?? null;
}

/** Stores a connection with its key sealed; the same id again replaces name, regions and key. */
export async function saveConnection(
  connection: Pick<Connection, "id" | "name" | "dialect" | "regions"> & { credentials: StoredCredentials },
): Promise<void> {
  const { credentials: key, ...record } = connection;
  const row = {
    ...record,
    sealedCredentials: seal(keyRing(), placeOf(record.id), JSON.stringify(key)),
    keyHint: hintOf(key.keyId),
    state: "active" as const,
  };
  const db = await database();
  await db.insert(connections).values(row).onConflictDoUpdate({ target: connections.id, set: row });
}

/** Opens a connection's key. For the sync alone. Null when there is none; throws `SealError` when it does not open. */
export async function openCredentials(id: string): Promise<StoredCredentials | null> {
  const db = await database();
  const [row] = await db
    .select({ sealed: connections.sealedCredentials })
    .from(connections)
    .where(eq(connections.id, id));
  if (!row?.sealed) return null;
  return credentials.parse(JSON.parse(openSeal(keyRing(), placeOf(id), row.sealed)));
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
function hintOf(keyId: string): string {
  return keyId.length <= 8 ? "…" : `${keyId.slice(0, 4)}…${keyId.slice(-2)}`;
}
