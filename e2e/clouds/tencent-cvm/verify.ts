import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { FakeKey, RawRequest } from "../emulator";
import type { Fault } from "./faults";

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([a-z0-9]+)\/tc3_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;
const CLOCK_TOLERANCE_SECONDS = 300;

export type Authorization = {
  secretId: string;
  date: string;
  service: string;
  signedHeaders: string[];
  signature: string;
};

/**
 * Checks one request against the key that it names, at a given time: clock, scope, signature, token, in this order
 * (Tencent Cloud API 3.0, signature method TC3-HMAC-SHA256). Null when everything fits. The host is taken as it
 * was received, without its port; all bytes are those that were received.
 */
export function verify(request: RawRequest, key: FakeKey, now: Date): Fault | null {
  const authorization = readAuthorization(request);
  if (!authorization) {
    return fault("InvalidAuthorization", "The Authorization header in the request is not valid.");
  }
  if (authorization.secretId !== key.id) {
    return fault(
      "SecretIdNotFound",
      "The SecretId is not found, please ensure that your SecretId is correct.",
    );
  }
  const timestamp = request.headers["x-tc-timestamp"] ?? "";
  if (!isCurrent(timestamp, now) || utcDate(timestamp) !== authorization.date) {
    return fault("SignatureExpire", "The provided signature is expired.");
  }
  if (!isSigned(request, authorization, key.secret)) {
    return fault(
      "SignatureFailure",
      "The provided credentials could not be validated. Please check your signature is correct.",
    );
  }
  if (request.headers["x-tc-token"] !== key.token) {
    return fault("TokenFailure", "The provided token is invalid.");
  }
  return null;
}

/** The parts of the Authorization header, or null when it has another shape. */
export function readAuthorization(request: RawRequest): Authorization | null {
  const match = AUTHORIZATION.exec(request.headers.authorization ?? "");
  if (!match) return null;
  const [, secretId = "", date = "", service = "", signedHeaders = "", signature = ""] = match;
  return { secretId, date, service, signedHeaders: signedHeaders.split(";"), signature };
}

/** The host that a client signs: the one it sent, without the port. */
export function signedHost(request: RawRequest): string {
  return (request.headers.host ?? "").replace(/:\d+$/, "");
}

function isSigned(request: RawRequest, authorization: Authorization, secret: string): boolean {
  const { signedHeaders, service, date, signature } = authorization;
  const host = signedHost(request);
  const namesOtherService = host.endsWith(".tencentcloudapi.com") && host.split(".")[0] !== service;
  const sorted = signedHeaders.every((name, index) => index === 0 || name > (signedHeaders[index - 1] ?? ""));
  if (namesOtherService || !sorted) return false;
  if (!signedHeaders.includes("content-type") || !signedHeaders.includes("host")) return false;

  const lines: string[] = [];
  for (const name of signedHeaders) {
    const value = name === "host" ? host : request.headers[name];
    if (value === undefined) return false;
    // The vendor's examples write the values of further headers in lower case (x-tc-action:describeinstances).
    const literal = name === "host" || name === "content-type";
    lines.push(`${name}:${literal ? value.trim() : value.trim().toLowerCase()}\n`);
  }
  const [path = "", query = ""] = splitOnce(request.target, "?");
  const canonical = [
    request.method,
    path,
    query,
    lines.join(""),
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
  const scope = `${date}/${service}/tc3_request`;
  const text = ["TC3-HMAC-SHA256", request.headers["x-tc-timestamp"], scope, sha256(canonical)].join("\n");
  const signingKey = [date, service, "tc3_request"].reduce<string | Buffer>(hmac, `TC3${secret}`);
  return timingSafeEqual(hmac(signingKey, text), Buffer.from(signature, "hex"));
}

function isCurrent(timestamp: string, now: Date): boolean {
  return (
    /^\d{1,11}$/.test(timestamp) &&
    Math.abs(Number(timestamp) - now.getTime() / 1000) <= CLOCK_TOLERANCE_SECONDS
  );
}

function utcDate(timestamp: string): string {
  return new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
}

function fault(code: string, message: string): Fault {
  return { code: `AuthFailure.${code}`, message };
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}
