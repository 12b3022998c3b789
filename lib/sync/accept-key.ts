import { ConnectionError } from "../connections";
import type { CustomEndpoint } from "../domain/connection";
import type { Failure } from "../domain/failure";
import type { Proof } from "../domain/proof";
import { CATALOG } from "../providers/catalog";
import { startDeadline } from "../providers/deadline";
import { CloudError } from "../providers/errors";
import type { ImageProvider } from "../providers/port";
import { type CloudKey, openCloudWith } from "./clouds";

/** A person waits before a form for this. */
const PATIENCE_MS = 30_000;

type Accepted =
  | { identity: NonNullable<Proof["identity"]>; failure: null }
  | { identity: null; failure: Failure };

/**
 * Whether the cloud accepts a key. One that lacks permissions, or whose account has not opened the service, was
 * recognised all the same. An isolated region has keys of its own, so a key that the cloud's main entry refuses is
 * tried there before it is called refused.
 */
export async function acceptKey(
  provider: ImageProvider,
  options: { regions: readonly string[]; endpoints: readonly CustomEndpoint[]; signal: AbortSignal },
): Promise<Accepted> {
  const { regions, endpoints, signal } = options;
  try {
    return { identity: await provider.identify(signal), failure: null };
  } catch (error) {
    if (!(error instanceof CloudError) || error.failure.kind === "cancelled") throw error;
    const { failure } = error;
    const recognised = (provedBy: string): Accepted => ({
      identity: { accountId: "not-reported", provedBy },
      failure: null,
    });
    if (failure.kind === "forbidden" || failure.kind === "not-opened") return recognised(failure.operation);
    const isolated = regions.find((regionId) => isIsolated(provider, regionId, endpoints));
    if (isolated === undefined) return { identity: null, failure };
    const operation = await acceptedIn(provider, isolated, signal);
    return operation === null ? { identity: null, failure } : recognised(operation);
  }
}

/** {@link acceptKey} as a condition: whose key it is, or null where the cloud does not tell. Throws `ConnectionError`. */
export async function assertAccepted(
  key: CloudKey & { regions: readonly string[] },
  signal: AbortSignal,
): Promise<{ accountId: string | null }> {
  const provider = await openCloudWith(key);
  const deadline = startDeadline(signal, PATIENCE_MS);
  try {
    const { identity, failure } = await acceptKey(provider, { ...key, signal: deadline.signal });
    if (failure) throw new ConnectionError("key-not-proven", { failure });
    return { accountId: identity.accountId === "not-reported" ? null : identity.accountId };
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    // Cancelled: by the person, or by the end of our patience, which the cloud has used up.
    const failure = signal.aborted ? error.failure : { ...error.failure, kind: "timeout" as const };
    throw new ConnectionError("key-not-proven", { failure, cause: error });
  } finally {
    deadline.clear();
  }
}

function isIsolated(
  { dialect }: ImageProvider,
  regionId: string,
  endpoints: readonly CustomEndpoint[],
): boolean {
  const known = CATALOG[dialect].regions.find(({ id }) => id === regionId);
  return known?.kind === "finance" || endpoints.some((endpoint) => endpoint.regionId === regionId);
}

/** An operation that was answered, or refused for want of permission; null when none was. */
async function acceptedIn(
  provider: ImageProvider,
  regionId: string,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const cells = await provider.preflight(regionId, signal);
    return cells.find(({ state }) => state !== "not-asked")?.operation ?? null;
  } catch (error) {
    if (!(error instanceof CloudError) || error.failure.kind === "cancelled") throw error;
    return null;
  }
}
