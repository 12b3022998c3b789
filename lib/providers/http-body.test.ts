import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { failureOf, loopbackClient } from "../testing/loopback-client";
import { type LoopbackServer, startHttpServer, startSocketServer } from "../testing/loopback-server";
import { HTTP_LIMITS } from "./http";
import type { Outside } from "./port";

const MIB = 1024 * 1024;
const limits = { ...HTTP_LIMITS, attempts: 1 };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Options = Parameters<typeof loopbackClient>[1];

function open(server: LoopbackServer, options?: Options) {
  const client = loopbackClient([server.pair], options);
  closers.push(server.close, client.close);
  return client;
}

/** Asks a server that gives one answer. */
async function ask(
  answer: (response: ServerResponse, request: IncomingMessage) => void,
  options?: Options,
): Promise<{ done: ReturnType<ReturnType<typeof loopbackClient>["get"]>; server: LoopbackServer }> {
  const server = await startHttpServer((request, response) => answer(response, request));
  return { done: open(server, options).get(server.url), server };
}

/** A JSON text of exactly so many bytes. */
function jsonOfSize(bytes: number): string {
  return `{"a":"${"x".repeat(bytes - 8)}"}`;
}

describe("the size of a body", () => {
  const limit = 10_000;
  const ways: Record<string, (response: ServerResponse, body: string) => void> = {
    "with content-length": (response, body) => response.setHeader("content-length", body.length).end(body),
    chunked(response, body) {
      response.write(body.slice(0, 100));
      response.end(body.slice(100));
    },
    gzipped: (response, body) => response.setHeader("content-encoding", "gzip").end(gzipSync(body)),
  };

  it.each(Object.keys(ways))("may be exactly the limit and not a byte more (%s)", async (way) => {
    const options = { limits: { ...limits, bodyBytes: limit } };
    const exact = await ask((response) => ways[way]?.(response, jsonOfSize(limit)), options);
    expect((await exact.done).text).toHaveLength(limit);

    const over = await ask((response) => ways[way]?.(response, jsonOfSize(limit + 1)), options);
    expect(await failureOf(over.done)).toMatchObject({
      kind: "unexpected-answer",
      code: "body-too-large",
      httpStatus: 200,
    });
  });

  /** Counts what the client takes out of the body. */
  function counting(taken: { bytes: number }) {
    return (outside: Outside): Outside => ({
      ...outside,
      async fetch(url, init) {
        const answer = await outside.fetch(url, init);
        async function* counted() {
          for await (const chunk of answer.body ?? []) {
            taken.bytes += chunk.byteLength;
            yield chunk;
          }
        }
        return { status: answer.status, headers: answer.headers, body: counted() };
      },
    });
  }

  it("is counted after decompression: a small bomb is cut at the limit, in bounded memory", async () => {
    const plain = Buffer.alloc(128 * MIB, " ");
    const bomb = gzipSync(plain, { level: 1 });
    expect(bomb.length).toBeLessThan(MIB);
    const taken = { bytes: 0 };
    const memory = () => process.memoryUsage().arrayBuffers;
    const before = memory();
    let peak = before;
    const sampling = setInterval(() => {
      peak = Math.max(peak, memory());
    }, 1);
    const { done, server } = await ask(
      (response) => response.setHeader("content-encoding", "gzip").end(bomb),
      {
        limits: { ...limits, bodyBytes: 4 * MIB },
        change: counting(taken),
      },
    );
    const failure = await failureOf(done).finally(() => clearInterval(sampling));
    expect(failure.code).toBe("body-too-large");
    expect(taken.bytes).toBeGreaterThan(4 * MIB);
    expect(taken.bytes).toBeLessThan(5 * MIB);
    expect(peak - before).toBeLessThan(32 * MIB);
    expect(plain.length).toBe(128 * MIB); // Held until here, so that its release hides nothing.
    await server.allClosed();
  });

  it("is cut where it is endless, and the sender is told", async () => {
    const taken = { bytes: 0 };
    const piece = Buffer.alloc(64 * 1024, " ");
    const { done, server } = await ask(
      (response) => {
        const more = () => {
          while (!response.destroyed && response.write(piece));
        };
        response.on("drain", more);
        more();
      },
      { limits: { ...limits, bodyBytes: MIB }, change: counting(taken) },
    );
    expect((await failureOf(done)).code).toBe("body-too-large");
    expect(taken.bytes).toBeLessThan(2 * MIB);
    await server.allClosed();
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "with status %i is refused, and its target receives nothing",
    async (status) => {
      const target = await startHttpServer((_, response) => response.end("{}"));
      closers.push(target.close);
      const server = await startHttpServer((_, response) =>
        response.writeHead(status, { location: `${target.url}/elsewhere` }).end('{"ok":true}'),
      );
      closers.push(server.close);
      // Even a target that could be reached is not.
      const client = loopbackClient([server.pair, target.pair]);
      closers.push(client.close);
      expect(await failureOf(client.get(server.url))).toMatchObject({
        kind: "unexpected-answer",
        code: "redirect",
        httpStatus: status,
      });
      expect(target.opened()).toBe(0);
      expect(server.opened()).toBe(1);
    },
  );
});

describe("the bytes of a body", () => {
  const send = (body: Buffer, contentType = "application/json") =>
    ask((response) => response.setHeader("content-type", contentType).end(body));

  it.each([
    ["GBK", Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xd6, 0xd0, 0xce, 0xc4, 0x22, 0x7d])],
    ["a cut character", Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xe4, 0xb8]), Buffer.from('"}')])],
    [
      "an encoded surrogate",
      Buffer.concat([Buffer.from('"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"')]),
    ],
    ["UTF-16", Buffer.from('\ufeff{"a":"b"}', "utf16le")],
  ])("are refused as %s", async (_, body) => {
    const { done } = await send(body);
    expect(await failureOf(done)).toMatchObject({
      kind: "unexpected-answer",
      code: "not-utf-8",
      httpStatus: 200,
    });
  });

  it("are refused as GBK also where the header says so", async () => {
    const { done } = await send(Buffer.from([0x22, 0xd6, 0xd0, 0x22]), "application/json; charset=gbk");
    expect((await failureOf(done)).code).toBe("not-utf-8");
  });

  it("may start with a byte order mark", async () => {
    const { done } = await send(Buffer.from('\ufeff{"name":"镜像"}'));
    expect((await done).json.value).toEqual({ name: "镜像" });
  });

  it("may split a character between two pieces", async () => {
    const body = Buffer.from('{"name":"镜像"}');
    const { done } = await ask((response) => {
      response.write(body.subarray(0, 10));
      setTimeout(() => response.end(body.subarray(10)), 10);
    });
    expect((await done).json.value).toEqual({ name: "镜像" });
  });

  it("that are no gzip although the header says so are a failure", async () => {
    const { done } = await ask((response) => response.setHeader("content-encoding", "gzip").end('{"a":1}'));
    expect((await failureOf(done)).kind).toBe("network");
  });
});

