import { eq, sql } from "drizzle-orm";
import { database } from "../database";
import { changeVisits } from "../database/tables";

/** After this long without a look the next one is another visit. */
const VISIT_MS = 30 * 60_000;

/**
 * When a person's last visit to the changes ended, ISO 8601; null when this is the first. During a visit it stays the
 * same, so that reading the page again does not empty it.
 */
export async function readLastVisit(userId: string, now: Date): Promise<string | null> {
  const db = await database();
  const [row] = await db.select().from(changeVisits).where(eq(changeVisits.userId, userId));
  if (!row) return null;
  return now.getTime() - Date.parse(row.seenAt) > VISIT_MS ? row.seenAt : row.previousAt;
}

/** Remembers that a person looks at the changes now. */
export async function noteVisit(userId: string, now: Date): Promise<void> {
  const seenAt = now.toISOString();
  const old = new Date(now.getTime() - VISIT_MS).toISOString();
  const db = await database();
  await db
    .insert(changeVisits)
    .values({ userId, seenAt })
    .onConflictDoUpdate({
      target: changeVisits.userId,
      set: {
        seenAt: sql`greatest(${changeVisits.seenAt}, excluded.seen_at)`,
        previousAt: sql`case when ${changeVisits.seenAt} < ${old}::timestamptz then ${changeVisits.seenAt} else ${changeVisits.previousAt} end`,
      },
    });
}
