import { decode } from "next-auth/jwt";
import { env } from "../env";
import { deriveKey, keyRing, keysOf, retiredKeys, type VaultKey } from "../key-ring";
import { LONGEST_SESSION_MS } from "./sessions";

/** Longer ones are not ours: a token is about 300 characters. */
const LONGEST_TOKEN = 2_000;

/** A cookie of the sign-in. On https it is bound to this very host, and never sent in the clear. */
export function authCookie(name: string) {
  const secure = env().url.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}nephoscope.${name}`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

export const sessionCookie = () => authCookie("session");

export const LONGEST_SESSION_SECONDS = LONGEST_SESSION_MS / 1000;

/** What tokens are sealed with. */
export function tokenSecret(key: VaultKey = keyRing().current): string {
  return deriveKey("sign-in token", key).toString("base64");
}

/**
 * The secret session id in a token, or null for one that is missing, forged, cut, or sealed with a key of others. The
 * earlier keys open as well, so that a rotation signs nobody out.
 */
export async function readToken(token: string | undefined): Promise<string | null> {
  if (!token || token.length > LONGEST_TOKEN) return null;
  for (const key of [...keysOf(keyRing()), ...retiredKeys()]) {
    // What does not decode was altered or sealed with another key.
    const content = await decode({ token, secret: tokenSecret(key) }).catch(() => null);
    if (typeof content?.sessionId === "string") return content.sessionId;
  }
  return null;
}
