import { NextRequest } from "next/server";
import { afterEach, expect, it } from "vitest";
import { proxy } from "./proxy";

const url = process.env.NEPHOSCOPE_URL;
afterEach(() => {
  if (url === undefined) delete process.env.NEPHOSCOPE_URL;
  else process.env.NEPHOSCOPE_URL = url;
});

const headersOf = (address: string) => proxy(new NextRequest(address)).headers;

it("allows scripts of this request's nonce alone, which is new each time", () => {
  const policies = [1, 2].map(
    () => headersOf("http://127.0.0.1:3000/images").get("content-security-policy") ?? "",
  );
  const nonces = policies.map((policy) => /script-src [^;]*'nonce-([^']{20,})'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeDefined();
  expect(nonces[0]).not.toBe(nonces[1]);
  for (const policy of policies) {
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src [^;]*'unsafe-/);
  }
});

it.each([
  ["a plain request", "http://127.0.0.1:3000/", undefined, false],
  ["a request by https", "https://images.example.com/", undefined, true],
  [
    "a plain request from the proxy before an https address",
    "http://127.0.0.1:3000/",
    "https://images.example.com",
    true,
  ],
])("asks browsers to stay with https where people use it: %s", (_what, address, setting, strict) => {
  if (setting === undefined) delete process.env.NEPHOSCOPE_URL;
  else process.env.NEPHOSCOPE_URL = setting;
  expect(headersOf(address).has("strict-transport-security")).toBe(strict);
});

it.each(["GET", "HEAD", "POST"])("lets a %s through to whoever answers it", (method) => {
  const answer = proxy(new NextRequest("http://127.0.0.1:3000/images", { method }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-middleware-next")).toBe("1");
});

it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X-TRACE"])(
  "refuses a %s, which nothing has, under the same headers",
  (method) => {
    const answer = proxy(new NextRequest("http://127.0.0.1:3000/images", { method }));
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
    expect(answer.headers.has("x-middleware-next")).toBe(false);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  },
);
