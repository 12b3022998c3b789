import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { processWide } from "../process-wide";
import { RefusedError } from "./errors";
import { COST } from "./password-cost";

const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Each hash takes 128 MiB: more at once would let sign-in attempts exhaust the machine. */
const AT_ONCE = 2;
const WAITING = 20;

/** Hashes a password, its exact bytes, as `scrypt$N$r$p$salt$hash`; salt and hash in base64. Throws `busy`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), hash.toString("base64")].join("$");
}

/**
 * Whether a password fits a stored hash. Without a hash (an unknown name) the same work is done for nothing, so that
 * the time of the answer does not tell which names exist. Throws `busy`.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = stored === null ? null : partsOf(stored);
  if (!parts) {
    await derive(password, randomBytes(SALT_BYTES), COST);
    return false;
  }
  const given = await derive(password, parts.salt, parts.cost);
  const fits = given.length === parts.hash.length && timingSafeEqual(given, parts.hash);
  // The hash begins with HMAC, which fills up short keys with zeros: it cannot tell zeros at the end.
  return fits && !password.includes("\0");
}

/** Whether a stored hash was made with other parameters than today's. */
export function isOutdated(stored: string): boolean {
  const cost = partsOf(stored)?.cost;
  return !cost || cost.N !== COST.N || cost.r !== COST.r || cost.p !== COST.p;
}

function partsOf(stored: string): { cost: typeof COST; salt: Buffer; hash: Buffer } | null {
  const [scheme, n, r, p, salt, hash] = stored.split("$");
  if (scheme !== "scrypt" || !salt || !hash) return null;
  return {
    cost: { N: Number(n), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, "base64"),
    hash: Buffer.from(hash, "base64"),
  };
}

type Line = { running: number; waiting: (() => void)[] };
const line = () => processWide<Line>("password-line", () => ({ running: 0, waiting: [] }));

async function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const { waiting } = line();
  if (line().running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new RefusedError("busy");
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else line().running += 1;
  try {
    return await new Promise((resolve, reject) => {
      const maxmem = 2 * 128 * cost.N * cost.r;
      scrypt(password, salt, HASH_BYTES, { ...cost, maxmem }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    // The place goes straight to whoever waits longest.
    if (next) next();
    else line().running -= 1;
  }
}
