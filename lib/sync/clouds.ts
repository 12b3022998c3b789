import { type Connection, openCredentials } from "../connections";
import type { DialectId } from "../domain/cloud";
import type { CustomEndpoint } from "../domain/connection";
import { env } from "../env";
import { metrics } from "../metrics";
import { processWide } from "../process-wide";
import { openProvider } from "../providers";
import { type CallGate, createCallGate } from "../providers/call-gate";
import { createOutside } from "../providers/outside";
import { POLICY } from "../providers/policy";
import type { AttemptEnd, Credentials, ImageProvider, Outside } from "../providers/port";
import { approvedVpcHosts, currentSettings } from "../settings";
import { createSlots } from "../slots";
import { checkEndpoints, endpointsOf } from "./endpoints";
import { networkOptions } from "./network";

/** The connection's key is not there or does not open: nothing can be asked until an admin gives it again. */
export class NoKeyError extends Error {
  override name = "NoKeyError";
}

/** What this process remembers of the calls of each connection. A key that is not stored yet is remembered by nobody. */
const gates = () =>
  processWide("call-gates", () => new Map<string, { dialect: DialectId; gate: CallGate }>());

const processSlots = () => processWide("call-slots", () => createSlots(POLICY.process.callsAtOnce));

function gateOf({ connectionId, dialect }: CloudKey): CallGate | undefined {
  if (connectionId === UNSTORED) return undefined;
  const known = gates().get(connectionId);
  if (known?.dialect === dialect) return known.gate;
  const gate = createCallGate({ dialect, outside: outside(), processSlots: processSlots() });
  gates().set(connectionId, { dialect, gate });
  return gate;
}

/** A read is due, or somebody asked for one: its first call may try a region that was out of order. */
export function letTryAgain(connectionId: string, regionId: string): void {
  gates().get(connectionId)?.gate.tryAgain(regionId);
}

/** Kept as the settings have them whenever a cloud is opened. */
const vpcHosts = () => processWide("vpc-hosts", () => new Set<string>());

const outside = () =>
  processWide("outside", () => ({
    ...createOutside({
      ...networkOptions(env()),
      vpcHosts: vpcHosts(),
      allowedLoopback: Object.values(env().demoEndpoints).map((origin) => new URL(origin).host),
    }),
    onAttempt: countAttempt,
  }));

function countAttempt({ dialect, operation, attempt, durationMs, kind }: AttemptEnd): void {
  const { calls, callSeconds, retries, throttled, refused } = metrics();
  if (durationMs === null) {
    refused.add({ dialect });
    return;
  }
  calls.add({ dialect, operation, outcome: kind ?? "ok" });
  callSeconds.observe({ dialect }, durationMs / 1000);
  if (attempt > 1) retries.add({ dialect });
  if (kind === "rate-limited") throttled.add({ dialect });
}

/** The regions that this process leaves alone for a moment, since their cloud is out of order there. */
export function openBreakers(): { connectionId: string; dialect: DialectId; regionId: string }[] {
  return [...gates()].flatMap(([connectionId, { dialect, gate }]) =>
    gate.outOfOrder().map((regionId) => ({ connectionId, dialect, regionId })),
  );
}

/** The name of a connection that is only being proven. */
export const UNSTORED = "proof";

/** What opens a cloud: a stored key, or one that is not stored yet. */
export type CloudKey = {
  connectionId: string;
  dialect: DialectId;
  credentials: Credentials;
  endpoints: readonly CustomEndpoint[];
};

/** Opens a connection's key and the provider that uses it. Throws `NoKeyError`, `SealError`, `ConnectionError`. */
export async function openCloud(
  connection: Pick<Connection, "id" | "dialect" | "endpoints">,
): Promise<ImageProvider> {
  return await openCloudWith(await storedKey(connection));
}

/** The key of a connection, opened. Throws `NoKeyError` and `SealError`. */
export async function storedKey(
  connection: Pick<Connection, "id" | "dialect" | "endpoints">,
): Promise<CloudKey> {
  const { id, dialect, endpoints } = connection;
  const credentials = await openCredentials(id);
  if (!credentials) throw new NoKeyError(`connection ${id} has no key`);
  return { connectionId: id, dialect, credentials, endpoints };
}

/**
 * The only door from the product to a cloud. Refuses endpoints that are not approved, or not any more: throws
 * `ConnectionError`. `watch` may look at what comes and goes.
 */
export async function openCloudWith(
  key: CloudKey,
  watch: (outside: Outside) => Outside = (plain) => plain,
): Promise<ImageProvider> {
  const { connectionId, dialect, credentials, endpoints } = key;
  await checkEndpoints(dialect, endpoints);
  await followVpcHosts();
  const { keyId, secret, token } = credentials;
  return openProvider(dialect, {
    connectionId,
    credentials: { keyId, secret, token },
    endpointOf: endpointsOf(dialect, env().demoEndpoints, endpoints),
    outside: watch(outside()),
    gate: gateOf(key),
  });
}

async function followVpcHosts(): Promise<void> {
  const approved = approvedVpcHosts((await currentSettings()).approvedEndpoints);
  const kept = vpcHosts();
  kept.clear();
  for (const host of approved) kept.add(host);
}

/** Ends every call that is under way and closes the connections to clouds. */
export async function closeClouds(): Promise<void> {
  await outside().close();
}
