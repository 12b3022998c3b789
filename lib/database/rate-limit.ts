import { eq, lt } from "drizzle-orm";
import { type Database, database } from "./index";
import { rateLimits } from "./tables";

/** At most so many tries in any span of this length. */
export type Rate = { most: number; windowMs: number };

/**
 * Counts a try under a key, exactly and for all instances. Returns 0 when it is within the rate, else the milliseconds
 * until the next one is; such a try is not counted, so a wait always ends.
 */
export async function countTry(key: string, rate: Rate, now: Date): Promise<number> {
  const db = await database();
  return await db.transaction(async (transaction) => {
    const tries = await holdTries(transaction, key, rate, now);
    const wait = waitMs(tries, rate, now);
    if (wait > 0) return wait;
    const counted = { tries: [...tries, now.getTime()], touchedMs: now.getTime() };
    await transaction.update(rateLimits).set(counted).where(eq(rateLimits.key, key));
    return 0;
  });
}

/** How long nothing more is taken under a key, milliseconds; counts nothing. */
export async function waitOf(key: string, rate: Rate, now: Date): Promise<number> {
  const db = await database();
  const [row] = await db.select().from(rateLimits).where(eq(rateLimits.key, key));
  return waitMs(recent(row?.tries ?? [], rate, now), rate, now);
}

/** Drops what was last counted before a moment. */
export async function forgetTries(before: Date): Promise<void> {
  const db = await database();
  await db.delete(rateLimits).where(lt(rateLimits.touchedMs, before.getTime()));
}

async function holdTries(transaction: Database, key: string, rate: Rate, now: Date): Promise<number[]> {
  await transaction
    .insert(rateLimits)
    .values({ key, tries: [], touchedMs: now.getTime() })
    .onConflictDoNothing();
  const [row] = await transaction.select().from(rateLimits).where(eq(rateLimits.key, key)).for("update");
  return recent(row?.tries ?? [], rate, now);
}

/**
 * Those within the window, the oldest first. Tries that come at once are counted in any order, so some are a little
 * younger than now; one from far in the future is of a clock that was set back, and would be counted for long.
 */
function recent(tries: readonly number[], { windowMs }: Rate, now: Date): number[] {
  const nowMs = now.getTime();
  return tries.filter((at) => Math.abs(nowMs - at) < windowMs).sort((a, b) => a - b);
}

function waitMs(tries: readonly number[], { most, windowMs }: Rate, now: Date): number {
  const oldest = tries[tries.length - most];
  return oldest === undefined ? 0 : oldest + windowMs - now.getTime();
}
