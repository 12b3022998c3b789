import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Database, database } from "../database";
import { signInLimits } from "../database/tables";
import { senderOf } from "./client";
import { CLEAN, type Tally, waitMs, withFailure, withoutFailure } from "./delay";
import { RefusedError } from "./errors";

/** A try that was counted as failed before its outcome is known, so that many at once cannot pass together. */
export type CountedTry = { account: CountedKey; address: CountedKey };
type CountedKey = { key: string; at: string; delayUntil: string | null };

/**
 * Counts a try against the account that is named, whether it exists or not, and against the address. Throws `wait`
 * when one of them has failed too often; such a try is not counted, so a delay always ends.
 */
export async function countTry(who: {
  email: string;
  address: string | null;
  now: Date;
}): Promise<CountedTry> {
  const { now } = who;
  const account = accountKey(who.email);
  const address = `address:${senderOf(who.address)}`;
  const db = await database();
  return await db.transaction(async (transaction) => {
    // Always in this order, so that two tries never wait for each other.
    const byAccount = await lockTally(transaction, account, now);
    const byAddress = await lockTally(transaction, address, now);
    const wait = Math.max(waitMs(byAccount, now), waitMs(byAddress, now));
    if (wait > 0) throw new RefusedError("wait", { waitSeconds: Math.ceil(wait / 1000) });
    return {
      account: await count(transaction, { key: account, tally: byAccount, now }),
      address: await count(transaction, { key: address, tally: byAddress, now }),
    };
  });
}

/**
 * Takes a counted try back. After a success the account begins anew; the address does not, or a sign-in of one's own
 * would buy further guesses at others.
 */
export async function forgiveTry(
  tried: CountedTry,
  outcome: "success" | "not-tried",
  now: Date,
): Promise<void> {
  const db = await database();
  await db.transaction(async (transaction) => {
    if (outcome === "success") {
      await transaction.delete(signInLimits).where(eq(signInLimits.key, tried.account.key));
    } else await takeBack(transaction, tried.account, now);
    await takeBack(transaction, tried.address, now);
  });
}

/** Begins anew for an account, as after its password was reset. */
export async function forgetTries(transaction: Database, email: string): Promise<void> {
  await transaction.delete(signInLimits).where(eq(signInLimits.key, accountKey(email)));
}

function accountKey(email: string): string {
  return `account:${createHash("sha256").update(email).digest("base64url")}`;
}

async function lockTally(transaction: Database, key: string, now: Date): Promise<Tally> {
  await transaction
    .insert(signInLimits)
    .values({ key, ...CLEAN, touchedAt: now.toISOString() })
    .onConflictDoNothing();
  const [row] = await transaction.select().from(signInLimits).where(eq(signInLimits.key, key)).for("update");
  return row ?? CLEAN;
}

async function count(
  transaction: Database,
  { key, tally, now }: { key: string; tally: Tally; now: Date },
): Promise<CountedKey> {
  const counted = withFailure(tally, now);
  await write(transaction, { key, tally: counted, now });
  return { key, at: now.toISOString(), delayUntil: counted.delayUntil };
}

async function takeBack(transaction: Database, counted: CountedKey, now: Date): Promise<void> {
  const tally = await lockTally(transaction, counted.key, now);
  await write(transaction, { key: counted.key, tally: withoutFailure(tally, counted), now });
}

async function write(
  transaction: Database,
  { key, tally, now }: { key: string; tally: Tally; now: Date },
): Promise<void> {
  const { failures, delays, delayUntil } = tally;
  await transaction
    .update(signInLimits)
    .set({ failures, delays, delayUntil, touchedAt: now.toISOString() })
    .where(eq(signInLimits.key, key));
}
