import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { BlockList, isIP, type LookupFunction } from "node:net";

/**
 * A request was stopped before a packet left: its URL is not one of a cloud (`forbidden-url`), or its host leads to
 * an address inside (`forbidden-address`).
 */
export class AddressRefused extends Error {
  override name = "AddressRefused";
  constructor(
    readonly code: "forbidden-url" | "forbidden-address",
    reason: string,
  ) {
    super(reason);
  }
}

/**
 * Whether an error is such a refusal. By name, not by class: the server bundles a module once per entry point, so
 * the class that threw may be another copy than the one that asks.
 */
export function isAddressRefused(error: Error): error is AddressRefused {
  return error.name === "AddressRefused" && "code" in error;
}

/** All addresses of a name. */
export type Resolve = (hostname: string) => Promise<LookupAddress[]>;

/** Exact `host:port` pairs on loopback that may be reached, also by plain http. */
export type LoopbackPairs = ReadonlySet<string>;

/** Asks the system, which also knows the hosts file. */
export const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

/**
 * Reads pairs such as `127.0.0.1:9001` or `[::1]:9001`, which only the process environment may give. Throws for
 * anything that is not loopback: this is no way to open the door to a private network.
 */
export function loopbackPairs(texts: readonly string[]): LoopbackPairs {
  const odd = texts.find((text) => !/^(?:127(?:\.\d{1,3}){3}|\[::1\]|localhost):\d{1,5}$/.test(text));
  if (odd !== undefined) throw new Error(`not a loopback host and port: ${odd}`);
  return new Set(texts);
}

/** `host:port` as in `LoopbackPairs`, with the scheme's port where the URL has none. */
export function pairOf(url: { protocol: string; hostname: string; port: string }): string {
  // undici takes the brackets off before it connects.
  const host = isIP(url.hostname) === 6 ? `[${url.hostname}]` : url.hostname;
  return `${host}:${url.port || (url.protocol === "http:" ? "80" : "443")}`;
}

/** `https://` host path query: no user information, no backslash, no fragment. */
const PLAIN_URL = /^https?:\/\/([^/?#\\@]+)([^#]*)$/;

/** Names that never are a cloud's, even where a proxy would resolve them for us. */
const INSIDE_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home\.arpa)$/;

/**
 * Checks a URL before anything is sent and returns it read: https on port 443 to a host name or a public address, or
 * one of the loopback pairs. The URL must be written as it is understood, so that what was signed is what is sent and
 * no other spelling of an address gets past. Throws `AddressRefused`.
 */
export function checkUrl(text: string, allowed: LoopbackPairs): URL {
  const written = PLAIN_URL.exec(text);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!written || !url) throw new AddressRefused("forbidden-url", "not a plain http(s) URL");
  const [, authority, target = ""] = written;
  if (url.host !== authority) {
    throw new AddressRefused("forbidden-url", "the host is not written as it is understood");
  }
  if (url.pathname + url.search !== (target.startsWith("/") ? target : `/${target}`)) {
    throw new AddressRefused("forbidden-url", "path or query would be sent differently from what was signed");
  }
  if (allowed.has(pairOf(url))) return url;
  if (url.protocol !== "https:") throw new AddressRefused("forbidden-url", "only https is allowed");
  if (url.port !== "") throw new AddressRefused("forbidden-url", "only port 443 is allowed");
  checkHost(url.hostname);
  return url;
}

/**
 * Checks the host of a connection. An address is checked here because no lookup is asked for it; a name must be a full
 * one, and its addresses are checked by `guardedLookup`. Throws `AddressRefused`.
 */
export function checkHost(hostname: string): void {
  const bare = unbracketed(hostname);
  if (isIP(bare)) {
    if (!isPublicAddress(bare))
      throw new AddressRefused("forbidden-address", "the host is an address inside");
    return;
  }
  if (!/^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(hostname) || INSIDE_NAME.test(hostname)) {
    throw new AddressRefused("forbidden-url", "the host is not a full public name");
  }
}

/**
 * A lookup for sockets that hands on only addresses that were checked: it resolves once, and one forbidden address
 * refuses them all. The socket connects to what it is handed, so a second, different answer of the name server comes
 * too late.
 */
export function guardedLookup(resolve: Resolve, permits: (address: string) => boolean): LookupFunction {
  async function checked(hostname: string, family: unknown): Promise<[LookupAddress, ...LookupAddress[]]> {
    const addresses = await resolve(hostname);
    if (addresses.some(({ address }) => !permits(address))) {
      throw new AddressRefused("forbidden-address", "the name leads to an address inside");
    }
    const [first, ...rest] = addresses.filter((found) => !wants(family) || found.family === wants(family));
    if (!first) throw Object.assign(new Error("the name has no address"), { code: "ENOTFOUND" });
    return [first, ...rest];
  }

  return (hostname, options, callback) => {
    checked(hostname, options.family).then(
      (addresses) => {
        if (options.all) callback(null, addresses);
        else callback(null, addresses[0].address, addresses[0].family);
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    );
  };
}

/** Sockets ask for 4, 6, `IPv4`, `IPv6`, or nothing in particular. */
function wants(family: unknown): number | null {
  if (family === 4 || family === "IPv4") return 4;
  return family === 6 || family === "IPv6" ? 6 : null;
}

/** Whether an address belongs to the public internet: not loopback, private, link-local, shared, translated … */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !SPECIAL_IPV4.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  return GLOBAL_IPV6.check(address, "ipv6") && !SPECIAL_IPV6.check(address, "ipv6");
}

/**
 * Whether an address may be what a cloud's VPC endpoint leads to: a public one, or one of a private network. Never the
 * machine itself, link-local addresses, or the metadata service that Alibaba Cloud keeps among the shared addresses.
 */
export function isVpcAddress(address: string): boolean {
  if (isPublicAddress(address)) return true;
  return isIP(address) === 4 && PRIVATE_IPV4.check(address, "ipv4") && address !== ALIBABA_METADATA;
}

export function isLoopback(address: string): boolean {
  return address === "::1" || (isIP(address) === 4 && address.startsWith("127."));
}

function unbracketed(hostname: string): string {
  return hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
}

function blockList(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", prefix] = subnet.split("/");
    list.addSubnet(network, Number(prefix), family);
  }
  return list;
}

/** IANA's IPv4 special-purpose registry, and multicast. 100.64/10 holds Alibaba's metadata address 100.100.100.200. */
const SPECIAL_IPV4 = blockList("ipv4", [
  "0.0.0.0/8", // this network, unspecified
  "10.0.0.0/8", // private
  "100.64.0.0/10", // carrier-grade
  "127.0.0.0/8", // loopback
  "169.254.0.0/16", // link-local; the metadata address of most clouds
  "172.16.0.0/12", // private
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16", // private
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, broadcast
]);

const PRIVATE_IPV4 = blockList("ipv4", ["10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16"]);
const ALIBABA_METADATA = "100.100.100.200";

/** All that is routed publicly. Outside lie unspecified, loopback, mapped, NAT64, unique-local, link-local, multicast. */
const GLOBAL_IPV6 = blockList("ipv6", ["2000::/3"]);

const SPECIAL_IPV6 = blockList("ipv6", [
  "2001::/23", // protocol assignments, Teredo
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4 carries an IPv4 address
  "3fff::/20", // documentation
]);
