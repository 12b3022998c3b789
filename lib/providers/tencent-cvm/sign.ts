import { createHash, createHmac } from "node:crypto";

/** What TC3-HMAC-SHA256 signs. `host` goes without a port; `query` and `body` exactly as they are sent. */
export type Tc3Input = {
  secretId: string;
  secretKey: string;
  /** `cvm`, `region` or `sts`; never derived from the host. */
  service: string;
  method: "GET" | "POST";
  host: string;
  query: string;
  contentType: string;
  body: string;
  /** Unix seconds; the scope's date is its UTC date. */
  timestamp: number;
};

export type Tc3Signature = {
  hashedPayload: string;
  canonicalRequest: string;
  credentialScope: string;
  stringToSign: string;
  signature: string;
  authorization: string;
};

const ALGORITHM = "TC3-HMAC-SHA256";
const SIGNED_HEADERS = "content-type;host";

/** Signs a request of API 3.0, with the steps in between (Tencent Cloud, "Signature v3", document 213/30654). */
export function signTc3(input: Tc3Input): Tc3Signature {
  const hashedPayload = sha256(input.body);
  const canonicalRequest = [
    input.method,
    "/",
    input.query,
    `content-type:${input.contentType}`,
    `host:${input.host}`,
    "",
    SIGNED_HEADERS,
    hashedPayload,
  ].join("\n");
  const date = new Date(input.timestamp * 1000).toISOString().slice(0, 10);
  const credentialScope = `${date}/${input.service}/tc3_request`;
  const stringToSign = [ALGORITHM, input.timestamp, credentialScope, sha256(canonicalRequest)].join("\n");
  const key = hmac(hmac(hmac(`TC3${input.secretKey}`, date), input.service), "tc3_request");
  const signature = hmac(key, stringToSign).toString("hex");
  const authorization =
    `${ALGORITHM} Credential=${input.secretId}/${credentialScope}, ` +
    `SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
  return { hashedPayload, canonicalRequest, credentialScope, stringToSign, signature, authorization };
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text, "utf8").digest();
}
