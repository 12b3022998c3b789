import { describe, expect, it } from "vitest";
import vectorFile from "./fixtures/signature-vectors.json";
import { type PlainRequest, sign, signedRequest } from "./sign";

const vectors = vectorFile.vectors as unknown as {
  id: string;
  request: PlainRequest;
  accessKeyId: string;
  secretAccessKey: string;
  timestamp: string;
  expirationInSeconds: number;
  headersToSign: string[] | null;
  expected: Record<string, string>;
}[];

describe("bce-auth-v1", () => {
  it.each(vectors)("signs $id byte for byte, with every part in between", (vector) => {
    const { authorizationWithEmptyList, ...expected } = vector.expected;
    const signature = sign({
      request: vector.request,
      credentials: { keyId: vector.accessKeyId, secret: vector.secretAccessKey },
      at: new Date(vector.timestamp),
      expiresInSeconds: vector.expirationInSeconds,
      headersToSign: vector.headersToSign,
    });
    expect(signature).toEqual(expected);
    if (authorizationWithEmptyList !== undefined) {
      const emptied = signature.authorization.replace(`/${signature.signedHeaders}/`, "//");
      expect(emptied).toBe(authorizationWithEmptyList);
    }
  });

  it("has all fifteen vectors", () => {
    expect(vectors.length).toBe(15);
  });

  const question = {
    method: "GET",
    path: "/v2/image",
    query: [
      ["maxKeys", "1000"],
      ["imageType", "All"],
    ],
    endpoint: { baseUrl: "http://127.0.0.1:18080", signingHost: "127.0.0.1:18080" },
    now: new Date("2026-03-02T08:05:09.999Z"),
  } as const;
  const credentials = { keyId: "AK1", secret: "fake-secret", token: null };

  it("sends the query in the form that was signed", () => {
    const { url } = signedRequest({ ...question, credentials });
    expect(url).toBe("http://127.0.0.1:18080/v2/image?imageType=All&maxKeys=1000");
  });

  it("names host and date as signed, and cuts the fraction of a second", () => {
    const { headers } = signedRequest({ ...question, credentials });
    expect(headers["x-bce-date"]).toBe("2026-03-02T08:05:09Z");
    expect(headers.authorization).toMatch(
      /^bce-auth-v1\/AK1\/2026-03-02T08:05:09Z\/1800\/host;x-bce-date\/[0-9a-f]{64}$/,
    );
    expect(headers).not.toHaveProperty("x-bce-security-token");
  });

  it("sends and signs the session token of a temporary key", () => {
    const { headers } = signedRequest({ ...question, credentials: { ...credentials, token: "tok+/=|A" } });
    expect(headers["x-bce-security-token"]).toBe("tok+/=|A");
    expect(headers.authorization).toContain("/host;x-bce-date;x-bce-security-token/");
  });
});
