import { rootCertificates } from "node:tls";
import { Agent, buildConnector, type Dispatcher, Pool, ProxyAgent } from "undici";
import {
  AddressRefused,
  checkHost,
  guardedLookup,
  isLoopback,
  isPublicAddress,
  isVpcAddress,
  type LoopbackPairs,
  pairOf,
  type Resolve,
  resolveBySystem,
} from "./address-guard";
import { POLICY } from "./policy";

/** Patience and thrift of the network layer. The limits of whole attempts and calls stand in `http.ts`. */
export type DispatcherLimits = {
  /** Name, TCP and TLS together. */
  connectTimeoutMs: number;
  /** From the request to the end of the answer's headers. */
  firstByteTimeoutMs: number;
  /** The longest gap between two pieces of a body. */
  byteGapTimeoutMs: number;
  /** How long an idle connection is kept where the cloud says nothing, and at most. */
  keepAliveMs: number;
  longestKeepAliveMs: number;
  connectionsPerHost: number;
};

export const DISPATCHER_LIMITS: DispatcherLimits = POLICY.network;

export type DispatcherOptions = {
  allowedLoopback: LoopbackPairs;
  /**
   * VPC endpoints of clouds, which lead into a private network on purpose, as far as an admin approved them. Looked at
   * for every connection, so the set may change.
   */
  vpcHosts?: ReadonlySet<string>;
  /** Certificates in PEM to trust beside the usual ones. */
  caText?: string;
  limits?: DispatcherLimits;
  resolve?: Resolve;
};

/**
 * Connects straight to the clouds. Every connection passes the address guard; an allowed loopback pair passes another
 * one, which lets its name lead to loopback only.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const limits = options.limits ?? DISPATCHER_LIMITS;
  const resolve = options.resolve ?? resolveBySystem;
  const common = connection(limits, options.caText);
  const toClouds = buildConnector({ ...common, lookup: guardedLookup(resolve, isPublicAddress) });
  const toVpc = buildConnector({ ...common, lookup: guardedLookup(resolve, isVpcAddress) });
  const toLoopback = buildConnector({ ...common, lookup: guardedLookup(resolve, isLoopback) });
  return new Agent({
    ...timeouts(limits),
    connect(target, callback) {
      if (options.allowedLoopback.has(pairOf(target))) return toLoopback(target, callback);
      try {
        checkHost(target.hostname);
      } catch (error) {
        if (!(error instanceof AddressRefused)) throw error;
        return callback(error, null);
      }
      return options.vpcHosts?.has(target.hostname) ? toVpc(target, callback) : toClouds(target, callback);
    },
  });
}

/**
 * Connects through a proxy (`http:` or `https:` URL, may carry user and password) by CONNECT: TLS still ends at the
 * cloud. The proxy resolves the names, so guarding their addresses is then the proxy's task.
 */
export function createProxyDispatcher(options: {
  proxyUrl: string;
  caText?: string;
  limits?: DispatcherLimits;
}): Dispatcher {
  const { protocol } = new URL(options.proxyUrl);
  if (protocol !== "http:" && protocol !== "https:")
    throw new Error("the proxy's URL must be http: or https:");
  const limits = options.limits ?? DISPATCHER_LIMITS;
  const common = connection(limits, options.caText);
  return new ProxyAgent({
    ...timeouts(limits),
    uri: options.proxyUrl,
    proxyTls: common,
    requestTls: common,
    // Without this the CONNECT itself would have undici's own limit of five minutes.
    clientFactory: (origin, own) => new Pool(origin, { ...own, ...timeouts(limits) }),
  });
}

/** Verification is stated because the environment could turn it off (`NODE_TLS_REJECT_UNAUTHORIZED`). */
function connection(limits: DispatcherLimits, caText: string | undefined) {
  return {
    timeout: limits.connectTimeoutMs,
    rejectUnauthorized: true,
    minVersion: "TLSv1.2",
    ...(caText !== undefined && { ca: [...rootCertificates, caText] }),
  } as const;
}

function timeouts(limits: DispatcherLimits) {
  return {
    headersTimeout: limits.firstByteTimeoutMs,
    bodyTimeout: limits.byteGapTimeoutMs,
    keepAliveTimeout: limits.keepAliveMs,
    keepAliveMaxTimeout: limits.longestKeepAliveMs,
    connections: limits.connectionsPerHost,
  };
}
