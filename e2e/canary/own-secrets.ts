import path from "node:path";
import { decode } from "next-auth/jwt";
import { tokenSecret } from "@/lib/auth/token";
import { findKeyRing, keysOf, type VaultKey } from "@/lib/key-ring";
import type { OwnDatabase } from "../own-database";
import type { Plant } from "./planted";
import type { Recorder } from "./recorder";

/** The vault's keys as they lie in the data folder at this moment. */
export function vaultKeysIn(dataDir: string): VaultKey[] {
  const keyFile = path.join(dataDir, "vault.key");
  const ring = findKeyRing({ key: null, keyFile, dataDir, databaseUrl: null });
  return ring === null ? [] : keysOf(ring);
}

/** Remembers the secrets that the product made itself. */
export async function plantOwnSecrets(
  plant: Plant,
  from: { vaultKeys: readonly VaultKey[]; recorder: Recorder; database: OwnDatabase },
): Promise<void> {
  const { vaultKeys, recorder, database } = from;
  for (const key of vaultKeys) {
    plant("vault key", key.id, key.bytes);
    plant("derived key", `of ${key.id}, for sign-ins`, Buffer.from(tokenSecret(key), "base64"));
  }
  for (const [at, cookie] of cookiesIn(recorder).entries()) {
    plant("session cookie", String(at), cookie);
    for (const key of vaultKeys) {
      // What another key of the ring sealed does not open.
      const content = await decode({ token: cookie, secret: tokenSecret(key) }).catch(() => null);
      if (typeof content?.sessionId === "string") plant("session id", String(at), content.sessionId);
    }
  }
  for (const [at, { target }] of recorder.answers.entries()) {
    const code = new URL(target, recorder.origin).searchParams.get("code");
    if (target.startsWith("/api/auth/callback/oidc") && code) plant("oidc code", String(at), code);
  }
  const rows = await database.query("select email, password_hash from users where password_hash is not null");
  for (const { email, password_hash } of rows) plant("password hash", String(email), String(password_hash));
}

function cookiesIn({ answers }: Recorder): string[] {
  const lines = answers.flatMap(({ setCookies }) => setCookies);
  return [...new Set(lines.flatMap((line) => /^nephoscope\.session=([^;]{20,})/.exec(line)?.[1] ?? []))];
}
