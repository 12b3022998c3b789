import { randomUUID } from "node:crypto";
import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isIP, isIPv4, type Socket } from "node:net";
import { letListReadsBy } from "../answer-headers";
import { env } from "../env";
import { processWide } from "../process-wide";
import { enterRequest, REQUEST_ID_HEADER } from "../request-id";

/** Where a request comes from. */
export type Client = {
  /** Network address, or null where it is not known. */
  address: string | null;
  /** How the browser calls itself; never longer than 300 characters. */
  userAgent: string;
};

/** Set by ourselves on every request, over whatever was sent under this name. */
const PEER_HEADER = "x-nephoscope-peer";
const USER_AGENT_LENGTH = 300;

/**
 * From now on every request of this process carries the address of its socket, and an id of its own that reaches its
 * log lines and audit rows. The framework hands handlers no socket, and it fills `x-forwarded-for` only when the
 * sender did not: that header alone can be forged. What else has to be done before the framework sees a request begins
 * here, too.
 */
export function watchPeers(): void {
  processWide("peer-watch", () => {
    diagnostics.subscribe("http.server.request.start", (message) => {
      // The shape that Node documents for this channel.
      const { request, response, socket } = message as {
        request: IncomingMessage;
        response: ServerResponse;
        socket: Socket;
      };
      request.headers[PEER_HEADER] = socket.remoteAddress ?? "";
      const requestId = randomUUID();
      request.headers[REQUEST_ID_HEADER] = requestId;
      enterRequest(requestId);
      letListReadsBy(request, response, requestId);
    });
    return true;
  });
}

/**
 * Who asks, from a request's headers. Without trusted proxies that is the socket's address; with n of them, the one
 * that the outermost wrote into `X-Forwarded-For`, whatever the sender put before it.
 */
export function clientOf(headers: Headers, trustedProxies = env().trustedProxies): Client {
  const peer = headers.get(PEER_HEADER);
  const told = trustedProxies > 0 ? (headers.get("x-forwarded-for") ?? "").split(",") : [];
  const hops = [...told, peer ?? ""].map(plainAddress);
  return {
    address: hops[Math.max(0, hops.length - 1 - trustedProxies)] ?? null,
    userAgent: (headers.get("user-agent") ?? "").slice(0, USER_AGENT_LENGTH),
  };
}

/** An address without port, zone and the IPv6 dress of an IPv4 one; null for anything else. */
function plainAddress(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(trimmed)?.[1] ?? /^([\d.]+):\d+$/.exec(trimmed)?.[1] ?? trimmed;
  const address = bare.replace(/%.*$/, "").replace(/^::ffff:(?=\d+\.)/, "");
  return isIP(address) === 0 ? null : address;
}

/**
 * What counts as one sender: an IPv4 address, or the first half of an IPv6 one, since whoever has one of these has
 * all that begin with it.
 */
export function senderOf(address: string | null): string {
  if (address === null) return "unknown";
  if (isIPv4(address)) return address;
  const [head = "", tail] = address.split("::");
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill("0");
  const groups = [...before, ...zeros, ...after].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
