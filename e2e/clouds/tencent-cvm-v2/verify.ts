import { createHmac, timingSafeEqual } from "node:crypto";
import type { FakeKey, RawRequest } from "../emulator";
import { type Fault, faults } from "./faults";

const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * Checks one request against the key that it names, at a given time: key, signature, token, clock, in this order
 * (Tencent Cloud legacy API, HmacSHA1 or HmacSHA256). Null when everything fits. Whether the nonce was used before
 * is for the caller to remember. The host is taken as it was received, without its port.
 */
export function verify(request: RawRequest, key: FakeKey, now: Date): Fault | null {
  const parameters = sentParameters(request);
  if (parameters.get("SecretId") !== key.id) return faults.unknownKey;
  const wanted = signature(request, parameters, key.secret);
  // Compared as text: a decoder would forgive a `+` that was not escaped, or missing padding.
  const received = Buffer.from(parameters.get("Signature") ?? "");
  if (received.length !== wanted.length || !timingSafeEqual(received, wanted)) return faults.signature;
  if ((parameters.get("Token") ?? undefined) !== key.token) return faults.token;
  const timestamp = parameters.get("Timestamp") ?? "";
  const isCurrent =
    /^\d{1,11}$/.test(timestamp) &&
    Math.abs(Number(timestamp) - now.getTime() / 1000) <= CLOCK_TOLERANCE_SECONDS;
  return isCurrent ? null : faults.replay;
}

/** All parameters, decoded: the query of a GET, the form of a POST. */
export function sentParameters(request: RawRequest): URLSearchParams {
  if (request.method === "POST") return new URLSearchParams(request.body.toString("utf8"));
  const at = request.target.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : request.target.slice(at + 1));
}

function signature(request: RawRequest, parameters: URLSearchParams, secret: string): Buffer {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "");
  const path = request.target.split("?")[0];
  const pairs = [...parameters]
    .filter(([name]) => name !== "Signature")
    // The vendor signs `_` in a name as `.`.
    .map(([name, value]) => [name.replaceAll("_", "."), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`);
  const algorithm = parameters.get("SignatureMethod") === "HmacSHA256" ? "sha256" : "sha1";
  const text = `${request.method}${host}${path}?${pairs.join("&")}`;
  return Buffer.from(createHmac(algorithm, secret).update(text, "utf8").digest("base64"));
}
