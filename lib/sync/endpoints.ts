import type { DialectId } from "../domain/cloud";
import { hostOf } from "../providers/catalog";
import type { Endpoint } from "../providers/port";

/** A service that the catalog has no host for: a defect of ours, found before anything is sent. */
export class EndpointError extends Error {
  override name = "EndpointError";
}

/**
 * Where a dialect's calls go. Hosts come from the catalog. `overrides` are the demo's emulators, from the process
 * environment alone: keyed `dialect/service`, `dialect/region`, or `dialect`.
 */
export function endpointsOf(dialect: DialectId, overrides: Readonly<Record<string, string>>) {
  return (regionId: string, service?: string): Endpoint => {
    const override =
      overrides[`${dialect}/${service ?? regionId}`] ??
      overrides[`${dialect}/${regionId}`] ??
      overrides[dialect];
    if (override !== undefined) return endpoint(dialect, override);
    const host = hostOf(dialect, regionId, service);
    if (host === null) throw new EndpointError(`${dialect} has no service ${service ?? ""}`);
    return endpoint(dialect, `https://${host}`);
  };
}

/** Tencent's signatures leave the port out of the host; the others sign it when it is not the scheme's own. */
function endpoint(dialect: DialectId, baseUrl: string): Endpoint {
  const { host, hostname } = new URL(baseUrl);
  const portless = dialect === "tencent-cvm" || dialect === "tencent-cvm-v2";
  return { baseUrl, signingHost: portless ? hostname : host };
}
