import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { beginAudit } from "../audit";
import { type Database, database } from "../database";
import * as tables from "../database/tables";
import { vaultKeyId } from "../database/vault-key-id";
import { env } from "../env";
import {
  findKeyRing,
  KeyError,
  type KeyRing,
  keySource,
  keysOf,
  missingKey,
  readKeyRing,
  rereadKeyRing,
  type VaultKey,
} from "../key-ring";
import { log } from "../log";
import { keyIdsInUse } from "./sealed-columns";
import { lockVault } from "./sealed-values";
import { openSeal, SealError, type SealPlace, seal } from "./vault";

/** The channel on which a change of the vault's key is told to every instance. */
export const KEYS_CHANNEL = "nephoscope_keys";

const { vault } = tables;

const CHECK_PLACE: SealPlace = { table: "vault", row: "1", column: "check_value" };
const CHECK_TEXT = "nephoscope";
const WAY_OUT =
  "Give the right key. If it is lost, `npm run keys -- forget` starts over with a new one: images stay, every account needs its key again.";

/**
 * Whether the vault's key is the one that this database is sealed with. Before anything else touches the database,
 * migrations included; a fresh database fits every key. Throws `KeyError`, whose text says what to do.
 */
export async function assertVaultKey(connection: pg.PoolConfig): Promise<void> {
  // First what needs no database: settings, form, strength and rights of what was given.
  const ring = findKeyRing(env());
  const client = new pg.Client({ application_name: "nephoscope vault check", ...connection });
  await client.connect();
  try {
    const db = drizzle(client, { schema: tables });
    const stored = await storedCheck(db);
    const needed = stored ? [stored.keyId] : await keyIdsInUse(db);
    if (ring) for (const id of needed) checkGiven(id, ring);
    else if (needed.length > 0) throw absentFile(needed);
    if (ring && stored) checkOpens(stored, ring);
  } finally {
    await client.end();
  }
}

/** Remembers on the first start which key seals, and begins the audit log. Throws `KeyError` when another start chose another. */
export async function plantVaultKey(): Promise<void> {
  const ring = readKeyRing(env());
  const db = await database();
  const keyId = await db.transaction(async (transaction) => {
    await lockVault(transaction);
    const [stored] = await transaction.select().from(vault);
    if (stored) {
      checkOpens(stored, ring);
      return stored.keyId;
    }
    await keepVaultKey(transaction, ring.current);
    await beginAudit(transaction);
    return ring.current.id;
  });
  rereadKeyRing(keyId);
  if (ring.current.id !== keyId) {
    log.info({ keyId, prepared: ring.current.id }, "a new vault key waits for `npm run keys -- rotate`");
  }
}

/** Takes up the key that the database names, after it was changed elsewhere. */
export async function followVaultKey(): Promise<void> {
  rereadKeyRing(await vaultKeyId(await database()));
}

/** {@link followVaultKey} for a listener: a key that is not there yet is asked for again when a value needs it. */
export function followVaultKeyQuietly(): void {
  followVaultKey().catch((error: unknown) => log.error({ error }, "the vault's new key was not found"));
}

/** Writes down which key seals from now on. */
export async function keepVaultKey(transaction: Database, key: VaultKey): Promise<void> {
  const row = { keyId: key.id, checkValue: seal({ current: key, previous: [] }, CHECK_PLACE, CHECK_TEXT) };
  await transaction.insert(vault).values(row).onConflictDoUpdate({ target: vault.id, set: row });
  await transaction.execute(sql`select pg_notify(${KEYS_CHANNEL}, '')`);
}

type Check = { keyId: string; checkValue: string };

function checkGiven(keyId: string, ring: KeyRing): void {
  if (keysOf(ring).some((key) => key.id === keyId)) return;
  throw new KeyError(`${missingKey(keyId, ring).message} ${WAY_OUT}`);
}

function checkOpens({ keyId, checkValue }: Check, ring: KeyRing): void {
  checkGiven(keyId, ring);
  try {
    openSeal(ring, CHECK_PLACE, checkValue);
  } catch (cause) {
    if (!(cause instanceof SealError)) throw cause;
    throw new KeyError(
      `The vault's check value was altered: the database is not as it was left. ${WAY_OUT}`,
      {
        cause,
      },
    );
  }
}

async function storedCheck(db: Database): Promise<Check | null> {
  const { rows } = await db.execute(sql`select where to_regclass('vault') is not null`);
  if (rows.length === 0) return null;
  const [stored] = await db.select({ keyId: vault.keyId, checkValue: vault.checkValue }).from(vault);
  return stored ?? null;
}

function absentFile(ids: readonly string[]): KeyError {
  const source = keySource(env());
  const file = source.kind === "file" ? source.file : "";
  return new KeyError(
    `The vault's key file ${file} is missing, and the database is sealed with the key ${ids.join(", ")}. Bring the file back from your backup. ${WAY_OUT}`,
  );
}
