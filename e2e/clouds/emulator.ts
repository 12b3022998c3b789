import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Meddler } from "./meddling";

/** One request exactly as it came over the wire: nothing decoded, nothing normalised. */
export type RawRequest = {
  method: string;
  /** The raw request target: path and query as sent. */
  target: string;
  /** Lower-case names; repeated headers joined by ", ". */
  headers: Record<string, string>;
  body: Buffer;
};

export type Answer = { status: number; headers: Record<string, string>; body: string };

/** A fake key pair that an emulator knows. Temporary keys carry a token. */
export type FakeKey = {
  id: string;
  secret: string;
  token?: string;
  /** The account behind the key; decides which images are its own. */
  accountId: string;
  /** Operations that this key may not call. */
  denied?: string[];
};

/** Faults that a test or the demo's operator can switch on, per emulator. */
export type Switches = {
  /** Wait this long before answering. */
  delayMs: number;
  /** Reset every connection before anything is read. */
  down: boolean;
  /** Accept and never answer. */
  hang: boolean;
  /** Send the first half of the body, then cut the connection. */
  cutOff: boolean;
  /** Answer with a gateway's HTML page and HTTP 502. */
  badGateway: boolean;
  /** The next n calls are answered with the cloud's own throttling error. */
  throttleNext: number;
  /** Operations that are refused for every key with the cloud's own permission error. */
  denied: string[];
  /** Regions whose calls are reset, while the others answer. */
  regionsDown: string[];
  /** Images that no call tells of any more, as `region/id`. JD Cloud alone. */
  lost: string[];
  /** Images that were just made, as `region/id`: each is like the region's first own one. JD Cloud alone. */
  born: string[];
  /** The most items on a page, whatever was asked for; 0: as many as asked. Not JD Cloud, whose pages are counted. */
  pageCap: number;
};

export const calm: Switches = {
  delayMs: 0,
  down: false,
  hang: false,
  cutOff: false,
  badGateway: false,
  throttleNext: 0,
  denied: [],
  regionsDown: [],
  lost: [],
  born: [],
  pageCap: 0,
};

/** What one cloud adds to the common HTTP manners: its checks, its data, its own error words. */
export interface CloudService {
  /** The dialect that it speaks, e.g. `baidu-bcc`. */
  readonly dialect: string;
  /** The region that a request is about, or null when it names none. Needed by the switch `regionsDown`. */
  regionOf(request: RawRequest): string | null;
  /** `switches` is live: the service counts `throttleNext` down itself, after its signature checks. */
  answer(request: RawRequest, context: { now: Date; switches: Switches }): Answer;
}

export type RunningCloud = {
  dialect: string;
  /** `127.0.0.1:port`. */
  host: string;
  switches: Switches;
  /** What comes in the place of answers, for tests in the same process. */
  meddle(meddler: Meddler | null): void;
  /** Calls since somebody last began to meddle, or since the start. */
  calls(): number;
  /** Sets how far the cloud's clock is ahead of this machine's. */
  setClock(aheadMs: number): void;
  /** Targets of the requests received so far, newest last, at most 1,000. */
  received: { method: string; target: string; headers: Record<string, string> }[];
  stop(): Promise<void>;
};

const BODY_LIMIT = 1024 * 1024;

/** Serves one cloud over plain HTTP on loopback. Port 0 takes any free port. */
export async function startCloud(
  service: CloudService,
  options: { port?: number; now?: () => Date } = {},
): Promise<RunningCloud> {
  const switches: Switches = { ...calm };
  const received: RunningCloud["received"] = [];
  let aheadMs = 0;
  let meddler: Meddler | null = null;
  let count = 0;
  const now = options.now ?? (() => new Date(Date.now() + aheadMs));

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse) {
    if (switches.down) return void incoming.socket.resetAndDestroy();
    const request = await readRequest(incoming);
    received.push({ method: request.method, target: request.target, headers: request.headers });
    if (received.length > 1000) received.shift();
    count += 1;
    const region = service.regionOf(request);
    if (region !== null && switches.regionsDown.includes(region)) {
      return void incoming.socket.resetAndDestroy();
    }
    if (switches.hang) return;
    if (switches.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, switches.delayMs));
    if (switches.badGateway) {
      outgoing.writeHead(502, { "content-type": "text/html" });
      return void outgoing.end("<html><body><h1>502 Bad Gateway</h1></body></html>");
    }
    const answer = (asked = request) => service.answer(asked, { now: now(), switches });
    if (meddler?.({ count, request, answer, outgoing })) return;
    send(outgoing, answer(), { cutOff: switches.cutOff, now: now() });
  }

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    dialect: service.dialect,
    host: `127.0.0.1:${port}`,
    switches,
    meddle(chosen) {
      meddler = chosen;
      count = 0;
    },
    calls: () => count,
    setClock(ms) {
      aheadMs = ms;
    },
    received,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new Error("request body too large for an emulator");
    chunks.push(chunk);
  }
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return {
    method: incoming.method ?? "GET",
    target: incoming.url ?? "/",
    headers,
    body: Buffer.concat(chunks),
  };
}

function send(outgoing: ServerResponse, answer: Answer, { cutOff, now }: { cutOff: boolean; now: Date }) {
  const bytes = Buffer.from(answer.body, "utf8");
  outgoing.writeHead(answer.status, {
    date: now.toUTCString(),
    ...answer.headers,
    "content-length": String(bytes.length),
  });
  if (!cutOff) return void outgoing.end(bytes);
  outgoing.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => outgoing.socket?.destroy());
}
