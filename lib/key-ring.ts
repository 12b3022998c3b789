import { createHash, hkdfSync, randomBytes } from "node:crypto";
import path from "node:path";
import { type Env, env } from "./env";
import { isTooOpen, makeKeyFile, readKeyFile, replaceKeyFile, tighten } from "./key-file";
import { processWide } from "./process-wide";
import { weaknessOf } from "./weak-key";

/** One 32-byte key and the short name under which sealed values remember it. */
export type VaultKey = { id: string; bytes: Buffer };

/** The key that seals, and the earlier ones that still open. */
export type KeyRing = { current: VaultKey; previous: VaultKey[] };

/** The vault's key is missing, wrong or weak. The text says what to do and never shows a key. */
export class KeyError extends Error {
  override name = "KeyError";
}

export type KeySettings = Pick<Env, "key" | "keyFile" | "dataDir" | "databaseUrl">;

/** Where the keys come from: the environment, a file of the operator's, or the file that a single machine makes. */
export type KeySource = { kind: "environment" } | { kind: "file"; file: string; own: boolean };

const KEY_BYTES = 32;
const MAKE_ONE = "Make one with `openssl rand -base64 32`.";

/** Throws `KeyError` when the settings name none, or two. */
export function keySource({ key, keyFile, dataDir, databaseUrl }: KeySettings): KeySource {
  if (key !== null && keyFile !== null) {
    throw new KeyError("Set NEPHOSCOPE_KEY or NEPHOSCOPE_KEY_FILE, not both.");
  }
  if (key !== null) return { kind: "environment" };
  if (keyFile !== null) return { kind: "file", file: keyFile, own: false };
  if (databaseUrl !== null) {
    throw new KeyError(
      "With DATABASE_URL the vault's key must be given, the same to every instance: set NEPHOSCOPE_KEY_FILE to a file with the output of `openssl rand -base64 32`.",
    );
  }
  return { kind: "file", file: path.join(/*turbopackIgnore: true*/ dataDir, "vault.key"), own: true };
}

/**
 * Reads the vault's keys. Several keys are separated by white space, the current one first. Null when they would be in
 * a file of our own that was not made yet. Throws `KeyError`.
 */
export function findKeyRing(settings: KeySettings): KeyRing | null {
  const source = keySource(settings);
  if (source.kind === "environment") return parseKeyRing(settings.key ?? "");
  const text = readText(source);
  return text === null ? null : parseKeyRing(text);
}

/** {@link findKeyRing}; on the first start of a single machine the file is made. Throws `KeyError`. */
export function readKeyRing(settings: KeySettings): KeyRing {
  const found = findKeyRing(settings);
  if (found) return found;
  const source = keySource(settings);
  if (source.kind === "file") makeOwnFile(source.file);
  const made = findKeyRing(settings);
  if (!made) throw new KeyError("The vault's key file was made and is not there.");
  return made;
}

/** {@link findKeyRing} where something is sealed already, so that a new key would be of no use. Throws `KeyError`. */
export function givenKeyRing(settings: KeySettings): KeyRing {
  const ring = findKeyRing(settings);
  if (!ring) throw new KeyError("The vault's key file is missing. Bring it back from your backup.");
  return ring;
}

type Held = { ring: KeyRing | null; retired: VaultKey[] };
const held = () => processWide<Held>("key-ring", () => ({ ring: null, retired: [] }));

/** The process's keys. Throws `KeyError`. */
export function keyRing(): KeyRing {
  const holder = held();
  holder.ring ??= readKeyRing(env());
  return holder.ring;
}

/**
 * Reads the process's keys again, as after a rotation by another process. The one named by `currentId` seals from now
 * on, wherever it stands in the file: the database says which one it is. Throws `KeyError` when it is not there.
 */
export function rereadKeyRing(currentId: string | null): KeyRing {
  const holder = held();
  const former = holder.ring?.current;
  holder.ring = currentId === null ? readKeyRing(env()) : withCurrent(givenKeyRing(env()), currentId);
  const { ring, retired } = holder;
  if (former && former.id !== ring.current.id) retired.push(former);
  return ring;
}

