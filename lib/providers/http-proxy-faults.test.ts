import { gzipSync } from "node:zlib";
import { afterEach, expect, it } from "vitest";
import { failureOf, type LoopbackClient, loopbackClient } from "../testing/loopback-client";
import {
  jsonAnswer,
  type LoopbackServer,
  startHttpServer,
  startSocketServer,
} from "../testing/loopback-server";
import { HTTP_LIMITS } from "./http";

/** What a proxy in front of a cloud may do to an answer on its way. */

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function kept(starting: Promise<LoopbackServer>): Promise<LoopbackServer> {
  const server = await starting;
  closers.push(server.close);
  return server;
}

function open(server: LoopbackServer, attempts = 1): LoopbackClient {
  const limits = { ...HTTP_LIMITS, attempts, retryBaseMs: 0 };
  const client = loopbackClient([server.pair], { limits });
  closers.push(client.close);
  return client;
}

/** Sends these bytes for each request, and keeps the connection. */
const answering = (bytes: string | Buffer) =>
  kept(startSocketServer((socket) => socket.on("data", () => socket.write(bytes))));

const TEXT = '{"images":[{"name":"größer"}]}';

it("reads an answer whose compression was taken away, and one that was compressed on the way", async () => {
  const plain = await answering(jsonAnswer(TEXT));
  expect((await open(plain).get(plain.url)).text).toBe(TEXT);
  const zipped = await kept(
    startHttpServer((_, response) => {
      response.setHeader("content-type", "application/json").setHeader("content-encoding", "gzip");
      response.end(gzipSync(TEXT));
    }),
  );
  expect((await open(zipped).get(zipped.url)).text).toBe(TEXT);
});

it("refuses an answer whose header says nothing of its compression any more, or the wrong thing", async () => {
  const silent = await kept(
    startHttpServer((_, response) =>
      response.setHeader("content-type", "application/json").end(gzipSync(TEXT)),
    ),
  );
  expect(await failureOf(open(silent).get(silent.url))).toMatchObject({ kind: "unexpected-answer" });
  const wrong = await answering(jsonAnswer(TEXT, ["content-encoding: gzip"]));
  const failure = await failureOf(open(wrong).get(wrong.url));
  expect(failure.kind).toBe("network");
});

it("refuses a folded header, which no current HTTP allows, as a broken answer", async () => {
  const folded = await answering(jsonAnswer(TEXT, ["via: 1.1 first,", "\t1.1 second"]));
  expect(await failureOf(open(folded).get(folded.url))).toMatchObject({ kind: "network" });
});

it("makes a call anew when the proxy closes a kept connection just as it is used again", async () => {
  let answered = 0;
  const server = await kept(
    startSocketServer((socket) =>
      socket.on("data", () => {
        // The second request on a connection meets its end.
        answered += 1;
        if (answered === 2) socket.resetAndDestroy();
        else socket.write(jsonAnswer(`{"answer":${answered}}`));
      }),
    ),
  );
  const client = open(server, 4);
  expect((await client.get(server.url)).json.value).toEqual({ answer: 1 });
  expect((await client.get(server.url)).json.value).toEqual({ answer: 3 });
  expect(server.opened()).toBe(2);
});
