import { createHmac } from "node:crypto";

export type SignatureMethod = "HmacSHA1" | "HmacSHA256";

/** What the legacy API signs: every parameter but `Signature`, with its raw value. `host` goes without a port. */
export type LegacyInput = {
  secretKey: string;
  signatureMethod: SignatureMethod;
  method: "GET" | "POST";
  host: string;
  path: string;
  parameters: Readonly<Record<string, string>>;
};

const HASHES = { HmacSHA1: "sha1", HmacSHA256: "sha256" } as const;

/**
 * Signs a request of the legacy API (Tencent Cloud, "Signature", document 213/1718). Names are sorted by code unit,
 * values stand unencoded; what is sent afterwards is encoded.
 */
export function signLegacy(input: LegacyInput): { stringToSign: string; signature: string } {
  const pairs = Object.keys(input.parameters)
    .sort()
    .map((name) => `${name}=${input.parameters[name]}`);
  const stringToSign = `${input.method}${input.host}${input.path}?${pairs.join("&")}`;
  const signature = createHmac(HASHES[input.signatureMethod], input.secretKey)
    .update(stringToSign, "utf8")
    .digest("base64");
  return { stringToSign, signature };
}
