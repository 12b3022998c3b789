import { createHmac } from "node:crypto";
import type { Fingerprint } from "../domain/audit";
import { deriveKey, keyRing } from "../key-ring";

/**
 * Stands for a secret in the audit log: tells whether two are the same, and nothing to somebody without the vault's
 * key, who could otherwise try likely values. A rotation of that key changes the fingerprints.
 */
export function fingerprint(secret: string): Fingerprint {
  const { current } = keyRing();
  const digest = createHmac("sha256", deriveKey("audit fingerprint", current)).update(secret).digest("hex");
  return { fingerprint: digest.slice(0, 12), key: current.id };
}
