import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import { canonicalQuery, payloadHash, signAcs3 } from "./sign";

const vector = z.object({
  id: z.string(),
  input: z.object({ accessKeyId: z.string(), accessKeySecret: z.string() }),
  wire: z.object({
    method: z.enum(["GET", "POST"]),
    requestTarget: z.string().optional(),
    signedHeaders: z.record(z.string(), z.string()),
    body: z.string(),
  }),
  expected: z.object({
    decodedQuery: z.record(z.string(), z.string()),
    hashedRequestPayload: z.string(),
    canonicalRequest: z.string(),
    stringToSign: z.string(),
    signedHeaders: z.string(),
    signature: z.string(),
    authorization: z.string(),
  }),
});

const text = readFileSync(new URL("./fixtures/signature-vectors.json", import.meta.url), "utf8");
const all = z
  .object({ vectors: z.array(z.looseObject({ scheme: z.string() })) })
  .parse(JSON.parse(text)).vectors;
const vectors = all.filter(({ scheme }) => scheme === "ACS3-HMAC-SHA256").map((one) => vector.parse(one));

it("knows all nine vectors of ACS3", () => {
  expect(vectors.length).toBe(9);
});

it.each(vectors)("signs $id as the vendor's own code does, step by step", ({ input, wire, expected }) => {
  const { decodedQuery, hashedRequestPayload, ...signed } = expected;
  expect(payloadHash(wire.body)).toBe(hashedRequestPayload);
  expect(
    signAcs3({
      accessKeyId: input.accessKeyId,
      accessKeySecret: input.accessKeySecret,
      method: wire.method,
      query: decodedQuery,
      headers: wire.signedHeaders,
      body: wire.body,
    }),
  ).toEqual(signed);
});

it("writes a query that address parsing leaves as it was signed", () => {
  const query = canonicalQuery({ b: "!'()*~ +/镜像", "Tag.2": "", "Tag.10": "x&y=z", A: "1" });
  expect(query).toBe("A=1&Tag.10=x%26y%3Dz&Tag.2=&b=%21%27%28%29%2A~%20%2B%2F%E9%95%9C%E5%83%8F");
  const url = new URL("https://ens.example/");
  url.search = query;
  expect(url.href).toBe(`https://ens.example/?${query}`);
});
