import type { TypedKey } from "./told";

export const NO_KEY: TypedKey = { keyId: "", secret: "", token: "", expiresAt: "" };

/** A typed key as actions take it. The end of a temporary key is typed in the reader's zone and sent in UTC. */
export function credentialsOf({ keyId, secret, token, expiresAt }: TypedKey) {
  return { keyId, secret, token: token === "" ? null : token, expiresAt: toIso(expiresAt) };
}

/** A text that is no time is sent as it is: the server says so at its field. */
function toIso(local: string): string | null {
  if (local.trim() === "") return null;
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? local : time.toISOString();
}
