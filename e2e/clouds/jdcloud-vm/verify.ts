import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { FakeKey, RawRequest } from "../emulator";
import { type Refusal, refusals } from "./answers";
import { regionOf } from "./route";

/** What a gateway expects of the requests to one service. */
export type Gateway = {
  service: string;
  /** The region that the scope has to name, read from the request target. */
  regionOf(target: string): string | null;
  mustSign: string[];
};

export const vmGateway: Gateway = {
  service: "vm",
  regionOf,
  mustSign: ["host", "x-jdcloud-date", "x-jdcloud-nonce"],
};

export type Known = {
  keys: readonly FakeKey[];
  now: Date;
  /** Tells whether a key has used a nonce before; the caller keeps that memory. */
  isUsed(accessKey: string, nonce: string): boolean;
};

const ALGORITHM = "JDCLOUD2-HMAC-SHA256";
const SKEW_MS = 15 * 60 * 1000;

/**
 * Checks one request as a gateway that speaks JDCLOUD2-HMAC-SHA256 does (JD Cloud, API, "Authorization
 * rules"). Knows nothing of routes. Null when the request is good, else what the gateway answers.
 */
export function verify(request: RawRequest, known: Known, gateway: Gateway = vmGateway): Refusal | null {
  const { headers } = request;
  if (!headers.authorization) return refusals.noAuthorization;
  const authorization = parseAuthorization(headers.authorization);
  if (authorization.credential === undefined) return refusals.noCredential;
  if (!authorization.signedHeaders) return refusals.noSignedHeaders;

  const date = headers["x-jdcloud-date"]?.trim() ?? "";
  const sentAt = timeOf(date);
  if (sentAt === null) return refusals.noDate;
  const [accessKey = "", ...scope] = authorization.credential.split("/");
  const expectedScope = [
    date.slice(0, 8),
    gateway.regionOf(request.target),
    gateway.service,
    "jdcloud2_request",
  ];
  if (authorization.algorithm !== ALGORITHM || scope.join("/") !== expectedScope.join("/")) {
    return refusals.badCredential;
  }
  const nonce = headers["x-jdcloud-nonce"]?.trim();
  if (!nonce) return refusals.noNonce;
  if ((headers["x-jdcloud-algorithm"] ?? ALGORITHM) !== ALGORITHM) return refusals.badCredential;

  const key = known.keys.find(({ id }) => id === accessKey);
  if (key === undefined) return refusals.unknownKey;
  if (Math.abs(known.now.getTime() - sentAt) > SKEW_MS) return refusals.expired;

  const token = headers["x-jdcloud-security-token"];
  const names = authorization.signedHeaders.split(";");
  const mustSign = token === undefined ? gateway.mustSign : [...gateway.mustSign, "x-jdcloud-security-token"];
  if (!mustSign.every((name) => names.includes(name))) return refusals.badCredential;
  if (known.isUsed(accessKey, nonce)) return refusals.usedNonce;

  const signature = signatureOf(request, { secret: key.secret, date, scope, names });
  if (signature === null || !isEqual(signature, authorization.signature)) return refusals.badSignature;
  return token === tokenOnTheWire(key) ? null : refusals.badCredential;
}

/** The access key that a request claims, or null when it names none. */
export function accessKeyOf({ headers }: RawRequest): string | null {
  return parseAuthorization(headers.authorization ?? "").credential?.split("/")[0] ?? null;
}

function parseAuthorization(header: string) {
  const [algorithm, ...rest] = header.split(" ");
  const parts = rest.join(" ").split(", ");
  const part = (name: string) => parts.find((text) => text.startsWith(`${name}=`))?.slice(name.length + 1);
  return {
    algorithm,
    credential: part("Credential"),
    signedHeaders: part("SignedHeaders"),
    signature: part("Signature") ?? "",
  };
}

/** `20240305T060708Z` in milliseconds, null for anything else. */
function timeOf(text: string): number | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? null : time;
}

function signatureOf(
  { method, target, headers, body }: RawRequest,
  signing: { secret: string; date: string; scope: string[]; names: string[] },
): string | null {
  const [path = "", ...rest] = target.split("?");
  const canonicalPath = normalise(path.split("/"));
  const query = canonicalQuery(rest.join("?"));
  const { secret, date, scope, names } = signing;
  const isSorted = names.every((name, index) => index === 0 || (names[index - 1] ?? "") < name);
  if (canonicalPath === null || query === null || !isSorted) return null;
  const lines: string[] = [];
  for (const name of names) {
    const value = headers[name];
    if (value === undefined) return null;
    lines.push(`${name}:${value.trim().replace(/\s+/g, " ")}\n`);
  }
  const canonicalRequest = [
    method,
    canonicalPath.join("/"),
    query,
    lines.join(""),
    names.join(";"),
    sha256(body),
  ].join("\n");
  const stringToSign = [ALGORITHM, date, scope.join("/"), sha256(canonicalRequest)].join("\n");
  const signingKey = scope.reduce<Buffer>(
    (key, part) => hmac(key, part),
    Buffer.from(`JDCLOUD2${secret}`, "utf8"),
  );
  return hmac(signingKey, stringToSign).toString("hex");
}

/** Servers disagree on what a raw `+` means, so a query that has one fits no signature here. */
function canonicalQuery(query: string): string | null {
  if (query === "") return "";
  if (query.includes("+")) return null;
  const pairs: { name: string; value: string }[] = [];
  for (const part of query.split("&")) {
    const [rawName = "", ...rawValue] = part.split("=");
    const [name, value] = normalise([rawName, rawValue.join("=")]) ?? [];
    if (name === undefined || value === undefined) return null;
    pairs.push({ name, value });
  }
  return pairs
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join("&");
}

/** Decodes once and escapes strictly; null when the percent-encoding is broken. */
function normalise(parts: string[]): string[] | null {
  try {
    return parts.map((part) => escapeStrictly(decodeURIComponent(part)));
  } catch {
    return null;
  }
}

function escapeStrictly(text: string): string {
  return Array.from(Buffer.from(text, "utf8"), (byte) => {
    const character = String.fromCharCode(byte);
    return /[A-Za-z0-9\-_.~]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function tokenOnTheWire({ token }: FakeKey): string | undefined {
  return token === undefined ? undefined : Buffer.from(token, "utf8").toString("base64");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, message: string): Buffer {
  return createHmac("sha256", key).update(message, "utf8").digest();
}

function isEqual(computed: string, received: string): boolean {
  const ours = Buffer.from(computed, "utf8");
  const theirs = Buffer.from(received, "utf8");
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
