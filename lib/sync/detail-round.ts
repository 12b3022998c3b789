import type { Failure } from "../domain/failure";
import { imagesToAsk, writeQuota } from "../inventory/details";
import type { ImageProvider } from "../providers/port";
import { failureOf } from "./failure-of";
import { detailAddsFields, lookAt } from "./look";

/** Images asked in one round; the next round of the source goes on where this one ended. */
const ROUND_SIZE = 500;
/** Details and sharing of an unchanged image are asked again after this long. */
const ASK_AGAIN_HOURS = 24;

/**
 * Asks for what no list tells: sharing, quotas and detail-only fields of own images, new and changed ones first.
 * Ends early when the cloud cannot be reached or throttles; what was not asked stays due.
 */
export async function askDetails(options: {
  provider: ImageProvider;
  connectionId: string;
  regionId: string;
  now: () => Date;
  signal: AbortSignal;
}): Promise<{ asked: number; failure: Failure | null }> {
  const { provider, connectionId, regionId, now, signal } = options;
  await askQuota(options);
  const staleBefore = new Date(now().getTime() - ASK_AGAIN_HOURS * 3_600_000).toISOString();
  const images = await imagesToAsk({ connectionId, regionId, staleBefore, limit: ROUND_SIZE });
  const picture = detailAddsFields(provider);
  let asked = 0;
  for (const known of images) {
    if (signal.aborted) break;
    const looked = await lookAt({ provider, known, picture, now, signal });
    if (looked.outcome === "failed" && endsRound(looked.failure)) return { asked, failure: looked.failure };
    asked += 1;
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
  try {
    const { value } = await provider.quotas(regionId, signal);
    for (const { used, limit } of value) await writeQuota({ ...place, used, limit, failure: null });
  } catch (error) {
    const failure = failureOf(error, { dialect: provider.dialect, operation: "quotas" });
    await writeQuota({ ...place, used: null, limit: null, failure });
  }
}

/** A refusal of one image says nothing of the next; an outage, a throttle or a refused key does. */
function endsRound({ kind }: Failure): boolean {
  return !["forbidden", "not-applicable", "not-found", "rejected-request", "unexpected-answer"].includes(
    kind,
  );
}
