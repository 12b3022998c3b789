import { ConnectionError } from "../connections";
import type { DialectId } from "../domain/cloud";
import type { CustomEndpoint } from "../domain/connection";
import { AddressRefused, checkUrl } from "../providers/address-guard";
import { CATALOG, hostOf } from "../providers/catalog";
import type { Endpoint } from "../providers/port";
import { currentSettings } from "../settings";

/** A service that the catalog has no host for: a defect of ours, found before anything is sent. */
export class EndpointError extends Error {
  override name = "EndpointError";
}

/**
 * Where a dialect's calls go. Hosts come from the catalog, or from the connection's own endpoints where an admin
 * approved them. `overrides` are the demo's emulators, from the process environment alone: keyed `dialect/service`,
 * `dialect/region`, or `dialect`; the demo reaches nothing else.
 */
export function endpointsOf(
  dialect: DialectId,
  overrides: Readonly<Record<string, string>>,
  custom: readonly CustomEndpoint[] = [],
) {
  return (regionId: string, service?: string): Endpoint => {
    const override =
      overrides[`${dialect}/${service ?? regionId}`] ??
      overrides[`${dialect}/${regionId}`] ??
      overrides[dialect];
    if (override !== undefined) return endpoint(dialect, override);
    const own = service === undefined ? custom.find((one) => one.regionId === regionId)?.host : undefined;
    const host = own ?? hostOf(dialect, regionId, service);
    if (host === null) throw new EndpointError(`${dialect} has no service ${service ?? ""}`);
    return endpoint(dialect, `https://${host}`);
  };
}

/** The hosts that an admin may choose for a connection's region: those on the list of approved ones. */
export async function endpointChoices(): Promise<readonly string[]> {
  return (await currentSettings()).approvedEndpoints;
}

/**
 * Whether every host is the dialect's own or on the admin's list, exactly, and leads nowhere inside by its name. Asked
 * when endpoints are stored and again before they are used, since the list may have become shorter. Throws
 * `ConnectionError` with `endpoint-not-approved`.
 */
export async function checkEndpoints(dialect: DialectId, custom: readonly CustomEndpoint[]): Promise<void> {
  if (custom.length === 0) return;
  const approved = await endpointChoices();
  const own = new Set(CATALOG[dialect].regions.map(({ host }) => host));
  for (const [at, { host }] of custom.entries()) {
    if ((own.has(host) || approved.includes(host)) && isOutside(host)) continue;
    const problems = [{ field: `endpoints.${at}.host`, code: "not-a-host" as const }];
    throw new ConnectionError("endpoint-not-approved", { problems });
  }
}

function isOutside(host: string): boolean {
  try {
    return checkUrl(`https://${host}/`, new Set()).host === host;
  } catch (error) {
    if (error instanceof AddressRefused) return false;
    throw error;
  }
}

/** Tencent's signatures leave the port out of the host; the others sign it when it is not the scheme's own. */
function endpoint(dialect: DialectId, baseUrl: string): Endpoint {
  const { host, hostname } = new URL(baseUrl);
  const portless = dialect === "tencent-cvm" || dialect === "tencent-cvm-v2";
  return { baseUrl, signingHost: portless ? hostname : host };
}