/**
 * The keys that this process sealed with before a rotation, whether or not the ring still has them. For what is not
 * stored: a sign-in outlives a rotation, at the latest until this process ends.
 */
export function retiredKeys(): readonly VaultKey[] {
  return held().retired;
}

/** A key by its id. One that is unknown may have been made since, so the file is read again. Throws `KeyError`. */
export function keyOf(id: string): VaultKey {
  const before = held().ring;
  const known = before && keysOf(before).find((key) => key.id === id);
  if (known) return known;
  const ring = givenKeyRing(env());
  const found = keysOf(ring).find((key) => key.id === id);
  if (!found) throw missingKey(id, ring);
  // Until its database says otherwise, this process goes on with its current key.
  const stays = before !== null && keysOf(ring).some((key) => key.id === before.current.id);
  held().ring = stays ? withCurrent(ring, before.current.id) : ring;
  return found;
}

/** A key of another kind, from the vault's current one: whoever has it learns nothing of that or of its siblings. */
export function deriveKey(purpose: string, key: VaultKey = keyRing().current): Buffer {
  return Buffer.from(hkdfSync("sha256", key.bytes, "", purpose, KEY_BYTES));
}

export function keysOf(ring: KeyRing): VaultKey[] {
  return [ring.current, ...ring.previous];
}

export function newKey(): VaultKey {
  return parseKey(randomBytes(KEY_BYTES).toString("base64"));
}

/** Writes the ring's file anew, in one step. Throws `KeyError` when it cannot be replaced. */
export function writeKeyRing(file: string, keys: readonly VaultKey[]): void {
  try {
    replaceKeyFile(file, textOf(keys));
  } catch (cause) {
    throw new KeyError(
      `The vault's key file ${file} cannot be replaced. Let its first line be a new key (\`openssl rand -base64 32\`) and its second the present one, for every instance, then run the command again.`,
      { cause },
    );
  }
}

export function missingKey(id: string, ring: KeyRing | null): KeyError {
  const given = ring ? keysOf(ring).map((key) => key.id) : [];
  return new KeyError(
    `The vault needs the key ${id}, which was not given${given.length > 0 ? ` (given: ${given.join(", ")})` : ""}.`,
  );
}

function withCurrent(ring: KeyRing, currentId: string): KeyRing {
  const current = keysOf(ring).find((key) => key.id === currentId);
  if (!current) throw missingKey(currentId, ring);
  return { current, previous: keysOf(ring).filter((key) => key !== current) };
}

function readText({ file, own }: { file: string; own: boolean }): string | null {
  try {
    const text = readKeyFile(file);
    if (text === null && own) return null;
    if (text === null) throw new KeyError(`The vault's key file ${file} does not exist. ${MAKE_ONE}`);
    if (own) tighten(file);
    else if (isTooOpen(file)) {
      throw new KeyError(`Others may read or change the vault's key file ${file}. Run: chmod 600 ${file}`);
    }
    return text;
  } catch (cause) {
    if (cause instanceof KeyError) throw cause;
    throw new KeyError(`The vault's key file ${file} cannot be read.`, { cause });
  }
}

function makeOwnFile(file: string): void {
  try {
    makeKeyFile(file, textOf([newKey()]));
  } catch (cause) {
    throw new KeyError(`The vault's key file ${file} cannot be made.`, { cause });
  }
}

function textOf(keys: readonly VaultKey[]): string {
  return keys.map(({ bytes }) => `${bytes.toString("base64")}\n`).join("");
}

function parseKeyRing(text: string): KeyRing {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const [current, ...previous] = [...new Set(words)].map(parseKey);
  if (!current) throw new KeyError(`The vault's key is empty. ${MAKE_ONE}`);
  return { current, previous };
}

function parseKey(text: string): VaultKey {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== KEY_BYTES || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) {
    throw new KeyError(`The vault's key must be 32 bytes in base64. ${MAKE_ONE}`);
  }
  const weakness = weaknessOf(bytes);
  if (weakness) throw new KeyError(`The vault's key is not safe: ${weakness}. ${MAKE_ONE}`);
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
}
