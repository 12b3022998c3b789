import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect, type Socket } from "node:net";
import tls from "node:tls";
import type { Dispatcher } from "undici";
import { fetch } from "undici";
import { afterEach, describe, expect, it, vi } from "vitest";
import { certificates, testCa } from "../testing/certificates";
import { HURRIED_NETWORK } from "../testing/loopback-client";
import {
  type LoopbackServer,
  startHttpServer,
  startSocketServer,
  startTlsServer,
} from "../testing/loopback-server";
import { loopbackPairs } from "./address-guard";
import {
  createDispatcher,
  createProxyDispatcher,
  DISPATCHER_LIMITS,
  type DispatcherOptions,
} from "./dispatcher";
import { CloudError } from "./errors";
import { createHttp, HTTP_LIMITS } from "./http";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const close of closers.splice(0).reverse()) await close();
});

/** How a call over a dispatcher ends: `ok`, or kind and code of its failure. One attempt, unless said otherwise. */
async function outcome(dispatcher: Dispatcher, url: string, attempts = 1): Promise<string> {
  closers.push(() => dispatcher.destroy());
  const http = createHttp({
    dialect: "alibaba-ens",
    limits: { ...HTTP_LIMITS, attempts },
    outside: {
      now: () => new Date(),
      random: () => 0,
      sleep: async () => {},
      uuid: () => "nonce",
      fetch: (text, init) => fetch(text, { ...init, dispatcher }),
    },
  });
  const call = http.call({
    operation: "DescribeImages",
    regionId: "bj",
    build: () => ({ method: "GET", url, headers: {} }),
    failureOf: () => null,
    signal: new AbortController().signal,
  });
  return call.then(
    () => "ok",
    (error: unknown) => {
      if (!(error instanceof CloudError)) throw error;
      return `${error.failure.kind} ${error.failure.code}`;
    },
  );
}

function direct(server: LoopbackServer, change: Partial<DispatcherOptions> = {}): Dispatcher {
  const allowedLoopback = loopbackPairs([server.pair, `localhost:${server.port}`]);
  return createDispatcher({ allowedLoopback, caText: testCa, ...change });
}

async function kept(starting: Promise<LoopbackServer>): Promise<LoopbackServer> {
  const server = await starting;
  closers.push(server.close);
  return server;
}

const addresses =
  (...found: string[]) =>
  async () =>
    found.map((address) => ({ address, family: 4 }));

it("has the figures of the client policy", () => {
  expect(DISPATCHER_LIMITS).toEqual({
    connectTimeoutMs: 5_000,
    firstByteTimeoutMs: 15_000,
    byteGapTimeoutMs: 10_000,
    keepAliveMs: 4_000,
    longestKeepAliveMs: 60_000,
    connectionsPerHost: 16,
  });
});

describe("connecting takes no longer than its limit", () => {
  it("when the name server does not answer", async () => {
    const dispatcher = createDispatcher({
      allowedLoopback: loopbackPairs([]),
      limits: HURRIED_NETWORK,
      resolve: () => new Promise(() => {}),
    });
    expect(await outcome(dispatcher, "https://cloud.example.com/")).toBe("timeout UND_ERR_CONNECT_TIMEOUT");
  });

  it("when the TLS handshake stalls", async () => {
    const server = await kept(startSocketServer(() => {}));
    const dispatcher = direct(server, { limits: HURRIED_NETWORK });
    expect(await outcome(dispatcher, `https://${server.pair}/`)).toBe("timeout UND_ERR_CONNECT_TIMEOUT");
    await server.allClosed();
  });
});

