import { createHmac, timingSafeEqual } from "node:crypto";
import type { FakeKey, RawRequest } from "../emulator";
import { type Refusal, refusals, requestExpired } from "./answers";

const SKEW_MS = 30 * 60 * 1000;
const AUTHORIZATION =
  /^bce-auth-v1\/([A-Za-z0-9]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/([1-9]\d*)\/((?:[a-z0-9-]+(?:;[a-z0-9-]+)*)?)\/([0-9a-f]{64})$/;

/**
 * Checks one request as a bce-auth-v1 server does (Baidu, Reference, "Authentication mechanism").
 * Knows nothing of routes. Null when the request is good, else what the cloud answers.
 */
export function verify(
  request: RawRequest,
  { keys, now }: { keys: readonly FakeKey[]; now: Date },
): Refusal | null {
  const header = request.headers.authorization;
  if (header === undefined) return refusals.accessDenied;
  const authorization = parseAuthorization(header);
  if (authorization === null) return refusals.invalidAuthorization;
  const key = keys.find(({ id }) => id === authorization.accessKeyId);
  if (key === undefined) return refusals.invalidAccessKeyId;
  if (!isFresh(request, authorization, now)) return requestExpired(authorization.timestamp);

  const signedHeaders = headersUnderSignature(authorization.signedHeaders, request.headers);
  if (signedHeaders === null) return refusals.signatureDoesNotMatch;
  const signature = signatureOf(request, { secret: key.secret, prefix: authorization.prefix, signedHeaders });
  if (signature === null || !isEqual(signature, authorization.signature)) {
    return refusals.signatureDoesNotMatch;
  }
  return request.headers["x-bce-security-token"] === key.token ? null : refusals.accessDenied;
}

/** The access key id that a request claims, or null when its header cannot be read. */
export function accessKeyIdOf(request: RawRequest): string | null {
  return parseAuthorization(request.headers.authorization ?? "")?.accessKeyId ?? null;
}

type Authorization = {
  prefix: string;
  accessKeyId: string;
  timestamp: string;
  expirationSeconds: number;
  signedHeaders: string[];
  signature: string;
};

function parseAuthorization(header: string): Authorization | null {
  const [, accessKeyId, timestamp, expiration, names, signature] = AUTHORIZATION.exec(header) ?? [];
  if (!accessKeyId || !timestamp || !expiration || names === undefined || !signature) return null;
  return {
    prefix: `bce-auth-v1/${accessKeyId}/${timestamp}/${expiration}`,
    accessKeyId,
    timestamp,
    expirationSeconds: Number(expiration),
    signedHeaders: names === "" ? [] : names.split(";"),
    signature,
  };
}

function isFresh(request: RawRequest, authorization: Authorization, now: Date): boolean {
  const sentAt = sendingTime(request.headers);
  const signedAt = Date.parse(authorization.timestamp);
  // Not-a-number compares false, so an impossible date is refused as well.
  return (
    Math.abs(now.getTime() - sentAt) <= SKEW_MS &&
    signedAt - now.getTime() <= SKEW_MS &&
    now.getTime() <= signedAt + authorization.expirationSeconds * 1000
  );
}

function sendingTime(headers: RawRequest["headers"]): number {
  const own = headers["x-bce-date"]?.trim();
  if (own === undefined) return Date.parse(headers.date ?? "");
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(own) ? Date.parse(own) : Number.NaN;
}

/** Headers without a value count as not sent: the official signers drop them. */
function headersUnderSignature(named: string[], headers: RawRequest["headers"]): string[] | null {
  const sent = Object.keys(headers).filter((name) => headers[name]?.trim());
  const ofTheCloud = sent.filter((name) => name.startsWith("x-bce-"));
  if (named.length === 0) {
    const byDefault = ["host", "content-length", "content-type", "content-md5"];
    return [...ofTheCloud, ...byDefault.filter((name) => sent.includes(name))].sort();
  }
  const isSorted = named.every((name, index) => (named[index - 1] ?? "") < name);
  const isComplete = ["host", ...ofTheCloud].every((name) => named.includes(name));
  return isSorted && isComplete && named.every((name) => sent.includes(name)) ? named : null;
}

function signatureOf(
  request: RawRequest,
  { secret, prefix, signedHeaders }: { secret: string; prefix: string; signedHeaders: string[] },
): string | null {
  const [path = "", ...rest] = request.target.split("?");
  const uri = canonicalPath(path);
  const query = canonicalQuery(rest.join("?"));
  if (uri === null || query === null) return null;
  const headers = signedHeaders
    .map((name) => `${encode(name)}:${encode((request.headers[name] ?? "").trim())}`)
    .sort()
    .join("\n");
  // The hexadecimal text of the first digest is the key of the second, not its bytes.
  const signingKey = hmac(secret, prefix);
  return hmac(signingKey, [request.method.toUpperCase(), uri, query, headers].join("\n"));
}

function canonicalPath(path: string): string | null {
  const segments = path.split("/").map(decode);
  if (segments.includes(null)) return null;
  return segments.map((segment) => encode(segment ?? "")).join("/") || "/";
}

/** Whole `key=value` strings are sorted, not keys: `image1=` comes before `image=`. */
function canonicalQuery(query: string): string | null {
  const pairs: string[] = [];
  for (const part of query.split("&").filter((text) => text !== "")) {
    const [name = "", ...rest] = part.split("=");
    const key = decode(name);
    const value = decode(rest.join("="));
    if (key === null || value === null) return null;
    if (key.toLowerCase() !== "authorization") pairs.push(`${encode(key)}=${encode(value)}`);
  }
  return pairs.sort().join("&");
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    // Broken percent-encoding has no canonical form, so no signature can fit it.
    return null;
  }
}

function encode(text: string): string {
  return Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-._~]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function hmac(key: string, message: string): string {
  return createHmac("sha256", key).update(message, "utf8").digest("hex");
}

function isEqual(computed: string, received: string): boolean {
  return timingSafeEqual(Buffer.from(computed, "hex"), Buffer.from(received, "hex"));
}
