import { createHash, createHmac } from "node:crypto";
import type { SignedRequest } from "../http";
import type { Credentials, Endpoint } from "../port";

/** The Python SDK and a newer signer package use the same steps with a 3; the documents name only these. */
const ALGORITHM = "JDCLOUD2-HMAC-SHA256";
const KEY_PREFIX = "JDCLOUD2";
const TERMINATOR = "jdcloud2_request";

/** A request before signing. Path and query hold decoded text: this file alone escapes. All headers are signed. */
export type PlainRequest = {
  method: "GET" | "POST";
  path: string;
  query: readonly (readonly [name: string, value: string])[];
  headers: Readonly<Record<string, string>>;
  body: string;
};

/** A JDCLOUD2 signature with the parts that it is made of; `canonicalPath` and the query go on the wire as they are. */
export type Signature = {
  credentialScope: string;
  canonicalPath: string;
  canonicalQuery: string;
  signedHeaders: string;
  canonicalRequest: string;
  stringToSign: string;
  signingKeyHex: string;
  signature: string;
  authorization: string;
};

/** Signs a request with JDCLOUD2-HMAC-SHA256 ("Authorization Rules", JD Cloud API common declaration). */
export function sign(options: {
  request: PlainRequest;
  credentials: Pick<Credentials, "keyId" | "secret">;
  regionId: string;
  service?: string;
  at: Date;
}): Signature {
  const { request, credentials, regionId, service = "vm", at } = options;
  const time = timestampOf(at);
  const day = time.slice(0, 8);
  const credentialScope = [day, regionId, service, TERMINATOR].join("/");

  const canonicalPath = request.path.split("/").map(escapeText).join("/");
  const canonicalQuery = request.query
    .map(([name, value]) => ({ name: escapeText(name), value: escapeText(value) }))
    // By name first, then by value: "ids.1", "ids.10", "ids.2".
    .sort((a, b) => byBytes(a.name, b.name) || byBytes(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join("&");
  const headers = Object.entries(request.headers)
    .map(([name, value]) => ({ name: name.toLowerCase(), value: value.trim().replace(/\s+/g, " ") }))
    .sort((a, b) => byBytes(a.name, b.name));
  const signedHeaders = headers.map(({ name }) => name).join(";");

  const canonicalRequest = [
    request.method,
    canonicalPath,
    canonicalQuery,
    // Each header ends its own line, so an empty line follows the last.
    headers.map(({ name, value }) => `${name}:${value}\n`).join(""),
    signedHeaders,
    sha256Hex(request.body),
  ].join("\n");
  const stringToSign = [ALGORITHM, time, credentialScope, sha256Hex(canonicalRequest)].join("\n");
  const signingKey = [day, regionId, service, TERMINATOR].reduce<Buffer>(
    hmac,
    Buffer.from(KEY_PREFIX + credentials.secret),
  );
  const signature = hmac(signingKey, stringToSign).toString("hex");
  return {
    credentialScope,
    canonicalPath,
    canonicalQuery,
    signedHeaders,
    canonicalRequest,
    stringToSign,
    signingKeyHex: signingKey.toString("hex"),
    signature,
    authorization: `${ALGORITHM} Credential=${credentials.keyId}/${credentialScope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

/**
 * A GET ready for the wire. `accept` stays unsigned because a proxy may change it. The token of a temporary key goes
 * base64-encoded, as three of the four official SDKs send it, and signed, as the document demands.
 */
export function signedRequest(options: {
  regionId: string;
  path: string;
  query: PlainRequest["query"];
  endpoint: Endpoint;
  credentials: Credentials;
  now: Date;
  nonce: string;
}): SignedRequest {
  const { regionId, path, query, endpoint, credentials, now, nonce } = options;
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "x-jdcloud-date": timestampOf(now),
    "x-jdcloud-nonce": nonce,
  };
  if (credentials.token !== null) {
    headers["x-jdcloud-security-token"] = Buffer.from(credentials.token).toString("base64");
  }
  const request = {
    method: "GET",
    path,
    query,
    headers: { host: endpoint.signingHost, ...headers },
    body: "",
  } as const;
  const { canonicalPath, canonicalQuery, authorization } = sign({ request, credentials, regionId, at: now });
  return {
    method: "GET",
    url: `${endpoint.baseUrl}${canonicalPath}${canonicalQuery === "" ? "" : `?${canonicalQuery}`}`,
    headers: { ...headers, accept: "application/json", authorization },
  };
}

/** UTC to the second, `20240305T060708Z`. Milliseconds are cut off, not rounded. */
function timestampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
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

function hmac(key: Buffer, message: string): Buffer {
  return createHmac("sha256", key).update(message).digest();
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
