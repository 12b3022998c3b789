import { and, eq, lt, or } from "drizzle-orm";
import { database } from "../database";
import { forgetTries } from "../database/rate-limit";
import { shareLinks } from "../database/tables";
import type { Settings } from "../domain/settings";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/**
 * Deletes links that ended longer ago than changes are kept, states that were kept longer ago, and counts of tries that
 * nobody needs any more. Returns how many links.
 */
export async function forgetOldLinks(
  now: Date,
  kept: Pick<Settings, "changeRetentionDays">,
): Promise<number> {
  const before = new Date(now.getTime() - kept.changeRetentionDays * DAY_MS).toISOString();
  const db = await database();
  const old = await db
    .delete(shareLinks)
    .where(
      or(
        lt(shareLinks.expiresAt, before),
        lt(shareLinks.revokedAt, before),
        and(eq(shareLinks.kind, "seen"), lt(shareLinks.createdAt, before)),
      ),
    );
  await forgetTries(new Date(now.getTime() - HOUR_MS));
  return old.rowCount ?? 0;
}