describe("the address guard stands before every connection", () => {
  it.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.100.100.200"])(
    "refuses a name that leads to %s",
    async (address) => {
      const server = await kept(startSocketServer(() => {}));
      const dispatcher = createDispatcher({
        allowedLoopback: loopbackPairs([]),
        resolve: addresses(address),
      });
      expect(await outcome(dispatcher, `http://cloud.example.com:${server.port}/`)).toBe(
        "rejected-request forbidden-address",
      );
      expect(server.opened()).toBe(0);
    },
  );

  it.each(["127.0.0.1", "169.254.169.254", "100.100.100.200"])(
    "refuses a VPC endpoint that leads to %s",
    async (address) => {
      const dispatcher = createDispatcher({
        allowedLoopback: loopbackPairs([]),
        vpcHosts: new Set(["cloud.example.com"]),
        resolve: addresses(address),
      });
      expect(await outcome(dispatcher, "https://cloud.example.com/")).toBe(
        "rejected-request forbidden-address",
      );
    },
  );

  it("refuses an address for which no lookup is asked", async () => {
    const server = await kept(startSocketServer(() => {}));
    const dispatcher = createDispatcher({ allowedLoopback: loopbackPairs(["127.0.0.1:1"]) });
    expect(await outcome(dispatcher, server.url)).toBe("rejected-request forbidden-address");
    expect(await outcome(dispatcher, `http://[::ffff:7f00:1]:${server.port}/`)).toBe(
      "rejected-request forbidden-address",
    );
    expect(await outcome(dispatcher, `http://0:${server.port}/`)).toBe("rejected-request forbidden-address");
    expect(server.opened()).toBe(0);
  });

  it("lets an allowed loopback name lead to loopback only", async () => {
    const server = await kept(startHttpServer((_, response) => response.end("{}")));
    const url = `http://localhost:${server.port}/`;
    expect(await outcome(direct(server, { resolve: addresses("127.0.0.1") }), url)).toBe("ok");
    expect(await outcome(direct(server, { resolve: addresses("1.1.1.1") }), url)).toBe(
      "rejected-request forbidden-address",
    );
    expect(server.opened()).toBe(1);
  });

  it("asks the name server once for each connection", async () => {
    const server = await kept(startHttpServer((_, response) => response.end("{}")));
    const resolve = vi.fn(addresses("127.0.0.1"));
    const dispatcher = direct(server, { resolve });
    expect(await outcome(dispatcher, `http://localhost:${server.port}/`)).toBe("ok");
    expect(resolve.mock.calls).toEqual([["localhost"]]);
    expect(server.opened()).toBe(1);
  });

  it.each(["ENOTFOUND", "EAI_AGAIN"])("reports %s of the name server as such", async (code) => {
    const resolve = () => Promise.reject(Object.assign(new Error("no answer"), { code }));
    const dispatcher = createDispatcher({ allowedLoopback: loopbackPairs([]), resolve });
    expect(await outcome(dispatcher, "https://cloud.example.com/")).toBe(`network ${code}`);
  });

  it.each(["ENOTFOUND", "EAI_AGAIN"])("tries again after %s, four times at the most", async (code) => {
    const server = await kept(startHttpServer((_, response) => response.end("{}")));
    const url = `http://localhost:${server.port}/`;
    const noAnswer = () => Promise.reject(Object.assign(new Error("no answer"), { code }));
    const recovers = vi
      .fn(addresses("127.0.0.1"))
      .mockImplementationOnce(noAnswer)
      .mockImplementationOnce(noAnswer);
    expect(await outcome(direct(server, { resolve: recovers }), url, 4)).toBe("ok");
    expect(recovers).toHaveBeenCalledTimes(3);
    const never = vi.fn(noAnswer);
    expect(await outcome(direct(server, { resolve: never }), url, 4)).toBe(`network ${code}`);
    expect(never).toHaveBeenCalledTimes(4);
  });

  it("connects to the address that it checked, and refuses the next one of a name that leads inside by then", async () => {
    const server = await kept(
      startHttpServer((_, response) => response.setHeader("connection", "close").end("{}")),
    );
    const url = `http://localhost:${server.port}/`;
    const resolve = vi.fn(addresses("10.0.0.1")).mockImplementationOnce(addresses("127.0.0.1"));
    const dispatcher = direct(server, { resolve });
    expect(await outcome(dispatcher, url, 4)).toBe("ok");
    expect(resolve).toHaveBeenCalledTimes(1);
    expect(await outcome(dispatcher, url, 4)).toBe("rejected-request forbidden-address");
    expect(resolve).toHaveBeenCalledTimes(2);
    expect(server.opened()).toBe(1);
  });
});

