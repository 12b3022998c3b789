import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import type { Answer, RawRequest } from "./emulator";

/** One call at an emulator, before its answer goes out. */
export type MeddledCall = {
  /** 1 for the first call since somebody began to meddle. */
  count: number;
  request: RawRequest;
  /** What the cloud itself answers, to this request or to one that was changed. */
  answer: (request?: RawRequest) => Answer;
  outgoing: ServerResponse;
};

/** Puts something else in the place of an answer. False: the cloud answers as it would. */
export type Meddler = (call: MeddledCall) => boolean;

/** Something that a network, a gateway or a cloud may do instead of answering. */
export type Delivery = (call: MeddledCall) => void;

const JSON_TYPE = { "content-type": "application/json" };

/** Raw bytes of an answer's head; `node:http` would complete what must stay incomplete. */
function head({ status, headers }: Answer, more: Record<string, string>): string {
  const all = Object.entries({ ...headers, ...more, date: new Date().toUTCString() });
  return [`HTTP/1.1 ${status} Said`, ...all.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
}

function socketOf({ outgoing }: MeddledCall) {
  const { socket } = outgoing;
  if (!socket) throw new Error("the caller is gone");
  socket.on("error", () => {});
  return socket;
}

/** Writes a piece again and again until the caller has had enough. */
function drip(call: MeddledCall, { pieces, gapMs }: { pieces: () => string | Buffer | null; gapMs: number }) {
  const socket = socketOf(call);
  const timer = setInterval(() => {
    const piece = pieces();
    if (piece === null || socket.destroyed) clearInterval(timer);
    else socket.write(piece);
  }, gapMs);
  socket.once("close", () => clearInterval(timer));
}

/** Below HTTP: what a network does. */
export const network = {
  /** The connection is held and nothing comes. */
  silence: () => {},
  slowHeaders: (call: MeddledCall) => {
    const text = head(call.answer(), {});
    let at = 0;
    drip(call, { gapMs: 2, pieces: () => text[Math.min(at++, 40)] ?? null });
  },
  /** A byte comes just before a pause would be too long, for ever. */
  drip: (gapMs: number) => (call: MeddledCall) => {
    const { body } = call.answer();
    socketOf(call).write(head(call.answer(), { "content-length": String(body.length + 100_000) }));
    drip(call, { gapMs, pieces: () => " " });
  },
  /** Everything came but the end of the body. */
  neverEnds: (call: MeddledCall) => {
    const answer = call.answer();
    socketOf(call).write(head(answer, { connection: "close" }) + answer.body);
  },
  pause: (call: MeddledCall) => {
    const answer = call.answer();
    const half = answer.body.slice(0, Math.floor(answer.body.length / 2));
    socketOf(call).write(head(answer, { "content-length": String(Buffer.byteLength(answer.body)) }) + half);
  },
  reset: (call: MeddledCall) => void socketOf(call).resetAndDestroy(),
  resetInHeaders: (call: MeddledCall) => {
    const socket = socketOf(call);
    socket.write("HTTP/1.1 200 OK\r\ncontent-ty", () => socket.resetAndDestroy());
  },
  resetInBody: (call: MeddledCall) => {
    const answer = call.answer();
    const socket = socketOf(call);
    const text = head(answer, { "content-length": String(Buffer.byteLength(answer.body)) });
    socket.write(text + answer.body.slice(0, 40), () => socket.resetAndDestroy());
  },
  /** The cloud's end is closed politely, in the middle. */
  halfClose: (call: MeddledCall) => {
    const answer = call.answer();
    const text = head(answer, { "content-length": String(Buffer.byteLength(answer.body)) });
    socketOf(call).end(text + answer.body.slice(0, 40));
  },
};

export const FRAMINGS = ["content-length", "chunked", "close-delimited"] as const;
export type Framing = (typeof FRAMINGS)[number];

/** The cloud's own answer, cut after a part of it in [0, 1). */
export function truncated(framing: Framing, part: number): Delivery {
  return (call) => {
    const answer = call.answer();
    const bytes = Buffer.from(answer.body);
    const kept = bytes.subarray(0, Math.floor(bytes.length * part));
    const socket = socketOf(call);
    if (framing === "close-delimited") socket.write(head(answer, { connection: "close" }));
    else if (framing === "content-length")
      socket.write(head(answer, { "content-length": String(bytes.length) }));
    else socket.write(`${head(answer, { "transfer-encoding": "chunked" })}${bytes.length.toString(16)}\r\n`);
    socket.end(kept);
  };
}

/** The cloud's own answer in other words: another status, type or text. */
export function instead(change: (answer: Answer) => Partial<Answer>): Delivery {
  return (call) => {
    const own = call.answer();
    const { status, headers, body } = { ...own, ...change(own) };
    call.outgoing.writeHead(status, { date: new Date().toUTCString(), ...headers });
    call.outgoing.end(status === 204 ? undefined : body);
  };
}

/** A gateway before the cloud that is busy. */
export function busy(status: number, retryAfter?: string): Delivery {
  return instead(() => ({
    status,
    headers: { "content-type": "text/plain", ...(retryAfter !== undefined && { "retry-after": retryAfter }) },
    body: "busy",
  }));
}

/** Blanks are JSON up to the end, so that only their number can be the trouble. */
export function huge(bytes: number, how: "plain" | "gzip"): Delivery {
  return (call) => {
    const body = Buffer.alloc(bytes, " ");
    const sent = how === "gzip" ? gzipSync(body) : body;
    call.outgoing.on("error", () => {});
    call.outgoing.writeHead(200, { ...JSON_TYPE, ...(how === "gzip" && { "content-encoding": "gzip" }) });
    call.outgoing.end(sent);
  };
}

/** As many blanks as the caller takes. */
export const endless: Delivery = (call) => {
  const piece = Buffer.alloc(16 * 1024, " ");
  const { outgoing } = call;
  outgoing.on("error", () => {});
  outgoing.writeHead(200, JSON_TYPE);
  const pour = () => {
    while (!outgoing.destroyed && outgoing.write(piece));
  };
  outgoing.on("drain", pour);
  pour();
};

/** The request as an unknown key would have sent it: the cloud refuses it in its own words. */
export function byUnknownKey(request: RawRequest, keyId: string): RawRequest {
  const other = `${keyId.slice(0, -1)}${keyId.endsWith("x") ? "y" : "x"}`;
  const changed = (text: string) => text.replaceAll(keyId, other);
  return {
    ...request,
    target: changed(request.target),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, changed(value)]),
    ),
    body: Buffer.from(changed(request.body.toString("utf8"))),
  };
}

/** Meddles with the calls of these numbers only. */
export function onCalls(counts: readonly number[] | "all", delivery: Delivery): Meddler {
  return (call) => {
    if (counts !== "all" && !counts.includes(call.count)) return false;
    delivery(call);
    return true;
  };
}
