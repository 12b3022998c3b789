import type { Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, it } from "vitest";
import {
  failureOf,
  HURRIED,
  HURRIED_NETWORK,
  type LoopbackClient,
  loopbackClient,
} from "../testing/loopback-client";
import {
  jsonAnswer,
  type LoopbackServer,
  startHttpServer,
  startSocketServer,
} from "../testing/loopback-server";
import { GATE_LIMITS } from "./call-gate";
import { DISPATCHER_LIMITS } from "./dispatcher";
import { HTTP_LIMITS } from "./http";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function serve(onConnection: (socket: Socket) => void): Promise<LoopbackServer> {
  const server = await startSocketServer(onConnection);
  closers.push(server.close);
  return server;
}

function open(server: LoopbackServer, options: Parameters<typeof loopbackClient>[1] = {}): LoopbackClient {
  const client = loopbackClient([server.pair], options);
  closers.push(client.close);
  return client;
}

const hurried = { limits: HURRIED, network: HURRIED_NETWORK };
/** The attempt's own limit must not come first where the network's is meant. */
const patient = {
  limits: { ...HURRIED, attemptTimeoutMs: 5_000, callTimeoutMs: 10_000 },
  network: HURRIED_NETWORK,
};

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{";

/** Sends a piece again and again until the client hangs up. */
function drip(socket: Socket, piece: string, everyMs: number) {
  const timer = setInterval(() => socket.write(piece), everyMs);
  socket.on("close", () => clearInterval(timer));
}

describe("patience ends and the connection is cut", () => {
  it("when the first byte never comes", async () => {
    const server = await serve(() => {});
    const failure = await failureOf(open(server, patient).get(server.url));
    expect(failure).toMatchObject({ kind: "timeout", code: "UND_ERR_HEADERS_TIMEOUT" });
    await server.allClosed();
  });

  it("when the headers never end", async () => {
    const server = await serve((socket) => {
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\nx-slow: ");
        drip(socket, "a", 20);
      });
    });
    const failure = await failureOf(open(server, patient).get(server.url));
    expect(failure).toMatchObject({ kind: "timeout", code: "UND_ERR_HEADERS_TIMEOUT" });
    await server.allClosed();
  });

  it("when the body pauses for too long", async () => {
    const server = await serve((socket) => socket.once("data", () => socket.write(HEAD)));
    const failure = await failureOf(open(server, patient).get(server.url));
    expect(failure).toMatchObject({ kind: "timeout", code: "UND_ERR_BODY_TIMEOUT" });
    await server.allClosed();
  });

  it("when a body drips without pause for longer than an attempt may take", async () => {
    const server = await serve((socket) =>
      socket.once("data", () => {
        socket.write(HEAD);
        drip(socket, " ", 10);
      }),
    );
    const failure = await failureOf(open(server, hurried).get(server.url));
    expect(failure).toMatchObject({ kind: "timeout", code: null });
    await server.allClosed();
  });

  it("when all attempts together take longer than a call may", async () => {
    let requests = 0;
    const server = await serve((socket) =>
      socket.once("data", () => {
        requests += 1;
        socket.write(HEAD);
        drip(socket, " ", 10);
      }),
    );
    const limits = { ...HURRIED, attempts: 50, retryBaseMs: 0 };
    const started = performance.now();
    const failure = await failureOf(open(server, { limits, network: HURRIED_NETWORK }).get(server.url));
    expect(failure.kind).toBe("timeout");
    expect(performance.now() - started).toBeGreaterThanOrEqual(
      limits.callTimeoutMs - limits.attemptTimeoutMs,
    );
    expect(requests).toBeGreaterThan(1);
    expect(requests).toBeLessThanOrEqual(4);
    await server.allClosed();
  });

  it("even when the garbage collector runs meanwhile", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void; // The flag puts it there.
    const server = await serve((socket) =>
      socket.once("data", () => {
        socket.write(HEAD);
        drip(socket, " ", 10);
      }),
    );
    const client = open(server, hurried);
    const calls = Array.from({ length: 8 }, () => failureOf(client.get(server.url)));
    const collecting = setInterval(collect, 40);
    const failures = await Promise.all(calls).finally(() => clearInterval(collecting));
    expect(failures.map(({ kind }) => kind)).toEqual(Array(8).fill("timeout"));
  });
});

