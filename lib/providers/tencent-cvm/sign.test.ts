import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { signTc3 } from "./sign";

const vector = z.object({
  name: z.string(),
  credentials: z.object({ secretId: z.string(), secretKey: z.string() }),
  timestamp: z.number(),
  input: z.object({ service: z.string(), host: z.string() }),
  wire: z.object({
    method: z.enum(["GET", "POST"]),
    query: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  expect: z.object({
    hashedPayload: z.string(),
    canonicalRequest: z.string(),
    credentialScope: z.string(),
    stringToSign: z.string(),
    signature: z.string(),
    authorization: z.string(),
  }),
});

const text = readFileSync(new URL("./fixtures/signature-vectors-api3.json", import.meta.url), "utf8");
const all = z
  .object({ vectors: z.array(z.looseObject({ scheme: z.string() })) })
  .parse(JSON.parse(text)).vectors;
const vectors = all.filter(({ scheme }) => scheme === "TC3-HMAC-SHA256").map((one) => vector.parse(one));

it("knows all nine vectors of TC3", () => {
  expect(vectors.length).toBe(9);
});

it.each(vectors)("signs $name as the vendor's own code does, step by step", (one) => {
  const { secretId, secretKey } = one.credentials;
  const { method, query, body, headers } = one.wire;
  const signed = signTc3({
    secretId,
    secretKey,
    service: one.input.service,
    method,
    host: one.input.host,
    query,
    contentType: headers["Content-Type"] ?? "",
    body,
    timestamp: one.timestamp,
  });
  expect(signed).toEqual(one.expect);
  expect(signed.authorization).toBe(headers.Authorization);
});
