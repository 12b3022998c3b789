import { env, isLoopback } from "../env";

/**
 * Whether a request that changes something was sent by one of our own pages. The framework lets requests without an
 * `Origin` pass; browsers always send it with these, so here it is required.
 */
export function isFromOwnPages(headers: Headers, url = env().url): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin === null) return false;
  return origin === url || isOtherNameOfThisMachine(origin, headers.get("host"), url);
}

/** On one's own machine: `localhost` for `127.0.0.1`, or a forwarded port. */
function isOtherNameOfThisMachine(origin: string, host: string | null, url: string): boolean {
  if (!URL.canParse(origin) || !isLoopback(new URL(url).hostname)) return false;
  const sent = new URL(origin);
  return sent.protocol === "http:" && isLoopback(sent.hostname) && sent.host === host;
}