describe("TLS", () => {
  const { key, valid, expired, otherHost } = certificates;

  it("accepts a certificate of an authority that was given, beside the usual ones", async () => {
    const server = await kept(startTlsServer({ key, cert: valid }));
    expect(await outcome(direct(server), `https://${server.pair}/`)).toBe("ok");
    expect(await outcome(direct(server), `https://localhost:${server.port}/`)).toBe("ok");
  });

  it.each([
    ["of an unknown authority", valid, undefined, "UNABLE_TO_VERIFY_LEAF_SIGNATURE"],
    ["that has expired", expired, testCa, "CERT_HAS_EXPIRED"],
    ["of another host", otherHost, testCa, "ERR_TLS_CERT_ALTNAME_INVALID"],
  ])("refuses a certificate %s, whatever the environment says", async (_, cert, caText, code) => {
    const server = await kept(startTlsServer({ key, cert }));
    for (const setting of ["1", "0"]) {
      vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", setting);
      expect(await outcome(direct(server, { caText }), `https://${server.pair}/`)).toBe(`tls ${code}`);
    }
  });

  it.each([
    ["of an unknown authority", valid, undefined],
    ["that has expired", expired, testCa],
    ["of another host", otherHost, testCa],
  ])("makes a call once when its certificate is one %s", async (_, cert, caText) => {
    const server = await kept(startTlsServer({ key, cert }));
    expect(await outcome(direct(server, { caText }), `https://${server.pair}/`, 4)).toMatch(/^tls /);
    expect(server.opened()).toBe(1);
  });

  it.each(["TLSv1", "TLSv1.1"] as const)("does not speak %s, even where Node would", async (version) => {
    const old = { minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" } as const;
    const server = await kept(startTlsServer({ key, cert: valid, ...old, maxVersion: version }));
    const defaults = { version: tls.DEFAULT_MIN_VERSION, ciphers: tls.DEFAULT_CIPHERS };
    try {
      // As `--tls-min-v1.0 --tls-cipher-list=…` would set them.
      tls.DEFAULT_MIN_VERSION = old.minVersion;
      tls.DEFAULT_CIPHERS = old.ciphers;
      const socket = tls.connect({ port: server.port, host: "127.0.0.1", ca: testCa });
      await once(socket, "secureConnect");
      expect(socket.getProtocol()).toBe(version);
      socket.destroy();
      expect(await outcome(direct(server), `https://${server.pair}/`)).toMatch(/^tls ERR_SSL_/);
    } finally {
      tls.DEFAULT_MIN_VERSION = defaults.version;
      tls.DEFAULT_CIPHERS = defaults.ciphers;
    }
  });

  it("speaks TLS 1.2", async () => {
    const server = await kept(startTlsServer({ key, cert: valid, maxVersion: "TLSv1.2" }));
    expect(await outcome(direct(server), `https://${server.pair}/`)).toBe("ok");
  });

  it("is not talked out of by a server that speaks plain text", async () => {
    const server = await kept(startSocketServer((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\n{}")));
    expect(await outcome(direct(server), `https://${server.pair}/`)).toMatch(/^tls ERR_SSL_/);
  });
});

describe("through a proxy", () => {
  /** A proxy that leads every CONNECT to one server, and notes what it was asked. */
  async function startProxy(to: LoopbackServer, answer = "HTTP/1.1 200 Connection established\r\n\r\n") {
    const asked: { target: string; authorization: string | undefined }[] = [];
    const bytes: Buffer[] = [];
    const server = createHttpServer((_, response) => response.writeHead(400).end());
    server.on("connect", (request, socket: Socket) => {
      asked.push({ target: request.url ?? "", authorization: request.headers["proxy-authorization"] });
      socket.on("error", () => {});
      socket.write(answer);
      const onward = connect(to.port, "127.0.0.1");
      onward.on("error", () => socket.destroy());
      socket.on("data", (piece: Buffer) => bytes.push(piece));
      socket.pipe(onward).pipe(socket);
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        resolve(typeof address === "object" && address ? address.port : 0);
      });
    });
    closers.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    return { url: `http://user:pa%40ss@127.0.0.1:${port}`, asked, bytes };
  }

  const { key, valid, otherHost } = certificates;

  it("TLS still ends at the cloud: the proxy sees host and port, no request", async () => {
    const cloud = await kept(startTlsServer({ key, cert: valid }));
    const proxy = await startProxy(cloud);
    const dispatcher = createProxyDispatcher({ proxyUrl: proxy.url, caText: testCa });
    expect(await outcome(dispatcher, "https://cloud.example.com/secret-path")).toBe("ok");
    const authorization = `Basic ${Buffer.from("user:pa@ss").toString("base64")}`;
    expect(proxy.asked).toEqual([{ target: "cloud.example.com:443", authorization }]);
    expect(Buffer.concat(proxy.bytes).includes("secret-path")).toBe(false);
  });

  it.each([
    ["of another host", otherHost, testCa],
    ["of an unknown authority", valid, undefined],
  ])("a certificate %s is refused as well", async (_, cert, caText) => {
    vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
    const proxy = await startProxy(await kept(startTlsServer({ key, cert })));
    const dispatcher = createProxyDispatcher({ proxyUrl: proxy.url, caText });
    expect(await outcome(dispatcher, "https://cloud.example.com/")).toMatch(/^tls /);
  });

  it("a refusal of the proxy is a network failure", async () => {
    const cloud = await kept(startTlsServer({ key, cert: valid }));
    const proxy = await startProxy(
      cloud,
      "HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n",
    );
    const dispatcher = createProxyDispatcher({ proxyUrl: proxy.url, caText: testCa });
    expect(await outcome(dispatcher, "https://cloud.example.com/")).toMatch(/^network /);
  });

  it("a silent proxy is waited for no longer than a silent cloud", async () => {
    const silent = await kept(startSocketServer(() => {}));
    const dispatcher = createProxyDispatcher({ proxyUrl: silent.url, limits: HURRIED_NETWORK });
    expect(await outcome(dispatcher, "https://cloud.example.com/")).toBe("timeout UND_ERR_HEADERS_TIMEOUT");
  });

  it.each(["socks5://127.0.0.1:1080", "ftp://proxy.example.com"])("%s is no proxy of ours", (proxyUrl) => {
    expect(() => createProxyDispatcher({ proxyUrl })).toThrow("http: or https:");
  });
});
