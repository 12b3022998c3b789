import { describe, expect, it } from "vitest";
import vectorFile from "./fixtures/sign-vectors.json";
import { sign, signedRequest } from "./sign";

type Vector = {
  name: string;
  input: {
    serviceId: string;
    regionId: string;
    accessKeyId: string;
    secretAccessKey: string;
    date: string;
  };
  wire: { method: "GET" | "POST"; target: string; headers: [string, string][]; body: string };
  expected: Record<string, string>;
};

const vectors = vectorFile.vectors as unknown as Vector[];

/** What the official SDK sends without signing it. */
const UNSIGNED = ["user-agent", "authorization", "content-length"];

function pairsOf(query: string): [string, string][] {
  if (query === "") return [];
  return query.split("&").map((pair) => {
    const [name = "", value = ""] = pair.split("=").map(decodeURIComponent);
    return [name, value];
  });
}

describe("JDCLOUD2-HMAC-SHA256", () => {
  it.each(vectors)("signs $name byte for byte, with every part in between", ({ input, wire, expected }) => {
    const [path = "", query = ""] = wire.target.split("?");
    const { xJdcloudDate, ...parts } = expected;
    const signature = sign({
      request: {
        method: wire.method,
        path: path.split("/").map(decodeURIComponent).join("/"),
        query: pairsOf(query),
        headers: Object.fromEntries(wire.headers.filter(([name]) => !UNSIGNED.includes(name.toLowerCase()))),
        body: wire.body,
      },
      credentials: { keyId: input.accessKeyId, secret: input.secretAccessKey },
      regionId: input.regionId,
      service: input.serviceId,
      at: new Date(input.date),
    });
    expect(signature).toMatchObject(parts);
    expect(signature.stringToSign.split("\n")[1]).toBe(xJdcloudDate);
    expect(wire.headers.find(([name]) => name === "Authorization")?.[1]).toBe(signature.authorization);
  });

  it("has all sixteen vectors", () => {
    expect(vectors.length).toBe(16);
  });

  const question = {
    regionId: "cn-north-1",
    path: "/v1/regions/cn-north-1/images",
    query: [
      ["pageSize", "100"],
      ["imageSource", "private"],
    ],
    endpoint: { baseUrl: "http://127.0.0.1:18125", signingHost: "127.0.0.1:18125" },
    now: new Date("2023-12-31T23:59:59.999Z"),
    nonce: "00000000-0000-4000-8000-000000000001",
  } as const;
  const credentials = { keyId: "AK1", secret: "fake-secret", token: null };

  it("sends the query in the form that was signed", () => {
    const { url } = signedRequest({ ...question, credentials });
    expect(url).toBe("http://127.0.0.1:18125/v1/regions/cn-north-1/images?imageSource=private&pageSize=100");
  });

  it("signs host, date and nonce, and leaves accept to the proxies", () => {
    const { headers } = signedRequest({ ...question, credentials });
    expect(headers["x-jdcloud-date"]).toBe("20231231T235959Z");
    expect(headers.authorization).toMatch(
      /^JDCLOUD2-HMAC-SHA256 Credential=AK1\/20231231\/cn-north-1\/vm\/jdcloud2_request, SignedHeaders=content-type;host;x-jdcloud-date;x-jdcloud-nonce, Signature=[0-9a-f]{64}$/,
    );
    expect(headers).not.toHaveProperty("x-jdcloud-security-token");
  });

  it("sends the token of a temporary key base64-encoded, and signs it so", () => {
    const { headers } = signedRequest({
      ...question,
      credentials: { ...credentials, token: "FAKE-SECURITY-TOKEN" },
    });
    expect(headers["x-jdcloud-security-token"]).toBe("RkFLRS1TRUNVUklUWS1UT0tFTg==");
    expect(headers.authorization).toContain(";x-jdcloud-nonce;x-jdcloud-security-token,");
  });
});
