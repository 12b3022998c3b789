import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RawRequest } from "../emulator";
import { verify } from "./verify";

type Vector = {
  name: string;
  scheme: string;
  timestamp: number;
  credentials: { secretId: string; secretKey: string; token?: string };
  wire: { method: string; path: string; query: string; headers: Record<string, string>; body: string };
};

const file = new URL(
  "../../../lib/providers/tencent-cvm/fixtures/signature-vectors-api3.json",
  import.meta.url,
);
const vectors = (JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] }).vectors.filter(
  (vector) => vector.scheme === "TC3-HMAC-SHA256",
);

const page1 = vectors.find((vector) => vector.name === "tc3-post-private-page1") as Vector;
const nestedGet = vectors.find((vector) => vector.name === "tc3-get-nested-unicode") as Vector;
const temporary = vectors.find((vector) => vector.name === "tc3-post-session-token") as Vector;

describe("verify", () => {
  it.each(vectors)("accepts the vendor's own signature: $name", (vector) => {
    expect(verify(requestOf(vector), keyOf(vector), timeOf(vector))).toBeNull();
  });

  it("accepts the host with any port, since the port is not signed", () => {
    const request = requestOf(page1);
    request.headers.host = "cvm.tencentcloudapi.com:8443";
    expect(verify(request, keyOf(page1), timeOf(page1))).toBeNull();
  });

  it.each<[string, Vector, (request: RawRequest) => RawRequest]>([
    ["the method", page1, (request) => ({ ...request, method: "GET" })],
    ["the path", page1, (request) => ({ ...request, target: "/x" })],
    ["an added query", page1, (request) => ({ ...request, target: "/?a=1" })],
    ["a query value", nestedGet, inTarget("Limit=50", "Limit=51")],
    ["the escaping of a query value", nestedGet, inTarget("%20one", "+one")],
    ["a body byte", page1, (request) => ({ ...request, body: flipped(request.body) })],
    ["the host", page1, header("host", "cvm.intl.tencentcloudapi.com")],
    ["a host of another service", page1, header("host", "cbs.tencentcloudapi.com")],
    ["the content type", page1, header("content-type", "application/json; charset=utf-8")],
    ["the timestamp", page1, header("x-tc-timestamp", "1767225598")],
    ["the service", page1, inAuthorization("/cvm/", "/cbs/")],
    ["an unsigned content type", page1, inAuthorization("content-type;host", "host")],
    ["the signature", page1, inAuthorization("Signature=05", "Signature=15")],
  ])("refuses a request that differs in %s", (_, vector, change) => {
    const request = change(requestOf(vector));
    expect(verify(request, keyOf(vector), timeOf(vector))?.code).toBe("AuthFailure.SignatureFailure");
  });

  it("refuses the signature of another secret", () => {
    const key = { ...keyOf(page1), secret: "fakeSecretKeyFAKE0000000000000002" };
    expect(verify(requestOf(page1), key, timeOf(page1))?.code).toBe("AuthFailure.SignatureFailure");
  });

  it.each([
    [-300, null],
    [300, null],
    [-301, "AuthFailure.SignatureExpire"],
    [301, "AuthFailure.SignatureExpire"],
  ])("with a clock that is %i s off answers %s", (seconds, code) => {
    const now = new Date(timeOf(page1).getTime() + seconds * 1000);
    expect(verify(requestOf(page1), keyOf(page1), now)?.code ?? null).toBe(code);
  });

  it("refuses a scope date that is not the timestamp's date in UTC", () => {
    const request = requestOf(page1);
    request.headers.authorization = authorizationOf(request).replace("2025-12-31", "2026-01-01");
    expect(verify(request, keyOf(page1), timeOf(page1))?.code).toBe("AuthFailure.SignatureExpire");
  });

  it("asks a temporary key for its token and a permanent one for none", () => {
    const without = requestOf(temporary);
    delete without.headers["x-tc-token"];
    expect(verify(without, keyOf(temporary), timeOf(temporary))?.code).toBe("AuthFailure.TokenFailure");
    const needless = requestOf(page1);
    needless.headers["x-tc-token"] = "x";
    expect(verify(needless, keyOf(page1), timeOf(page1))?.code).toBe("AuthFailure.TokenFailure");
  });

  it.each(["", "Bearer x", "TC3-HMAC-SHA256 Credential=a/2025-12-31/cvm, SignedHeaders=host, Signature=0"])(
    "refuses the Authorization %j by its shape",
    (authorization) => {
      const request = requestOf(page1);
      request.headers.authorization = authorization;
      expect(verify(request, keyOf(page1), timeOf(page1))?.code).toBe("AuthFailure.InvalidAuthorization");
    },
  );
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

function inAuthorization(from: string, to: string) {
  return (request: RawRequest) =>
    header("authorization", authorizationOf(request).replace(from, to))(request);
}

function inTarget(from: string, to: string) {
  return (request: RawRequest) => ({ ...request, target: request.target.replace(from, to) });
}

function flipped(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  copy[10] = (copy[10] ?? 0) ^ 1;
  return copy;
}

function authorizationOf(request: RawRequest): string {
  return request.headers.authorization ?? "";
}
