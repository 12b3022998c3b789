import type { Failure } from "../domain/failure";
import { imagesToAsk } from "../inventory/looks";
import { writeQuota } from "../inventory/quotas";
import type { ImageProvider, Quota } from "../providers/port";
import { failureOf } from "./failure-of";
import { concernsImage, detailAddsFields, lookAt } from "./look";

/** Images asked in one round, and its longest time; the next round of the source goes on where this one ended. */
const ROUND_SIZE = 500;
/** Images held at once: a round waits for passes, and at a first read there is one for each source. */
const BATCH_SIZE = 50;
const ROUND_MS = 2 * 60_000;
/** Details and sharing of an unchanged image are asked again after this long. */
const ASK_AGAIN_HOURS = 24;

/**
 * Asks for what no list tells: sharing, quotas and detail-only fields of own images, new and changed ones first, whenever no
 * pass of the account wants the calls.
 * Ends early when the cloud cannot be reached or throttles, and before a slow cloud keeps the next pass waiting; what
 * was not asked stays due. Throws when the store fails.
 */
export async function askDetails(options: {
  provider: ImageProvider;
  connectionId: string;
  regionId: string;
  now: () => Date;
  signal: AbortSignal;
  /** Runs one question when its turn has come: when no pass of the account wants the calls that the cloud allows. */
  inTurn?: <T>(ask: () => Promise<T>) => Promise<T>;
}): Promise<{ asked: number; failure: Failure | null }> {
  const { provider, connectionId, regionId, now, signal, inTurn = (ask) => ask() } = options;
  await inTurn(async () => signal.aborted || (await askQuota(options)));
  if (signal.aborted) return { asked: 0, failure: null };
  const beganMs = now().getTime();
  const staleBefore = new Date(beganMs - ASK_AGAIN_HOURS * 3_600_000).toISOString();
  const picture = detailAddsFields(provider);
  let asked = 0;
  while (asked < ROUND_SIZE) {
    const limit = Math.min(BATCH_SIZE, ROUND_SIZE - asked);
    const images = await imagesToAsk({ connectionId, regionId, staleBefore, limit });
    for (const known of images) {
      const looked = await inTurn(async () => {
        const over = signal.aborted || now().getTime() - beganMs > ROUND_MS;
        return over ? null : await lookAt({ provider, known, picture, now, signal });
      });
      if (looked === null) return { asked, failure: null };
      if (looked.outcome === "failed" && !concernsImage(looked.failure))
        return { asked, failure: looked.failure };
      asked += 1;
    }
    if (images.length < limit) break;
  }
  return { asked, failure: null };
}

async function askQuota(options: {
  provider: ImageProvider;
  connectionId: string;
  regionId: string;
  now: () => Date;
  signal: AbortSignal;
}): Promise<void> {
  const { provider, connectionId, regionId, now, signal } = options;
  const place = { connectionId, regionId, at: now().toISOString() };
  let told: Quota[];
  try {
    told = (await provider.quotas(regionId, signal)).value;
  } catch (error) {
    if (signal.aborted) return;
    const failure = failureOf(error, { dialect: provider.dialect, operation: "quotas" });
    return await writeQuota({ ...place, used: null, limit: null, failure });
  }
  for (const { used, limit } of told) await writeQuota({ ...place, used, limit, failure: null });
}
