import { createHmac } from "node:crypto";
import type { SignedRequest } from "../http";
import type { Credentials, Endpoint } from "../port";

/** A request before signing. Path and query hold decoded text: this file alone escapes. */
export type PlainRequest = {
  method: "GET" | "POST" | "PUT";
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  headers: Readonly<Record<string, string>>;
};

/** A bce-auth-v1 signature with the parts that it is made of; `canonicalUri` and the query go on the wire as they are. */
export type Signature = {
  canonicalUri: string;
  canonicalQueryString: string;
  canonicalHeaders: string;
  canonicalRequest: string;
  signingKey: string;
  signedHeaders: string;
  signature: string;
  authorization: string;
};

/**
 * Signs a request with bce-auth-v1 ("Authentication mechanism", Baidu AI Cloud reference). `headersToSign` null means
 * the default list: `host`, all `x-bce-*`, and those of content-length, -type and -md5 that are present.
 */
export function sign(options: {
  request: PlainRequest;
  credentials: Pick<Credentials, "keyId" | "secret">;
  at: Date;
  expiresInSeconds?: number;
  headersToSign: readonly string[] | null;
}): Signature {
  const { request, credentials, at, expiresInSeconds = 1800, headersToSign } = options;
  const prefix = `bce-auth-v1/${credentials.keyId}/${timestampOf(at)}/${expiresInSeconds}`;
  // The hexadecimal text is the next key, not the 32 bytes that it spells.
  const signingKey = hmacHex(credentials.secret, prefix);

  const canonicalUri = request.path.split("/").map(escapeText).join("/") || "/";
  const canonicalQueryString = request.query
    .filter(([name]) => name.toLowerCase() !== "authorization")
    .map(([name, value]) => `${escapeText(name)}=${escapeText(value)}`)
    // Whole pairs are sorted, not names: "image-type=" and "image1=" come before "image=".
    .sort(byBytes)
    .join("&");

  const chosen = Object.entries(request.headers)
    .map(([name, value]) => ({ name: name.toLowerCase(), value: value.trim() }))
    .filter(({ name, value }) => value !== "" && (headersToSign?.includes(name) ?? isSignedByDefault(name)));
  const canonicalHeaders = chosen
    .map(({ name, value }) => `${escapeText(name)}:${escapeText(value)}`)
    .sort(byBytes)
    .join("\n");
  const signedHeaders = chosen
    .map(({ name }) => name)
    .sort(byBytes)
    .join(";");

  const canonicalRequest = [request.method, canonicalUri, canonicalQueryString, canonicalHeaders].join("\n");
  const signature = hmacHex(signingKey, canonicalRequest);
  return {
    canonicalUri,
    canonicalQueryString,
    canonicalHeaders,
    canonicalRequest,
    signingKey,
    signedHeaders,
    signature,
    authorization: `${prefix}/${signedHeaders}/${signature}`,
  };
}

/**
 * A request ready for the wire, signed over `host`, `x-bce-date` and, with temporary keys, the session token. The body
 * is no part of a bce-auth-v1 signature.
 */
export function signedRequest(options: {
  method: "GET" | "POST";
  path: string;
  query: PlainRequest["query"];
  body?: string;
  endpoint: Endpoint;
  credentials: Credentials;
  now: Date;
}): SignedRequest {
  const { method, path, query, body, endpoint, credentials, now } = options;
  const signed: Record<string, string> = { "x-bce-date": timestampOf(now) };
  if (credentials.token !== null) signed["x-bce-security-token"] = credentials.token;
  const { canonicalUri, canonicalQueryString, authorization } = sign({
    request: { method, path, query, headers: { host: endpoint.signingHost, ...signed } },
    credentials,
    at: now,
    headersToSign: ["host", ...Object.keys(signed)],
  });
  return {
    method,
    url: `${endpoint.baseUrl}${canonicalUri}${canonicalQueryString === "" ? "" : `?${canonicalQueryString}`}`,
    headers: { ...signed, "content-type": "application/json; charset=utf-8", authorization },
    ...(body === undefined ? {} : { body }),
  };
}

/** UTC to the second, `2026-03-02T08:05:09Z`. A fraction is cut off, not rounded. */
function timestampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function isSignedByDefault(name: string): boolean {
  return (
    name.startsWith("x-bce-") || ["host", "content-length", "content-type", "content-md5"].includes(name)
  );
}

/** `encodeURIComponent` leaves five characters alone that the canonical form escapes. */
function escapeText(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Everything sorted here is ASCII by then, so code units are bytes. */
function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function hmacHex(key: string, message: string): string {
  return createHmac("sha256", key).update(message).digest("hex");
}
