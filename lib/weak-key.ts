import { createHash } from "node:crypto";

/**
 * Why a key must not be used, or null. Catches what people put where random bytes belong: text, patterns, hashes of
 * common words, and keys that anybody can read in a published document.
 */
export function weaknessOf(bytes: Buffer): string | null {
  if (new Set(bytes).size < 8) return "it has hardly any different bytes";
  if (repeats(bytes)) return "it repeats itself";
  if (steps(bytes)) return "its bytes only count up or down";
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) return "it is readable text, not random bytes";
  if (PUBLISHED.has(bytes.toString("hex"))) return "it is published in a document";
  if (WORDS.some((word) => hashesOf(word).some((hash) => hash.equals(bytes)))) {
    return "it is the hash of a common word";
  }
  return null;
}

function repeats(bytes: Buffer): boolean {
  return [8, 12, 16].some((period) => bytes.every((byte, at) => byte === bytes[at % period]));
}

function steps(bytes: Buffer): boolean {
  const step = ((bytes[1] ?? 0) - (bytes[0] ?? 0)) & 0xff;
  return bytes.every((byte, at) => at === 0 || ((byte - (bytes[at - 1] ?? 0)) & 0xff) === step);
}

/** 256-bit keys of test vectors, as hexadecimal digits. Most others count or repeat and are caught above. */
const PUBLISHED = new Set([
  // NIST SP 800-38A, appendix F.1.5
  "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4",
  // RFC 8439, appendix A.5
  "1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0",
]);

const WORDS = [
  "",
  "admin",
  "changeme",
  "default",
  "key",
  "nephoscope",
  "password",
  "secret",
  "test",
  "vault",
] as const;

function hashesOf(word: string): Buffer[] {
  return ["sha256", "sha3-256"].flatMap((algorithm) =>
    [word, `${word}\n`].map((text) => createHash(algorithm).update(text).digest()),
  );
}
