import { createHash, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Env, env } from "./env";
import { processWide } from "./process-wide";

/** One 32-byte key and the short name under which sealed values remember it. */
export type VaultKey = { id: string; bytes: Buffer };

/** The key that seals, and the earlier ones that still open. */
export type KeyRing = { current: VaultKey; previous: VaultKey[] };

/** The vault's key is missing, wrong or weak. The text says what to do and never shows a key. */
export class KeyError extends Error {
  override name = "KeyError";
}

const KEY_BYTES = 32;

/**
 * Reads the vault's keys: from the setting, from the file, or from a file of our own that is made on the first start
 * of a single machine. Several keys are separated by white space, the current one first. Throws `KeyError`.
 */
export function readKeyRing(settings: Pick<Env, "key" | "keyFile" | "dataDir" | "databaseUrl">): KeyRing {
  const { key, keyFile, dataDir, databaseUrl } = settings;
  if (key !== null && keyFile !== null) {
    throw new KeyError("Set NEPHOSCOPE_KEY or NEPHOSCOPE_KEY_FILE, not both.");
  }
  if (key !== null) return parseKeyRing(key);
  if (keyFile !== null) return parseKeyRing(readText(keyFile));
  if (databaseUrl !== null) {
    throw new KeyError(
      "With DATABASE_URL the vault's key must be given, the same to every instance: set NEPHOSCOPE_KEY_FILE to a file with the output of `openssl rand -base64 32`.",
    );
  }
  return parseKeyRing(ownKeyFile(dataDir));
}

/** The process's keys, read once. Throws `KeyError`. */
export function keyRing(): KeyRing {
  return processWide("key-ring", () => readKeyRing(env()));
}

function readText(file: string): string {
  try {
    return readFileSync(/*turbopackIgnore: true*/ file, "utf8");
  } catch (cause) {
    throw new KeyError(`The vault's key file ${file} cannot be read.`, { cause });
  }
}

function ownKeyFile(dataDir: string): string {
  const file = path.join(/*turbopackIgnore: true*/ dataDir, "vault.key");
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    // Made at an earlier start, or by another process a moment ago.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new KeyError(`The vault's key file ${file} cannot be made.`, { cause: error });
    }
  }
  chmodSync(file, 0o600);
  return readText(file);
}

function parseKeyRing(text: string): KeyRing {
  const [current, ...previous] = text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map(parseKey);
  if (!current) throw new KeyError("The vault's key is empty. Make one with `openssl rand -base64 32`.");
  return { current, previous };
}

function parseKey(text: string): VaultKey {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length !== KEY_BYTES) {
    throw new KeyError(
      "The vault's key must be 32 bytes in base64. Make one with `openssl rand -base64 32`.",
    );
  }
  if (new Set(bytes).size < 8) {
    throw new KeyError("The vault's key is not random. Make one with `openssl rand -base64 32`.");
  }
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 8), bytes };
}
