import { afterEach, describe, expect, it } from "vitest";
import { failureOf } from "../testing/loopback-client";
import { type LoopbackServer, startHttpServer, startSocketServer } from "../testing/loopback-server";
import { createHttp } from "./http";
import { createOutside } from "./outside";
import type { FetchInit, Outside } from "./port";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function kept(starting: Promise<LoopbackServer>): Promise<LoopbackServer> {
  const server = await starting;
  closers.push(server.close);
  return server;
}

function open(options: Parameters<typeof createOutside>[0]): ReturnType<typeof createOutside> {
  const outside = createOutside(options);
  closers.push(outside.close);
  return outside;
}

const init = (change: Partial<FetchInit> = {}): FetchInit => ({
  method: "GET",
  headers: {},
  redirect: "manual",
  signal: new AbortController().signal,
  ...change,
});

function call(outside: Outside, url: string) {
  return createHttp({ dialect: "tencent-cvm", outside }).call({
    operation: "DescribeImages",
    regionId: "bj",
    build: () => ({ method: "GET", url, headers: {} }),
    failureOf: () => null,
    signal: new AbortController().signal,
  });
}

describe("fetch", () => {
  it("reaches an allowed loopback pair, and no other port beside it", async () => {
    const allowed = await kept(startHttpServer((_, response) => response.end('{"a":1}')));
    const other = await kept(startHttpServer((_, response) => response.end("{}")));
    const outside = open({ allowedLoopback: [allowed.pair] });
    expect((await call(outside, `${allowed.url}/`)).json.value).toEqual({ a: 1 });
    await expect(outside.fetch(other.url, init())).rejects.toMatchObject({ code: "forbidden-url" });
    expect(other.opened()).toBe(0);
  });

  it.each([
    "http://cloud.example.com/",
    "https://cloud.example.com:8443/",
    "https://key@cloud.example.com/",
    "https://cloud.example.com\\@evil.com/",
    "ftp://cloud.example.com/",
    "file:///etc/passwd",
    "https://169.254.169.254/",
    "https://127.0.0.1/",
    "https://localhost/",
  ])("refuses %s once and for all, before a name is looked up", async (url) => {
    let lookups = 0;
    const outside = open({
      allowedLoopback: [],
      resolve: async () => {
        lookups += 1;
        return [{ address: "127.0.0.1", family: 4 }];
      },
    });
    const failure = await failureOf(call(outside, url));
    expect(failure.kind).toBe("rejected-request");
    expect(["forbidden-url", "forbidden-address"]).toContain(failure.code);
    expect(lookups).toBe(0);
  });

  it("refuses a cloud's name that leads inside, without another attempt", async () => {
    let lookups = 0;
    const outside = open({
      allowedLoopback: [],
      resolve: async () => {
        lookups += 1;
        return [{ address: "10.0.0.1", family: 4 }];
      },
    });
    const failure = await failureOf(call(outside, "https://cloud.example.com/"));
    expect(failure).toMatchObject({ kind: "rejected-request", code: "forbidden-address" });
    expect(lookups).toBe(1);
  });

  it("sends path, query, headers and body exactly as they were signed, and always the true host", async () => {
    const seen: unknown[] = [];
    const server = await kept(
      startHttpServer((request, response) => {
        request.setEncoding("utf8").on("data", (text) => seen.push(text));
        request.on("end", () => {
          seen.push(request.method, request.url, request.headers.host, request.headers["x-date"]);
          response.end("{}");
        });
      }),
    );
    const outside = open({ allowedLoopback: [server.pair] });
    const path = "/v2/image%2Fa?b=%20%2B%7E*-._&a=%E9%95%9C&empty=&c=%27(x)";
    await outside.fetch(
      server.url + path,
      init({ method: "POST", headers: { host: "bcc.bj.baidubce.com", "x-date": "today" }, body: '{"镜":1}' }),
    );
    expect(seen).toEqual(['{"镜":1}', "POST", path, server.pair, "today"]);
  });

  it("does not follow a redirect", async () => {
    const server = await kept(
      startHttpServer((request, response) =>
        response.writeHead(302, { location: "/elsewhere" }).end(request.url),
      ),
    );
    const outside = open({ allowedLoopback: [server.pair] });
    expect((await outside.fetch(`${server.url}/`, init())).status).toBe(302);
  });

  it("goes to loopback directly and to everything else through the proxy", async () => {
    const asked: string[] = [];
    const proxy = await kept(
      startSocketServer((socket) => {
        socket.once("data", (text) => {
          asked.push(text.toString().split("\r\n", 1)[0] ?? "");
          socket.end("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
        });
      }),
    );
    const server = await kept(startHttpServer((_, response) => response.end("{}")));
    const outside = open({ allowedLoopback: [server.pair], proxyUrl: proxy.url });
    expect((await outside.fetch(`${server.url}/`, init())).status).toBe(200);
    expect(asked).toEqual([]);
    await expect(outside.fetch("https://cloud.example.com/", init())).rejects.toThrow();
    expect(asked).toEqual(["CONNECT cloud.example.com:443 HTTP/1.1"]);
    // The proxy would reach addresses inside for us; so they are refused here.
    await expect(outside.fetch("https://10.0.0.1/", init())).rejects.toMatchObject({
      code: "forbidden-address",
    });
    expect(asked).toHaveLength(1);
  });
});

describe("the rest of the world", () => {
  it("sleeps until it is woken by the signal", async () => {
    const outside = open({ allowedLoopback: [] });
    const caller = new AbortController();
    const asleep = outside.sleep(60_000, caller.signal);
    caller.abort();
    await expect(asleep).rejects.toMatchObject({ name: "AbortError" });
    await expect(outside.sleep(0, AbortSignal.abort())).rejects.toMatchObject({ name: "AbortError" });
    await outside.sleep(1, new AbortController().signal);
  });

  it("tells time, chance and new ids", () => {
    const outside = open({ allowedLoopback: [] });
    expect(Math.abs(outside.now().getTime() - Date.now())).toBeLessThan(1_000);
    expect(outside.random()).toBeGreaterThanOrEqual(0);
    expect(outside.random()).toBeLessThan(1);
    expect(outside.uuid()).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    expect(outside.uuid()).not.toBe(outside.uuid());
  });

  it("is opened only with loopback pairs that are loopback", () => {
    expect(() => createOutside({ allowedLoopback: ["10.0.0.1:80"] })).toThrow("not a loopback");
  });

  it("closed, leaves no connection and cuts what is under way", async () => {
    const server = await kept(startHttpServer(() => {}));
    const outside = open({ allowedLoopback: [server.pair] });
    const pending = outside.fetch(server.url, init());
    await expect.poll(server.open).toBe(1);
    await Promise.all([outside.close(), expect(pending).rejects.toThrow()]);
    await server.allClosed();
  });
});
