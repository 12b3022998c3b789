import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing, VaultKey } from "../key-ring";

/** Where a sealed value belongs. It opens nowhere else, so that values cannot be swapped between rows or columns. */
export type SealPlace = { table: string; row: string; column: string };

/** A sealed value cannot be opened: wrong key, wrong place, or altered. Says which key it needs, never more. */
export class SealError extends Error {
  override name = "SealError";
}

/** It was sealed with a key that is not in the ring: the ring is wrong, not the value. */
export class MissingKeyError extends SealError {
  override name = "MissingKeyError";
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = "v1";

/** Seals a text with AES-256-GCM for one place. The result is `v1.<key id>.<base64url of nonce, text, tag>`. */
export function seal(ring: KeyRing, place: SealPlace, text: string): string {
  const { current } = ring;
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", current.bytes, nonce);
  cipher.setAAD(boundTo(place, current));
  const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${current.id}.${sealed.toString("base64url")}`;
}

/** Opens what `seal` made for the same place. Throws `SealError`; never returns anything but the sealed text. */
export function openSeal(ring: KeyRing, place: SealPlace, sealed: string): string {
  const [version, keyId, body] = sealed.split(".");
  if (version !== VERSION || keyId === undefined || body === undefined) {
    throw new SealError("A sealed value is not in a form that this version knows.");
  }
  const key = [ring.current, ...ring.previous].find(({ id }) => id === keyId);
  if (!key) {
    throw new MissingKeyError(
      `A sealed value needs the vault key ${keyId}, which was not given. Name it after the current one in NEPHOSCOPE_KEY_FILE or NEPHOSCOPE_KEY.`,
    );
  }
  const bytes = Buffer.from(body, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealError("A sealed value is too short.");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(boundTo(place, key));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch (cause) {
    throw new SealError("A sealed value was altered or belongs elsewhere.", { cause });
  }
}

/** Which key a sealed value needs, or null when it is not in a form that this version knows. */
export function keyIdOf(sealed: string): string | null {
  const [version, keyId] = sealed.split(".");
  return version === VERSION && keyId ? keyId : null;
}

function boundTo({ table, row, column }: SealPlace, key: VaultKey): Buffer {
  return Buffer.from(JSON.stringify([VERSION, table, row, column, key.id]), "utf8");
}
