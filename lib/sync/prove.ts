import { hintOf } from "../connections";
import type { Failure } from "../domain/failure";
import type { Proof, ProofRow } from "../domain/proof";
import { CATALOG } from "../providers/catalog";
import { CloudError } from "../providers/errors";
import { httpDate } from "../providers/http-date";
import type { ImageProvider, Outside } from "../providers/port";
import { acceptKey } from "./accept-key";
import { type CloudKey, openCloudWith } from "./clouds";

/** Regions asked at once: a proof must not eat what the cloud allows this account. */
const REGIONS_AT_ONCE = 4;
const MOST_REGIONS = 64;

/** Told after every step, with all that is known by then. */
export type ProofWatcher = (proof: Proof, plannedRegions: number | null) => void;

/**
 * Asks a cloud what a key may do, without storing it: whose it is, which regions there are, and every operation that
 * the product uses in each of them (or in those named). Failures of the cloud are part of the answer. Throws only when
 * it is cancelled (`CloudError` of kind `cancelled`), for endpoints that are not approved (`ConnectionError`), and for
 * defects of ours.
 */
export async function proveKey(
  target: CloudKey & { regions: string[] | null },
  options: { signal: AbortSignal; watcher?: ProofWatcher },
): Promise<Proof> {
  const { signal, watcher = () => {} } = options;
  const { endpoints } = target;
  let proof: Proof = emptyProof(target);
  const learn = (news: Partial<Proof>, planned: number | null = null) => {
    proof = { ...proof, ...news };
    watcher(proof, planned);
  };
  const provider = await openCloudWith(target, (outside) =>
    watchClock(outside, (clockOffsetMs) => learn({ clockOffsetMs })),
  );

  const accepted = await acceptKey(provider, { regions: target.regions ?? [], endpoints, signal });
  if (accepted.failure) {
    learn({ failure: accepted.failure });
    return proof;
  }
  learn({ identity: accepted.identity });

  const regions = await regionsOf(provider, signal);
  learn(regions);
  const chosen = (target.regions ?? regions.regions.map(({ regionId }) => regionId)).slice(0, MOST_REGIONS);
  learn({}, chosen.length);

  const rows = new Map<string, ProofRow>();
  await inTurns(chosen, REGIONS_AT_ONCE, async (regionId) => {
    rows.set(regionId, await rowOf(provider, regionId, signal));
    // In the order of the regions, whichever answered first.
    learn({ rows: chosen.flatMap((id) => rows.get(id) ?? []) }, chosen.length);
  });
  return proof;
}

/** What is known before anything was asked. */
export function emptyProof({ dialect, credentials }: Pick<CloudKey, "dialect" | "credentials">): Proof {
  return {
    dialect,
    keyHint: hintOf(credentials.keyId),
    identity: null,
    failure: null,
    regions: null,
    regionsFailure: null,
    rows: [],
    clockOffsetMs: null,
  };
}

async function regionsOf(provider: ImageProvider, signal: AbortSignal) {
  try {
    return { regions: await provider.regions(signal), regionsFailure: null };
  } catch (error) {
    const regionsFailure = toldBy(error);
    const regions = CATALOG[provider.dialect].regions.map(({ id, name }) => ({
      regionId: id,
      name: name.en,
    }));
    return { regions, regionsFailure };
  }
}

async function rowOf(provider: ImageProvider, regionId: string, signal: AbortSignal): Promise<ProofRow> {
  try {
    return { regionId, cells: await provider.preflight(regionId, signal), failure: null };
  } catch (error) {
    return { regionId, cells: [], failure: toldBy(error) };
  }
}

/** The cloud's failure. Everything else, and a cancelled question, is thrown on. */
function toldBy(error: unknown): Failure {
  if (!(error instanceof CloudError) || error.failure.kind === "cancelled") throw error;
  return error.failure;
}

/** Every answer carries the cloud's time; to the second, which is enough to warn by. */
function watchClock(outside: Outside, told: (offsetMs: number) => void): Outside {
  return {
    ...outside,
    async fetch(url, init) {
      const answer = await outside.fetch(url, init);
      const theirs = httpDate(answer.headers.get("date") ?? "");
      if (theirs !== null) told(theirs - outside.now().getTime());
      return answer;
    },
  };
}

/** Works on all items, a few at a time; stops at the first error. */
async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>) {
  const waiting = [...items];
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
