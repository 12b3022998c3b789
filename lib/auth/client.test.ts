import { once } from "node:events";
import { Agent, createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { currentRequestId } from "../request-id";
import { clientOf, senderOf, watchPeers } from "./client";

const REQUEST_ID = "x-nephoscope-request";
const PEER = "x-nephoscope-peer";
const address = (headers: Record<string, string>, trusted: number) =>
  clientOf(new Headers(headers), trusted).address;

it.each([
  ["1.2.3.4", "1.2.3.4"],
  ["::ffff:1.2.3.4", "1.2.3.4"],
  ["::1", "::1"],
  ["fe80::1%eth0", "fe80::1"],
  ["", null],
])("takes the socket's address %j", (peer, expected) => {
  expect(address({ [PEER]: peer }, 0)).toBe(expected);
});

it("ignores X-Forwarded-For unless a proxy is trusted", () => {
  expect(address({ [PEER]: "10.0.0.9", "x-forwarded-for": "1.1.1.1" }, 0)).toBe("10.0.0.9");
});

it.each([
  [1, "9.9.9.9, 1.1.1.1", "1.1.1.1"],
  [1, "1.1.1.1", "1.1.1.1"],
  [1, "[2001:db8::1]:443", "2001:db8::1"],
  [1, "1.1.1.1:5678", "1.1.1.1"],
  [1, "9.9.9.9, nonsense", null],
  [2, "9.9.9.9, 1.1.1.1, 10.0.0.1", "1.1.1.1"],
  [2, "1.1.1.1", "1.1.1.1"],
  [1, "", null],
])("with %i trusted proxies and %j takes %j", (trusted, forwarded, expected) => {
  expect(address({ [PEER]: "10.0.0.9", "x-forwarded-for": forwarded }, trusted)).toBe(expected);
});

it("cuts the name of a browser that is too long", () => {
  expect(clientOf(new Headers({ "user-agent": "x".repeat(5_000) }), 0).userAgent).toHaveLength(300);
});

it.each([
  ["1.2.3.4", "1.2.3.4"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::9", "2001:db8:1:2::/64"],
  ["2001:0db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  [null, "unknown"],
])("counts %j as the sender %j", (given, sender) => {
  expect(senderOf(given)).toBe(sender);
});

it("puts the socket's address and an id of our own over whatever a request claims them to be", async () => {
  watchPeers();
  watchPeers();
  const seen: IncomingHttpHeaders[] = [];
  const ids: (string | null)[] = [];
  const server = createServer(async (incoming, response) => {
    seen.push(incoming.headers);
    await new Promise(setImmediate);
    ids.push(currentRequestId());
    response.end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const forged = { [PEER]: "6.6.6.6", [REQUEST_ID]: "theirs", "x-request-id": "theirs" };
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let time = 0; time < 2; time += 1) {
      const sent = request({ port, host: "127.0.0.1", headers: forged, agent }).end();
      const [response] = await once(sent, "response");
      response.resume();
      await once(response, "end");
    }
    agent.destroy();
  } finally {
    server.close();
  }
  expect(seen[0]?.[PEER]).toBe("127.0.0.1");
  // What a request claims to be called is not believed; its own id is with it for as long as it is worked on.
  expect(seen.map((headers) => headers[REQUEST_ID])).toEqual(ids);
  expect(ids[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(ids[1]).not.toBe(ids[0]);
  expect(currentRequestId()).toBeNull();
});