describe("a broken connection", () => {
  const faults: Record<string, (socket: Socket) => void> = {
    "reset before the request": (socket) => socket.resetAndDestroy(),
    "reset after the request": (socket) => socket.once("data", () => socket.resetAndDestroy()),
    "closed without an answer": (socket) => socket.once("data", () => socket.destroy()),
    "half-closed without an answer": (socket) => socket.once("data", () => socket.end()),
    "reset during the headers": (socket) =>
      socket.once("data", () =>
        socket.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.resetAndDestroy()),
      ),
    "half-closed during the headers": (socket) =>
      socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\ncont")),
    "reset during the body": (socket) =>
      socket.once("data", () => socket.write(HEAD, () => socket.resetAndDestroy())),
    "half-closed during the body": (socket) => socket.once("data", () => socket.end(HEAD)),
  };

  it.each(Object.keys(faults))("%s is a network failure with its code", async (name) => {
    const server = await serve((socket) => faults[name]?.(socket));
    const failure = await failureOf(open(server).get(server.url));
    expect(failure).toMatchObject({ kind: "network", httpStatus: null });
    expect(["ECONNRESET", "UND_ERR_SOCKET", "EPIPE"]).toContain(failure.code);
    await server.allClosed();
  });

  it.each(Object.keys(faults))("%s is mended by another attempt", async (name) => {
    const server = await serve((socket) => {
      if (server.opened() === 1) faults[name]?.(socket);
      else socket.once("data", () => socket.write(jsonAnswer('{"whole":true}')));
    });
    let attempts = 0;
    const client = open(server, {
      limits: { ...HTTP_LIMITS, retryBaseMs: 0 },
      change: (outside) => ({
        ...outside,
        fetch(url, init) {
          attempts += 1;
          return outside.fetch(url, init);
        },
      }),
    });
    expect((await client.get(server.url)).json.value).toEqual({ whole: true });
    expect(attempts).toBe(2);
  });

  it("that nobody accepts is a network failure with its code", async () => {
    const server = await startHttpServer(() => {});
    await server.close();
    const failure = await failureOf(open(server).get(server.url));
    expect(failure).toMatchObject({ kind: "network", code: "ECONNREFUSED", httpStatus: null });
  });

  it("speaking no HTTP is a network failure", async () => {
    const server = await serve((socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"));
    expect((await failureOf(open(server).get(server.url))).kind).toBe("network");
  });
});

describe("a call aborted by its caller", () => {
  it("before it starts sends nothing", async () => {
    const server = await serve(() => {});
    const failure = await failureOf(open(server).get(server.url, AbortSignal.abort()));
    expect(failure.kind).toBe("cancelled");
    expect(server.opened()).toBe(0);
  });

  const stages: Record<string, (socket: Socket, abort: () => void) => void> = {
    "when the connection stands": (_socket, abort) => abort(),
    "while it waits for the answer": (socket, abort) => socket.once("data", abort),
    "during the headers": (socket, abort) =>
      socket.once("data", () => socket.write("HTTP/1.1 200 OK\r\ncontent-", abort)),
    "during the body": (socket, abort) => socket.once("data", () => socket.write(HEAD, abort)),
    "while it waits for the next attempt": (socket, abort) =>
      socket.once("data", () => {
        socket.end(jsonAnswer("{}", ["retry-after: 30"], "503 Busy"), () => setTimeout(abort, 50));
      }),
  };

  it.each(Object.keys(stages))("%s is cancelled, and its connection closed", async (name) => {
    const caller = new AbortController();
    const closed: Promise<unknown>[] = [];
    let requests = 0;
    const server = await serve((socket) => {
      closed.push(new Promise((resolve) => socket.once("close", resolve)));
      socket.on("data", () => {
        requests += 1;
      });
      // undici may connect once more after a cut, and sends nothing there.
      if (closed.length === 1) stages[name]?.(socket, () => caller.abort());
    });
    const failure = await failureOf(open(server, { limits: HTTP_LIMITS }).get(server.url, caller.signal));
    expect(failure.kind).toBe("cancelled");
    await closed[0];
    expect(requests).toBeLessThanOrEqual(1);
  });

  it("leaves no socket and no timer behind", async () => {
    const server = await serve((socket) => socket.once("data", () => socket.write(HEAD)));
    const client = open(server, { network: { ...DISPATCHER_LIMITS, keepAliveMs: 50 } });
    const handles = () =>
      process.getActiveResourcesInfo().filter((name) => name === "TCPSocketWrap" || name === "Timeout")
        .length;
    const before = handles();
    const caller = new AbortController();
    const calls = Array.from({ length: 12 }, () => failureOf(client.get(server.url, caller.signal)));
    // The others wait at the gate, and are aborted there.
    const { callsAtOnce: atOnce } = GATE_LIMITS;
    await expect.poll(server.open).toBe(atOnce);
    expect(handles()).toBeGreaterThanOrEqual(before + 2 * atOnce);
    caller.abort();
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(Array(12).fill("cancelled"));
    await expect.poll(server.open, { timeout: 5_000 }).toBe(0);
    await expect.poll(handles, { timeout: 5_000 }).toBeLessThanOrEqual(before);
  });
});

describe("connections", () => {
  it("are used again for the next call", async () => {
    const server = await startHttpServer((_, response) => response.end("{}"));
    closers.push(server.close);
    const client = open(server);
    for (let round = 0; round < 5; round += 1) await client.get(server.url);
    // A second one when a call comes before undici has put the first back.
    expect(server.opened()).toBeLessThanOrEqual(2);
  });

  it("that the cloud closed while idle cost no failure", async () => {
    const server = await serve((socket) => socket.on("data", () => socket.end(jsonAnswer("{}"))));
    const client = open(server, { limits: { ...HTTP_LIMITS, retryBaseMs: 0 } });
    for (let round = 0; round < 5; round += 1) expect((await client.get(server.url)).status).toBe(200);
  });

  it("to one host are limited; what is over waits its turn", async () => {
    const server = await startHttpServer((_, response) => setTimeout(() => response.end("{}"), 5));
    closers.push(server.close);
    const client = open(server, {
      network: {
        ...HURRIED_NETWORK,
        connectTimeoutMs: 5_000,
        firstByteTimeoutMs: 5_000,
        connectionsPerHost: 3,
      },
    });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.get(server.url)));
    expect(answers).toHaveLength(20);
    expect(server.opened()).toBeLessThanOrEqual(3);
  });
});
