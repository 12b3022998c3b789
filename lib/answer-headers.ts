import type { IncomingMessage, ServerResponse } from "node:http";
import { ANSWERED_HEADER } from "./request-id";

/**
 * What every answer carries, whoever makes it. `https`: whether the request came by it; behind a reverse proxy the
 * request itself may come by http.
 */
export function answerHeaders({ requestId, https }: { requestId: string | null; https: boolean }) {
  const strict = https || process.env.NEPHOSCOPE_URL?.startsWith("https:");
  return {
    ...(requestId !== null && { [ANSWERED_HEADER]: requestId }),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(strict && { "strict-transport-security": "max-age=31536000" }),
  };
}

/** For answers that are no page. */
export const NOTHING_MAY_RUN = "default-src 'none'; frame-ancestors 'none'";

/** Set by ourselves on reads of the list, and taken off every other request: `proxy.ts` lets them by. */
export const LIST_READ_HEADER = "x-nephoscope-list-read";

const LIST_READ = /^\/api\/images(?:\?|$)/;

/**
 * Gives a read of the list its headers and lets it by the proxy, which takes some milliseconds of each answer: the list
 * is read with every key that is typed, and the proxy has nothing to decide about it.
 */
export function letListReadsBy(request: IncomingMessage, response: ServerResponse, requestId: string): void {
  delete request.headers[LIST_READ_HEADER];
  if (request.method !== "GET" || !LIST_READ.test(request.url ?? "")) return;
  request.headers[LIST_READ_HEADER] = "1";
  const https = /^https\b/.test(String(request.headers["x-forwarded-proto"] ?? ""));
  for (const [name, value] of Object.entries(answerHeaders({ requestId, https }))) {
    response.setHeader(name, value);
  }
  response.setHeader("content-security-policy", NOTHING_MAY_RUN);
}
