import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RawRequest } from "../emulator";
import { verify } from "./verify";

type Vector = {
  name: string;
  timestamp: number;
  credentials: { secretId: string; secretKey: string; token?: string };
  wire: { method: string; path: string; query: string; headers: Record<string, string>; body: string };
};

const file = new URL(
  "../../../lib/providers/tencent-cvm-v2/fixtures/signature-vectors-v2.json",
  import.meta.url,
);
const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] };
const plainGet = vectors.find((vector) => vector.name === "v2-get-hmacsha1-private") as Vector;
const idsPost = vectors.find((vector) => vector.name === "v2-post-hmacsha256-ids") as Vector;
const temporary = vectors.find((vector) => vector.name === "v2-get-hmacsha1-token") as Vector;

describe("verify", () => {
  it.each(vectors)("accepts the vendor's own signature: $name", (vector) => {
    expect(verify(requestOf(vector), keyOf(vector), timeOf(vector))).toBeNull();
  });

  it("accepts the host with any port, since the port is not signed", () => {
    const request = header("host", "image.api.qcloud.com:8443")(requestOf(plainGet));
    expect(verify(request, keyOf(plainGet), timeOf(plainGet))).toBeNull();
  });

  it.each<[string, Vector, (request: RawRequest) => RawRequest]>([
    ["the host", plainGet, header("host", "cvm.api.qcloud.com")],
    ["the path", plainGet, inTarget("index.php", "index.phq")],
    ["a parameter's value", plainGet, inTarget("imageType=1", "imageType=2")],
    ["a parameter's name", plainGet, inTarget("imageType=1", "imagetype=1")],
    ["an added parameter", plainGet, inTarget("imageType=1", "imageType=1&limit=1")],
    ["the region", plainGet, inTarget("Region=gz", "Region=sh")],
    ["the nonce", plainGet, inTarget("Nonce=59485", "Nonce=59486")],
    ["the timestamp", plainGet, inTarget("1465055529", "1465055528")],
    ["the method of the hash", plainGet, inTarget("HmacSHA1", "HmacSHA256")],
    ["the signature", plainGet, inTarget("Signature=K", "Signature=L")],
    ["the signature's length", plainGet, inTarget("Signature=K%2BFp", "Signature=")],
    ["the signature's unescaped plus sign", plainGet, inTarget("K%2BFp", "K+Fp")],
    ["the signature's padding", plainGet, inTarget("4xQE%3D", "4xQE")],
    ["a body byte", idsPost, inBody("img-31tjrtph", "img-31tjrtpg")],
    ["the order of a list", idsPost, inBody("imageIds.0=img-7f", "imageIds.3=img-7f")],
    ["the token", temporary, inTarget("FakeSessionToken-0", "FakeSessionToken-1")],
  ])("refuses a request that differs in %s", (_, vector, change) => {
    const request = change(requestOf(vector));
    expect(verify(request, keyOf(vector), timeOf(vector))?.code).toBe(4100);
  });

  it("refuses a form sent with another method", () => {
    const request = requestOf(plainGet);
    const query = Buffer.from(plainGet.wire.query);
    const posted = { ...request, method: "POST", target: "/v2/index.php", body: query };
    expect(verify(posted, keyOf(plainGet), timeOf(plainGet))?.code).toBe(4100);
  });

  it("refuses a token that is not the key's, and a missing one", () => {
    const key = { ...keyOf(temporary), token: "another" };
    expect(verify(requestOf(temporary), key, timeOf(temporary))?.code).toBe(4105);
    const permanent = { ...keyOf(plainGet), token: "wanted" };
    expect(verify(requestOf(plainGet), permanent, timeOf(plainGet))?.code).toBe(4105);
  });

  it.each([
    [-300, null],
    [300, null],
    [-301, 4500],
    [301, 4500],
  ])("with a clock that is %i s off answers %s", (seconds, code) => {
    const now = new Date(timeOf(plainGet).getTime() + seconds * 1000);
    expect(verify(requestOf(plainGet), keyOf(plainGet), now)?.code ?? null).toBe(code);
  });
});

function requestOf({ wire }: Vector): RawRequest {
  return {
    method: wire.method,
    target: wire.query ? `${wire.path}?${wire.query}` : wire.path,
    headers: Object.fromEntries(
      Object.entries(wire.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: Buffer.from(wire.body, "utf8"),
  };
}

function keyOf({ credentials }: Vector) {
  const { secretId, secretKey, token } = credentials;
  return { id: secretId, secret: secretKey, accountId: "1", ...(token ? { token } : {}) };
}

function timeOf(vector: Vector) {
  return new Date(vector.timestamp * 1000);
}

function header(name: string, value: string) {
  return (request: RawRequest) => ({ ...request, headers: { ...request.headers, [name]: value } });
}

function inTarget(from: string, to: string) {
  return (request: RawRequest) => ({ ...request, target: request.target.replace(from, to) });
}

function inBody(from: string, to: string) {
  return (request: RawRequest) => ({
    ...request,
    body: Buffer.from(request.body.toString("utf8").replace(from, to)),
  });
}
