import { createHash, randomBytes } from "node:crypto";

/** By which scanners for leaked secrets know a token of ours. */
const PREFIX = "neph_";
/** 32 bytes as base64url. */
const FORM = /^neph_[A-Za-z0-9_-]{43}$/;

/** The token of a new link, 256 random bits, and what is stored of it. */
export function makeToken(): { token: string; tokenHash: string } {
  const token = `${PREFIX}${randomBytes(32).toString("base64url")}`;
  return { token, tokenHash: hashOf(token) };
}

/** What is stored of a token, or null for a text that is none. The text is hashed as it stands, never decoded. */
export function tokenHashOf(text: string): string | null {
  return FORM.test(text) ? hashOf(text) : null;
}

/** A fast hash is right here: a token has more chance in it than anybody can try. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
