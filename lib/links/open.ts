import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../database";
import { noticeDiskFull } from "../database/disk";
import { shareLinks, users } from "../database/tables";
import type { ImageRef } from "../domain/image";
import type { KeptPicture } from "../domain/share-link";
import { tokenHashOf } from "./token";

/** A public link that opens at this moment. */
export type OpenLink = {
  id: string;
  ref: ImageRef;
  picture: KeptPicture;
  sharedAt: string;
  sharedBy: string;
  expiresAt: string;
  viewLimit: number | null;
  views: number;
};

/**
 * The link of a token, or null: for a token that never was, and for a link that is expired, used up, revoked, or whose
 * maker was disabled or removed. Nothing tells these apart. The database is asked each time and nothing is remembered, so
 * that a revocation counts from the next request on, on every instance. The token is found by its hash, so there is no
 * secret left to compare.
 */
export async function findOpenLink(token: string, now: Date): Promise<OpenLink | null> {
  const tokenHash = tokenHashOf(token);
  if (tokenHash === null) return null;
  const db = await database();
  const [row] = await db
    .select()
    .from(shareLinks)
    .where(and(eq(shareLinks.tokenHash, tokenHash), isOpen(now)));
  return row ? toOpenLink(row) : null;
}

/**
 * Opens a link and counts the view in one statement, so that of many who open it at once no more succeed than its limit
 * allows. Null as in {@link findOpenLink}. On a full disk nothing can be counted: a link without a limit opens all the
 * same, one with a limit throws what the database threw.
 */
export async function openLink(token: string, now: Date): Promise<OpenLink | null> {
  const tokenHash = tokenHashOf(token);
  if (tokenHash === null) return null;
  const db = await database();
  try {
    const [row] = await db
      .update(shareLinks)
      .set({ views: sql`${shareLinks.views} + 1`, lastOpenedAt: now.toISOString() })
      .where(and(eq(shareLinks.tokenHash, tokenHash), isOpen(now)))
      .returning();
    return row ? toOpenLink(row) : null;
  } catch (error) {
    if (!noticeDiskFull(error)) throw error;
    const link = await findOpenLink(token, now);
    if (link && link.viewLimit !== null) throw error;
    return link;
  }
}

function isOpen(now: Date) {
  return and(
    eq(shareLinks.kind, "public"),
    isNull(shareLinks.revokedAt),
    gt(shareLinks.expiresAt, now.toISOString()),
    or(isNull(shareLinks.viewLimit), lt(shareLinks.views, shareLinks.viewLimit)),
    // Names written out: inside a statement about one table drizzle leaves them away.
    sql`exists (
      select 1 from ${users} where users.id = share_links.created_by and users.disabled_at is null
    )`,
  );
}

function toOpenLink(row: typeof shareLinks.$inferSelect): OpenLink {
  const { id, connectionId, regionId, imageId, picture, createdAt, makerName, expiresAt, viewLimit, views } =
    row;
  if (expiresAt === null) throw new Error("a public link has no end");
  return {
    id,
    ref: { connectionId, regionId, imageId },
    picture,
    sharedAt: createdAt,
    sharedBy: makerName,
    expiresAt,
    viewLimit,
    views,
  };
}
