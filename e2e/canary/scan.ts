import { type Encoding, formsOf } from "./encodings";

/** A secret that was planted, or given out by the product, and is looked for afterwards. */
export type Canary = { kind: Kind; name: string; value: string | Buffer };

export type Kind =
  | "cloud secret"
  | "cloud token"
  | "cloud key id"
  | "password"
  | "demo password"
  | "password hash"
  | "set-up code"
  | "one-time link"
  | "session cookie"
  | "session id"
  | "vault key"
  | "derived key"
  | "oidc client secret"
  | "oidc code"
  | "feed token"
  | "webhook secret"
  /** No secret, and planted everywhere: a place where it is not found was not searched. */
  | "control";

export type Found = { canary: Canary; encoding: Encoding; offset: number };

/** Shorter ones would be found by chance. */
const SHORTEST = 10;

/** Looks for all values at once; each value and encoding is told once per text. */
export function scannerFor(canaries: readonly Canary[]): (bytes: Buffer) => Found[] {
  const needles = canaries.flatMap((canary) => {
    if (canary.value.length < SHORTEST)
      throw new Error(`${canary.kind} ${canary.name} is too short to look for`);
    return formsOf(canary.value).map((form) => ({ ...form, canary }));
  });
  // Texts are large and needles many: only where the first four bytes are those of a needle is anything compared.
  const byStart = new Map<number, typeof needles>();
  const starts = new Uint8Array(65_536);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32BE(0);
    starts[start >>> 16] = 1;
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
  }
  return (bytes) => {
    const found = new Map<string, Found>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (starts[bytes.readUInt16BE(at)] !== 1) continue;
      for (const { bytes: wanted, canary, encoding } of byStart.get(bytes.readUInt32BE(at)) ?? []) {
        if (bytes.compare(wanted, 0, wanted.length, at, Math.min(bytes.length, at + wanted.length)) !== 0)
          continue;
        const key = `${canary.kind} ${canary.name} ${encoding}`;
        if (!found.has(key)) found.set(key, { canary, encoding, offset: at });
      }
    }
    return [...found.values()];
  };
}
