import { createHmac, randomBytes } from "node:crypto";

/** By which scanners for leaked secrets know one of ours. */
const PREFIX = "nephwh_";

/** The secret of a new target: 256 random bits. */
export function makeSecret(): string {
  return `${PREFIX}${randomBytes(32).toString("base64url")}`;
}

/**
 * The headers that prove who sent a message and when: HMAC-SHA256 with the target's secret over the timestamp (seconds
 * since 1970), a dot, and the body as it is sent; in lower-case hex behind `v1=`.
 */
export function signedHeaders(secret: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const signature = createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
  return { "nephoscope-timestamp": timestamp, "nephoscope-signature": `v1=${signature}` };
}
