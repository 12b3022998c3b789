import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer of the app, as the browser got it. */
export type Recorded = {
  method: string;
  /** Path and query that were asked for. */
  target: string;
  status: number;
  /** All but the cookies that were set. */
  headers: string;
  setCookies: string[];
  body: Buffer;
};

export type Recorder = {
  /** The address that people use. */
  origin: string;
  answers: Recorded[];
  /** Where the app listens now. */
  pointAt(address: string): void;
  stop(): Promise<void>;
};

/** Stands in front of the app like a reverse proxy and keeps every answer, downloads and broken-off ones too. */
export async function startRecorder(): Promise<Recorder> {
  const answers: Recorded[] = [];
  let app = "";
  const server = createServer((incoming, outgoing) => {
    const { method = "GET", url: target = "/" } = incoming;
    const { hostname, port } = new URL(app);
    // What is compressed could not be searched.
    const headers = { ...incoming.headers, "accept-encoding": "identity" };
    const forwarded = request({ hostname, port, method, path: target, headers }, (answer) => {
      const { "set-cookie": setCookies = [], ...rest } = answer.headers;
      const chunks: Buffer[] = [];
      const recorded: Recorded = {
        method,
        target,
        status: answer.statusCode ?? 0,
        headers: JSON.stringify(rest),
        setCookies,
        get body() {
          return Buffer.concat(chunks);
        },
      };
      answers.push(recorded);
      outgoing.writeHead(recorded.status, answer.headers);
      answer.on("data", (chunk: Buffer) => {
        chunks.push(chunk);
        outgoing.write(chunk);
      });
      answer.once("end", () => outgoing.end());
      answer.once("error", (error) => outgoing.destroy(error));
    });
    forwarded.once("error", () => outgoing.destroy());
    outgoing.once("close", () => forwarded.destroy());
    incoming.pipe(forwarded);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    pointAt(address) {
      app = address;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
