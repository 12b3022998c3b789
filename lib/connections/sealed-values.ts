import { sql } from "drizzle-orm";
import type { Database } from "../database";
import { vaultKeyId } from "../database/vault-key-id";
import { KeyError, keyOf, keyRing } from "../key-ring";
import { keyIdOf, MissingKeyError, openSeal, SealError, type SealPlace, seal } from "./vault";

/** Held shared by who seals and alone by who changes the key; any number that is ours alone. */
const VAULT_LOCK = 727_102;

/**
 * Seals a text with the key that the database names. In the transaction that stores it: a rotation waits until the
 * value is there to be sealed anew, and never misses one. Throws `KeyError` when this process has not got that key.
 */
export async function sealValue(transaction: Database, place: SealPlace, text: string): Promise<string> {
  await transaction.execute(sql`select pg_advisory_xact_lock_shared(${VAULT_LOCK})`);
  const keyId = await vaultKeyId(transaction);
  return seal({ current: keyId === null ? keyRing().current : keyOf(keyId), previous: [] }, place, text);
}

/**
 * Opens a stored value. A key that came with a rotation since this process read its ring is looked up in the key
 * file. Throws `SealError`, `MissingKeyError` in particular.
 */
export function openValue(place: SealPlace, sealed: string): string {
  const keyId = keyIdOf(sealed);
  try {
    if (keyId !== null) keyOf(keyId);
  } catch (cause) {
    if (cause instanceof KeyError) {
      throw new MissingKeyError(
        `${cause.message} Name it after the current one in NEPHOSCOPE_KEY_FILE or NEPHOSCOPE_KEY.`,
        { cause },
      );
    }
    throw cause;
  }
  return openSeal(keyRing(), place, sealed);
}

/**
 * Opens what `read` finds. A rotation may come between reading and opening, so a value that does not open is read
 * again and counts as broken only if it is still the same. Null when there is none. Throws `SealError`.
 */
export async function openStored(
  place: SealPlace,
  read: () => Promise<string | null>,
): Promise<string | null> {
  let sealed = await read();
  while (sealed !== null) {
    try {
      return openValue(place, sealed);
    } catch (error) {
      const again: string | null = error instanceof SealError ? await read() : sealed;
      if (again === sealed) throw error;
      sealed = again;
    }
  }
  return null;
}

/** From here to the end of the transaction nobody seals and nobody else changes the key; reading goes on. */
export async function lockVault(transaction: Database): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(${VAULT_LOCK})`);
}
