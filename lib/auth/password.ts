import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { processWide } from "../process-wide";

/** OWASP's parameters for scrypt: 128 MiB and about 0.3 s for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** Each hash takes 128 MiB: more at once would let sign-in attempts exhaust the machine. */
const AT_ONCE = 2;
const WAITING = 20;

/** Too many people sign in at this moment; trying again in a few seconds helps. */
export class BusyError extends Error {
  override name = "BusyError";
}

/** Hashes a password as `scrypt$N$r$p$salt$hash`, salt and hash in base64. Throws `BusyError`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), hash.toString("base64")].join("$");
}

/**
 * Whether a password fits a stored hash. Without a hash (an unknown name) the same work is done for nothing, so that
 * the time of the answer does not tell which names exist. Throws `BusyError`.
 */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = (stored ?? "").split("$");
  if (scheme !== "scrypt" || !salt || !hash) {
    await derive(password, randomBytes(SALT_BYTES), COST);
    return false;
  }
  const expected = Buffer.from(hash, "base64");
  const given = await derive(password, Buffer.from(salt, "base64"), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return given.length === expected.length && timingSafeEqual(given, expected);
}

type Line = { running: number; waiting: (() => void)[] };
const line = () => processWide<Line>("password-line", () => ({ running: 0, waiting: [] }));

async function derive(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const { waiting } = line();
  if (line().running >= AT_ONCE) {
    if (waiting.length >= WAITING) throw new BusyError("too many sign-ins at once");
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