describe("a truncated answer", () => {
  const body = Buffer.from(
    JSON.stringify({
      requestId: "r-1",
      images: [{ id: "m-1", name: "镜像", size: 40, shared: true }],
      total: 12,
    }),
  );
  const zipped = gzipSync(body);
  const framings: Record<string, (bytes: Buffer, cut: number) => (string | Buffer)[]> = {
    "content-length": (bytes, cut) => [`content-length: ${bytes.length}\r\n\r\n`, bytes.subarray(0, cut)],
    chunked: (bytes, cut) => [
      `transfer-encoding: chunked\r\n\r\n${bytes.length.toString(16)}\r\n`,
      bytes.subarray(0, cut),
    ],
    // The end of the connection is the end of the body: nothing below JSON can see the cut.
    "close-delimited": (bytes, cut) => ["\r\n", bytes.subarray(0, cut)],
  };

  /** Serves `/framing/cut` and `/framing/cut/gzip`. */
  const serveCuts = () =>
    startSocketServer((socket) => {
      socket.once("data", (request) => {
        const [, framing = "", cut, gzip] =
          /^GET \/([a-z-]+)\/(\d+)(\/gzip)? /.exec(request.toString()) ?? [];
        const pieces = framings[framing]?.(gzip ? zipped : body, Number(cut)) ?? [];
        const head = `HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: application/json\r\n${gzip ? "content-encoding: gzip\r\n" : ""}`;
        socket.end(Buffer.concat([head, ...pieces].map((piece) => Buffer.from(piece))));
      });
    });

  /** All at once: what ends with the connection is waited for. */
  const everyCut = (bytes: Buffer, check: (cut: number) => Promise<void>) =>
    Promise.all(Array.from(bytes.keys(), check));

  it.each([
    ["content-length", "network"],
    ["chunked", "network"],
    ["close-delimited", "unexpected-answer"],
  ])("(%s) is a failure wherever it was cut", async (framing, kind) => {
    const server = await serveCuts();
    const client = open(server);
    await everyCut(body, async (cut) => {
      const failure = await failureOf(client.get(`${server.url}/${framing}/${cut}`));
      expect({ cut, kind: failure.kind }).toEqual({ cut, kind });
    });
  });

  it("(chunked) is a failure even when all but the last chunk's end arrived", async () => {
    const server = await serveCuts();
    const failure = await failureOf(open(server).get(`${server.url}/chunked/${body.length}`));
    expect(failure.kind).toBe("network");
  });

  it.each(Object.keys(framings))("(%s, gzip) is a failure or whole, never a part", async (framing) => {
    const server = await serveCuts();
    const client = open(server);
    await everyCut(zipped, async (cut) => {
      const text = await client.get(`${server.url}/${framing}/${cut}/gzip`).then(
        (answer) => answer.text,
        () => null,
      );
      // At the very end only gzip's own closing bytes are missing, and the value is whole.
      expect({ cut, part: text !== null && text !== body.toString() }).toEqual({ cut, part: false });
      if (cut < zipped.length / 2) expect({ cut, text }).toEqual({ cut, text: null });
    });
  });

  it("uncut is read (the test above can fail)", async () => {
    const server = await serveCuts();
    const answer = await open(server).get(`${server.url}/close-delimited/${body.length}`);
    expect(answer.text).toBe(body.toString());
  });
});

