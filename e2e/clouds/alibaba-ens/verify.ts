import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { RawRequest } from "../emulator";
import { type Fault, faults } from "./faults";
import type { EnsKey } from "./keys";

const AUTHORIZATION =
  /^ACS3-HMAC-SHA256 Credential=([^,\s]+),SignedHeaders=([a-z0-9;-]+),Signature=([0-9a-f]{64})$/;
const CLOCK_TOLERANCE_MS = 15 * 60_000;

/**
 * Checks one request against the key that it names, at a given time: key, token, clock, nonce, signed headers,
 * signature, in this order (Alibaba Cloud signature V3, ACS3-HMAC-SHA256). Null when everything fits. The caller
 * remembers nonces and says whether this one was used before.
 */
export function verify(
  request: RawRequest,
  key: EnsKey,
  { now, nonceUsed = false }: { now: Date; nonceUsed?: boolean },
): Fault | null {
  const { headers } = request;
  const authorization = readAuthorization(request);
  if (!authorization) return faults.incompleteSignature;
  if (authorization.keyId !== key.id) return faults.unknownKey;
  if (key.inactive) return faults.inactiveKey;
  const token = headers["x-acs-security-token"];
  if (key.token !== undefined && !token) return faults.missingToken;
  if (token !== key.token) return faults.wrongToken;

  const date = headers["x-acs-date"] ?? "";
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(date) || Number.isNaN(Date.parse(date))) {
    return faults.timeFormat;
  }
  if (Math.abs(Date.parse(date) - now.getTime()) > CLOCK_TOLERANCE_MS) return faults.timeExpired;
  if (!headers["x-acs-signature-nonce"]) return faults.incompleteSignature;
  if (nonceUsed) return faults.nonceUsed;
  if (!signsAllThatCounts(request, authorization.signedHeaders)) return faults.incompleteSignature;

  const canonical = canonicalRequest(request, authorization.signedHeaders);
  const text = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  const wanted = createHmac("sha256", key.secret).update(text, "utf8").digest();
  const isSigned =
    headers["x-acs-content-sha256"] === sha256(request.body) &&
    timingSafeEqual(wanted, Buffer.from(authorization.signature, "hex"));
  return isSigned ? null : mismatch(text, canonical, key.id);
}

/** The parts of the Authorization header, or null when it has another shape. */
export function readAuthorization(request: RawRequest) {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? "");
  if (!match) return null;
  const [, keyId = "", signedHeaders = "", signature = ""] = match;
  return { keyId, signedHeaders: signedHeaders.split(";"), signature };
}

/** The decoded parameters of the query. */
export function queryOf(request: RawRequest): URLSearchParams {
  const at = request.target.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : request.target.slice(at + 1));
}

function signsAllThatCounts({ headers }: RawRequest, signed: string[]): boolean {
  const isSorted = signed.every((name, index) => index === 0 || name > (signed[index - 1] ?? ""));
  const mustBeSigned = (name: string) =>
    name.startsWith("x-acs-") || name === "host" || name === "content-type";
  return (
    isSorted &&
    signed.every((name) => headers[name] !== undefined) &&
    Object.keys(headers).every((name) => !mustBeSigned(name) || signed.includes(name))
  );
}

function canonicalRequest(request: RawRequest, signed: string[]): string {
  // Rebuilt from the decoded query: official clients leave some of ! ' ( ) * unescaped on the wire.
  const query = [...queryOf(request)]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  const lines = signed.map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`).join("");
  const path = request.target.split("?")[0];
  return [request.method, path, query, lines, signed.join(";"), sha256(request.body)].join("\n");
}

/** The message repeats what was signed, key id and token included, as the real one does. */
function mismatch(text: string, canonical: string, keyId: string): Fault {
  return {
    status: 400,
    code: "SignatureDoesNotMatch",
    message:
      `Specified signature is not matched with our calculation. server string to sign is:${text}, ` +
      `access key id is:${keyId}, server canonical request is:${canonical}`,
  };
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}
