import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { fetch } from "undici";
import { checkUrl, loopbackPairs, pairOf, type Resolve } from "./address-guard";
import { createDispatcher, createProxyDispatcher, type DispatcherLimits } from "./dispatcher";
import type { Outside } from "./port";

export type OutsideOptions = {
  /** Exact `host:port` pairs on loopback; demo mode takes them from the process environment, otherwise empty. */
  allowedLoopback: readonly string[];
  /** Approved VPC endpoints, which may lead to private addresses; the set may change. */
  vpcHosts?: ReadonlySet<string>;
  /** Certificates in PEM to trust beside the usual ones. */
  caText?: string;
  /** A proxy for everything but loopback, e.g. `http://proxy.example:3128`. */
  proxyUrl?: string;
  limits?: DispatcherLimits;
  resolve?: Resolve;
};

/**
 * The real outside world. Its `fetch` sends to clouds only (`checkUrl`) and throws `AddressRefused` for anything else.
 * `close` cuts what is still under way and leaves no connection open.
 */
export function createOutside(options: OutsideOptions): Outside & { close(): Promise<void> } {
  const { vpcHosts, caText, proxyUrl, limits, resolve } = options;
  const allowedLoopback = loopbackPairs(options.allowedLoopback);
  const direct = createDispatcher({ allowedLoopback, vpcHosts, caText, limits, resolve });
  const proxied = proxyUrl === undefined ? null : createProxyDispatcher({ proxyUrl, caText, limits });
  return {
    now: () => new Date(),
    random: Math.random,
    async sleep(ms, signal) {
      await wait(ms, undefined, { signal });
    },
    uuid: randomUUID,
    async fetch(text, init) {
      const url = checkUrl(text, allowedLoopback);
      const dispatcher = allowedLoopback.has(pairOf(url)) ? direct : (proxied ?? direct);
      return fetch(url, { ...init, dispatcher });
    },
    async close() {
      await Promise.all([direct.destroy(), proxied?.destroy()]);
    },
  };
}
