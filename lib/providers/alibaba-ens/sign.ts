import { createHash, createHmac } from "node:crypto";

/** What ACS3-HMAC-SHA256 signs. */
export type Acs3Input = {
  accessKeyId: string;
  accessKeySecret: string;
  method: "GET" | "POST";
  query: Readonly<Record<string, string>>;
  /** `host`, every `x-acs-*` header that is sent, and `content-type` if one is sent; names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string;
};

export type Acs3Signature = {
  canonicalRequest: string;
  stringToSign: string;
  signedHeaders: string;
  signature: string;
  authorization: string;
};

const ALGORITHM = "ACS3-HMAC-SHA256";

/** Signs a request, with the steps in between (Alibaba Cloud, "V3 request structure and signature"). */
export function signAcs3(input: Acs3Input): Acs3Signature {
  const names = Object.keys(input.headers).sort();
  const signedHeaders = names.join(";");
  const canonicalRequest = [
    input.method,
    "/",
    canonicalQuery(input.query),
    ...names.map((name) => `${name}:${input.headers[name]?.trim()}`),
    "",
    signedHeaders,
    payloadHash(input.body),
  ].join("\n");
  const stringToSign = `${ALGORITHM}\n${payloadHash(canonicalRequest)}`;
  const signature = createHmac("sha256", input.accessKeySecret).update(stringToSign, "utf8").digest("hex");
  const authorization =
    `${ALGORITHM} Credential=${input.accessKeyId},` + `SignedHeaders=${signedHeaders},Signature=${signature}`;
  return { canonicalRequest, stringToSign, signedHeaders, signature, authorization };
}

/** Sorted and encoded; valid as a query on the wire just as it is signed. */
export function canonicalQuery(query: Readonly<Record<string, string>>): string {
  return Object.keys(query)
    .sort()
    .map((name) => `${encode(name)}=${encode(query[name] ?? "")}`)
    .join("&");
}

/** Lower-case hex SHA-256, as `x-acs-content-sha256` carries it. */
export function payloadHash(body: string): string {
  return createHash("sha256").update(body, "utf8").digest("hex");
}

/** RFC 3986: stricter than `encodeURIComponent`, which leaves ! ' ( ) * as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