describe("the content type", () => {
  it.each([
    "text/html",
    "text/html; charset=utf-8",
    "TEXT/HTML",
    "application/xhtml+xml",
    "text/xml",
    "application/xml;charset=gbk",
    "application/problem+xml",
  ])("%s is refused, whatever the body looks like", async (type) => {
    const { done } = await ask((response) => response.setHeader("content-type", type).end('{"images":[]}'));
    expect(await failureOf(done)).toMatchObject({
      kind: "unexpected-answer",
      code: "not-json",
      httpStatus: 200,
    });
  });

  it.each([
    null,
    "application/json",
    "application/json;charset=UTF-8",
    "text/plain",
    "text/plain; charset=iso-8859-1",
    "text/javascript",
    "application/octet-stream",
    "application/x-www-form-urlencoded",
    "nonsense",
  ])("%j does not stand in the way of JSON", async (type) => {
    const { done } = await ask((response) => {
      if (type !== null) response.setHeader("content-type", type);
      response.end('{"images":[]}');
    });
    expect((await done).json.value).toEqual({ images: [] });
  });
});

describe("an answer with nothing in it", () => {
  it.each([
    ["200", 200, ""],
    ["204", 204, ""],
    ["200 of white space", 200, " \r\n\t"],
    ["200 of a login page", 200, "<!doctype html><title>Sign in</title>"],
    ["200 of two values", 200, "{}{}"],
  ])("(%s) is a failure, not an empty list", async (_, status, text) => {
    const { done } = await ask((response) =>
      response.writeHead(status, { "content-type": "application/json" }).end(text),
    );
    expect(await failureOf(done)).toMatchObject({
      kind: "unexpected-answer",
      code: "not-json",
      httpStatus: status,
    });
  });
});
