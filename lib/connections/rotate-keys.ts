import { record } from "../audit";
import { type Database, database } from "../database";
import { vaultKeyId } from "../database/vault-key-id";
import type { AuditActor } from "../domain/audit";
import { env } from "../env";
import {
  givenKeyRing,
  KeyError,
  type KeyRing,
  type KeySource,
  keySource,
  keysOf,
  missingKey,
  newKey,
  rereadKeyRing,
  type VaultKey,
  writeKeyRing,
} from "../key-ring";
import { keyIdsInUse, replaceSealed, SEALED_COLUMNS, sealedValues } from "./sealed-columns";
import { lockVault } from "./sealed-values";
import { openSeal, seal } from "./vault";
import { keepVaultKey } from "./vault-key";

/** A rotation that is through. `leftOver`: where a person has to take the old key out, if anywhere. */
export type Rotation = { values: number; from: string; to: string; leftOver: KeySource | null };

/**
 * Seals every value anew with another key: the one that stands first in the ring if the database does not seal with it
 * yet, or one that is made now. Nobody has to stop: the file holds both keys before the first value changes, all values
 * change in one transaction, and the old key goes only after that. Killed at any moment, it is done by being run
 * again. Throws `KeyError`, and `SealError` for a value that does not open; then nothing has changed.
 */
export async function rotateKeys(actor: AuditActor): Promise<Rotation> {
  const db = await database();
  const done = await db.transaction(async (transaction) => {
    await lockVault(transaction);
    const ring = givenKeyRing(env());
    const old = await sealingKey(transaction, ring);
    const next = ring.current.id === old.id ? addKey(ring) : ring.current;
    const values = await sealAnew(transaction, { current: next, previous: keysOf(ring) });
    await keepVaultKey(transaction, next);
    await record(transaction, {
      actor,
      action: "keys.rotated",
      object: { kind: "vault", id: next.id, name: null },
      before: { keyId: old.id },
      after: { keyId: next.id, values },
    });
    return { values, from: old.id, to: next.id };
  });
  return { ...done, leftOver: await dropUnusedKeys() };
}

/** Takes keys out of the ring's file that nothing is sealed with any more. Returns the ring that only a person can change. */
export async function dropUnusedKeys(): Promise<KeySource | null> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    await lockVault(transaction);
    const ring = givenKeyRing(env());
    const current = await sealingKey(transaction, ring);
    const inUse = await keyIdsInUse(transaction);
    const previous = keysOf(ring).filter((key) => key.id !== current.id && inUse.includes(key.id));
    const kept = [current, ...previous];
    const leftOver =
      kept.length === keysOf(ring).length && ring.current.id === current.id ? null : replaceRing(kept);
    rereadKeyRing(current.id);
    return leftOver;
  });
}

/** Null when it was done; else where a person has to do it. */
function replaceRing(keys: readonly VaultKey[]): KeySource | null {
  const source = keySource(env());
  if (source.kind === "environment") return source;
  try {
    writeKeyRing(source.file, keys);
    return null;
  } catch (error) {
    // The values are sealed anew; that an old key lies beside the new one is for a person to end.
    if (error instanceof KeyError) return source;
    throw error;
  }
}

async function sealingKey(transaction: Database, ring: KeyRing): Promise<VaultKey> {
  const keyId = await vaultKeyId(transaction);
  if (keyId === null) throw new KeyError("The vault has no key yet. Start the product once.");
  const key = keysOf(ring).find(({ id }) => id === keyId);
  if (!key) throw missingKey(keyId, ring);
  return key;
}

/** Makes a key and writes it to the file in front of the others, where every instance looks for keys it does not know. */
function addKey(ring: KeyRing): VaultKey {
  const source = keySource(env());
  if (source.kind === "environment") {
    throw new KeyError(
      'NEPHOSCOPE_KEY is given by the environment, which this command cannot change. Make a key with `openssl rand -base64 32`, give every instance NEPHOSCOPE_KEY="<new key> <present key>", restart them, and run this command again with the same.',
    );
  }
  const key = newKey();
  writeKeyRing(source.file, [key, ...keysOf(ring)]);
  return key;
}

async function sealAnew(transaction: Database, ring: KeyRing): Promise<number> {
  let count = 0;
  for (const column of SEALED_COLUMNS) {
    for (const { place, sealed } of await sealedValues(transaction, column)) {
      const again = seal(ring, place, openSeal(ring, place, sealed));
      await replaceSealed(transaction, column, { place, sealed: again });
      count += 1;
    }
  }
  return count;
}
