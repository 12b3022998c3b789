import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { renameTrace } from "./rename-trace";

it.each([
  ["TRACE", "X-TRACE", false],
  ["OPTIONS", "OPTIONS", true],
  ["GET", "GET", true],
])("hands a %s on as %s, which a `Request` can be made of", async (method, seen, asItIs) => {
  renameTrace();
  const server = createServer((incoming, outgoing) => outgoing.end(incoming.method));
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const sent = request({ port, host: "127.0.0.1", method, agent: false }).end();
    const [answer] = await once(sent, "response");
    expect(String(await once(answer, "data"))).toBe(seen);
    const make = (name: string) => new Request("http://127.0.0.1", { method: name });
    expect(() => make(seen)).not.toThrow();
    if (!asItIs) expect(() => make(method)).toThrow();
  } finally {
    server.close();
  }
});
