import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database } from "../database";
import { shareLinks } from "../database/tables";
import type { KeptPicture } from "../domain/share-link";
import { endOfSeen, oldestSeen } from "./list";

/** A state of an image that somebody kept. */
export type SeenState = { picture: KeptPicture; keptAt: string; keptBy: string; endsAt: string };

/** A kept state by its id, counted as opened; null when there is none, or it was revoked, or is too old. */
export async function openSeen(
  id: string,
  { now, keptDays }: { now: Date; keptDays: number },
): Promise<SeenState | null> {
  // PostgreSQL refuses to compare with what is no uuid.
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null;
  const db = await database();
  const [row] = await db
    .update(shareLinks)
    .set({ views: sql`${shareLinks.views} + 1`, lastOpenedAt: now.toISOString() })
    .where(
      and(
        eq(shareLinks.id, id),
        eq(shareLinks.kind, "seen"),
        isNull(shareLinks.revokedAt),
        gt(shareLinks.createdAt, oldestSeen(now, keptDays)),
      ),
    )
    .returning();
  if (!row) return null;
  return {
    picture: row.picture,
    keptAt: row.createdAt,
    keptBy: row.makerName,
    endsAt: endOfSeen(row.createdAt, keptDays),
  };
}
