import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";

/** A server of a test on 127.0.0.1, which counts its connections. */
export type LoopbackServer = {
  port: number;
  /** `127.0.0.1:port`, to be allowed by the client under test. */
  pair: string;
  /** `http://127.0.0.1:port` (for a TLS server the test writes its own URL). */
  url: string;
  /** Connections accepted so far. */
  opened: () => number;
  /** Connections open now, as the server sees them. */
  open: () => number;
  /** Resolves when the server sees no connection any more. */
  allClosed: () => Promise<void>;
  close: () => Promise<void>;
};

type Where = { host?: string; port?: number };

/** Answers requests. */
export function startHttpServer(handler: RequestListener, where: Where = {}): Promise<LoopbackServer> {
  return start(createServer(handler), where);
}

/** Speaks bytes: for answers that no HTTP server would give. */
export function startSocketServer(
  onConnection: (socket: Socket) => void,
  where: Where = {},
): Promise<LoopbackServer> {
  const server = createSocketServer((socket) => {
    onConnection(socket);
    // A socket that nobody reads does not notice its end.
    socket.resume();
  });
  return start(server, where);
}

/** Answers each TLS connection with one small JSON answer. */
export function startTlsServer(tls: TlsOptions, where: Where = {}): Promise<LoopbackServer> {
  const server = createTlsServer(tls, (socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end(jsonAnswer("{}", ["connection: close"])));
  });
  server.on("tlsClientError", () => {});
  return start(server, where);
}

/** A whole answer with a JSON body, as it goes over the wire. */
export function jsonAnswer(body: string, headers: readonly string[] = [], status = "200 OK"): string {
  const all = [
    `HTTP/1.1 ${status}`,
    "content-type: application/json",
    `content-length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `${all.join("\r\n")}\r\n\r\n${body}`;
}

async function start(server: Server, { host = "127.0.0.1", port = 0 }: Where): Promise<LoopbackServer> {
  const sockets = new Set<Socket>();
  let opened = 0;
  let waiting: (() => void)[] = [];
  // Before the handler, which may ask for the count.
  server.prependListener("connection", (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    // Clients under test cut connections; that is no failure of the server.
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      if (sockets.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port; // A TCP server has no other kind of address.
  return {
    port: bound,
    pair: `${host}:${bound}`,
    url: `http://${host}:${bound}`,
    opened: () => opened,
    open: () => sockets.size,
    allClosed: () =>
      sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
