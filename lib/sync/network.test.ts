import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { env } from "../env";
import { createOutside } from "../providers/outside";
import { certificates, testCa } from "../testing/certificates";
import { type LoopbackServer, startTlsServer } from "../testing/loopback-server";
import { networkOptions } from "./network";

let folder: string;
const closers: (() => unknown)[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "nephoscope-ca-"));
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  rmSync(folder, { recursive: true });
});

function caFile(text: string): string {
  const file = path.join(folder, "ca.pem");
  writeFileSync(file, text);
  return file;
}

/** A proxy that leads every CONNECT to one server. */
async function startProxy(to: LoopbackServer): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((_, response) => response.writeHead(400).end());
  server.on("connect", (request, socket: Socket) => {
    asked.push(request.url ?? "");
    const onward = connect(to.port, "127.0.0.1");
    for (const end of [socket, onward]) end.on("error", () => end.destroy());
    socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

async function ask(url: string, settings: Record<string, string>): Promise<number> {
  const outside = createOutside({ allowedLoopback: [], ...networkOptions(env(settings)) });
  closers.push(() => outside.close());
  const signal = AbortSignal.timeout(5_000);
  const answer = await outside.fetch(url, { method: "GET", headers: {}, redirect: "manual", signal });
  return answer.status;
}

it("reaches a cloud through the proxy and by the authority of the settings, and no host that is no cloud's", async () => {
  const cloud = await startTlsServer({ key: certificates.key, cert: certificates.valid });
  closers.push(cloud.close);
  const proxy = await startProxy(cloud);
  const settings = { NEPHOSCOPE_PROXY_URL: proxy.url, NEPHOSCOPE_CA_FILE: caFile(testCa) };
  expect(await ask("https://cloud.example.com/", settings)).toBe(200);
  expect(proxy.asked).toEqual(["cloud.example.com:443"]);
  for (const inside of ["https://169.254.169.254/", "https://127.0.0.1/", "http://cloud.example.com/"]) {
    await expect(ask(inside, settings)).rejects.toMatchObject({ name: "AddressRefused" });
  }
  expect(proxy.asked).toHaveLength(1);
});

it("trusts no other authority because there is a proxy", async () => {
  const cloud = await startTlsServer({ key: certificates.key, cert: certificates.valid });
  closers.push(cloud.close);
  const proxy = await startProxy(cloud);
  const refused = ask("https://cloud.example.com/", { NEPHOSCOPE_PROXY_URL: proxy.url });
  await expect(refused).rejects.toMatchObject({ cause: { code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE" } });
});

it("asks for nothing where nothing is set", () => {
  expect(networkOptions(env({}))).toEqual({});
});

it.each([
  ["is not there", () => path.join(folder, "none.pem"), /cannot be read/],
  ["holds no certificate", () => caFile("nothing"), /certificates in PEM/],
  ["holds a private key as well", () => caFile(`${testCa}${certificates.key}`), /and nothing else/],
])("stops the start when the file of certificates %s", (_what, make, expected) => {
  expect(() => networkOptions(env({ NEPHOSCOPE_CA_FILE: make() }))).toThrow(
    expect.objectContaining({ name: "SettingError", message: expect.stringMatching(expected) }),
  );
});
