import { unstable_doesMiddlewareMatch } from "next/experimental/testing/server";
import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { LIST_READ_HEADER } from "./lib/answer-headers";
import { admitToLink } from "./lib/links/admit";
import { config, proxy } from "./proxy";

vi.mock("./lib/links/admit", () => ({ admitToLink: vi.fn() }));
beforeEach(() => {
  vi.mocked(admitToLink).mockReset().mockResolvedValue("admitted");
});

const url = process.env.NEPHOSCOPE_URL;
afterEach(() => {
  if (url === undefined) delete process.env.NEPHOSCOPE_URL;
  else process.env.NEPHOSCOPE_URL = url;
});

const headersOf = async (address: string) => (await proxy(new NextRequest(address))).headers;

it("allows scripts of this request's nonce alone, which is new each time", async () => {
  const policies = await Promise.all(
    [1, 2].map(
      async () => (await headersOf("http://127.0.0.1:3000/images")).get("content-security-policy") ?? "",
    ),
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
])("asks browsers to stay with https where people use it: %s", async (_what, address, setting, strict) => {
  if (setting === undefined) delete process.env.NEPHOSCOPE_URL;
  else process.env.NEPHOSCOPE_URL = setting;
  expect((await headersOf(address)).has("strict-transport-security")).toBe(strict);
});

it.each(["GET", "HEAD", "POST"])("lets a %s through to whoever answers it", async (method) => {
  const answer = await proxy(new NextRequest("http://127.0.0.1:3000/images", { method }));
  expect(answer.status).toBe(200);
  expect(answer.headers.get("x-middleware-next")).toBe("1");
});

it.each(["PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X-TRACE"])(
  "refuses a %s, which nothing has, under the same headers",
  async (method) => {
    const answer = await proxy(new NextRequest("http://127.0.0.1:3000/images", { method }));
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST");
    expect(answer.headers.has("x-middleware-next")).toBe(false);
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'self'");
  },
);

describe("what goes by", () => {
  const goesBy = (address: string, headers: Record<string, string> = {}) =>
    !unstable_doesMiddlewareMatch({
      config,
      nextConfig: {},
      url: `http://127.0.0.1:3000${address}`,
      headers,
    });

  it("is a marked read of the list, and nothing else that is marked", () => {
    const marked = { [LIST_READ_HEADER]: "1" };
    expect(goesBy("/api/images?q=golden", marked)).toBe(true);
    for (const address of [
      "/s/neph_x",
      "/images",
      "/api/images/values",
      "/api/images/",
      "/api/imagesx",
      "/",
    ]) {
      expect(goesBy(address, marked), address).toBe(false);
    }
    expect(goesBy("/api/images?q=golden")).toBe(false);
  });

  it("is what has no page behind it", () => {
    expect(goesBy("/favicon.svg")).toBe(true);
    expect(goesBy("/_next/static/chunks/a.js")).toBe(true);
  });
});

it("answers with the id that we gave the request, and with none that it brought", async () => {
  const address = "http://127.0.0.1:3000/images";
  const ours = await proxy(new NextRequest(address, { headers: { "x-nephoscope-request": "our-id" } }));
  expect(ours.headers.get("x-request-id")).toBe("our-id");
  const theirs = await proxy(new NextRequest(address, { headers: { "x-request-id": "their-id" } }));
  expect(theirs.headers.get("x-request-id")).toBeNull();
});

describe("a public link", () => {
  const address = "http://127.0.0.1:3000/s/neph_x";

  it("is not kept, not indexed and passed on to nobody", async () => {
    const headers = await headersOf(address);
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("content-security-policy")).toContain("'strict-dynamic'");
  });

  it("is counted with its token and its sender, whatever stands behind the token", async () => {
    const request = new NextRequest(`${address}/raw?x=1`, {
      headers: { "x-nephoscope-peer": "203.0.113.7" },
    });
    await proxy(request);
    expect(admitToLink).toHaveBeenCalledWith(
      expect.objectContaining({ token: "neph_x", sender: "203.0.113.7" }),
    );
  });

  it("answers 429 and says how long to wait", async () => {
    vi.mocked(admitToLink).mockResolvedValue({ waitSeconds: 42 });
    const answer = await proxy(new NextRequest(address));
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("42");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  it("answers 507 when its opening could not be counted, but lets the button's action say it in its own words", async () => {
    vi.mocked(admitToLink).mockResolvedValue("uncountable");
    const answer = await proxy(new NextRequest(address));
    expect(answer.status).toBe(507);
    expect(await answer.text()).toContain("disk is full");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    const action = await proxy(new NextRequest(address, { method: "POST" }));
    expect(action.headers.get("x-middleware-next")).toBe("1");
  });
});

it.each(["/", "/s", "/sign-in", "/seen/x", "/images/s/x/y", "/api/links"])(
  "counts nothing at %s",
  async (path) => {
    await headersOf(`http://127.0.0.1:3000${path}`);
    expect(admitToLink).not.toHaveBeenCalled();
  },
);
