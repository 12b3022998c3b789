import { and, count, desc, eq, getTableColumns, gt, isNull, lt, or } from "drizzle-orm";
import { database } from "../database";
import { shareLinks, users } from "../database/tables";
import { type ShareLink, shareStateOf } from "../domain/share-link";

/** Links of one answer: those that ended long ago are forgotten anyway. */
const MOST = 500;
const DAY_MS = 86_400_000;

type Asked = { now: Date; keptDays: number };

/** Links, the newest first: those of one person, or everybody's (`null`). `keptDays`: how long kept states live. */
export async function listLinks({
  ownedBy,
  now,
  keptDays,
}: Asked & { ownedBy: string | null }): Promise<ShareLink[]> {
  const { picture: _large, tokenHash: _secret, ...columns } = getTableColumns(shareLinks);
  const db = await database();
  const rows = await db
    .select({ link: columns, maker: { id: users.id, disabledAt: users.disabledAt } })
    .from(shareLinks)
    .leftJoin(users, eq(users.id, shareLinks.createdBy))
    .where(ownedBy === null ? undefined : eq(shareLinks.createdBy, ownedBy))
    .orderBy(desc(shareLinks.createdAt), desc(shareLinks.id))
    .limit(MOST);
  return rows.map(({ link, maker }): ShareLink => {
    const { connectionId, regionId, imageId } = link;
    const expiresAt = link.expiresAt ?? endOfSeen(link.createdAt, keptDays);
    const makerMaySignIn = maker !== null && maker.disabledAt === null;
    return {
      id: link.id,
      kind: link.kind,
      ref: { connectionId, regionId, imageId },
      dialect: link.dialect,
      imageName: link.imageName,
      makerName: link.makerName,
      makerEmail: link.makerEmail,
      createdAt: link.createdAt,
      expiresAt,
      viewLimit: link.viewLimit,
      views: link.views,
      lastOpenedAt: link.lastOpenedAt,
      note: link.note,
      state: shareStateOf({ ...link, expiresAt, makerMaySignIn }, now),
    };
  });
}

/** How many links of a person, who may sign in, open at this moment. */
export async function countOpenLinks({
  ownedBy,
  now,
  keptDays,
}: Asked & { ownedBy: string }): Promise<number> {
  const db = await database();
  const [row] = await db
    .select({ open: count() })
    .from(shareLinks)
    .where(
      and(
        eq(shareLinks.createdBy, ownedBy),
        isNull(shareLinks.revokedAt),
        or(isNull(shareLinks.viewLimit), lt(shareLinks.views, shareLinks.viewLimit)),
        or(
          gt(shareLinks.expiresAt, now.toISOString()),
          and(isNull(shareLinks.expiresAt), gt(shareLinks.createdAt, oldestSeen(now, keptDays))),
        ),
      ),
    );
  return row?.open ?? 0;
}

/** Until when a state is kept that somebody saw. */
export function endOfSeen(createdAt: string, keptDays: number): string {
  return new Date(Date.parse(createdAt) + keptDays * DAY_MS).toISOString();
}

/** States from this moment on are still kept. */
export function oldestSeen(now: Date, keptDays: number): string {
  return new Date(now.getTime() - keptDays * DAY_MS).toISOString();
}
