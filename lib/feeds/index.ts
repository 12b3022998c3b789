import { and, count, desc, eq, isNull, lt, or } from "drizzle-orm";
import { record } from "../audit";
import { type Database, database } from "../database";
import { countTry, waitOf } from "../database/rate-limit";
import { feedTokens, users } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import type { Feed } from "../domain/feed";
import { mayAct, type Role } from "../domain/role";
import { makeToken, tokenHashOf } from "../links/token";

/** Feeds of one person. */
const MOST_FEEDS = 10;
const MINUTE_MS = 60_000;
const PER_FEED = { most: 30, windowMs: MINUTE_MS };
const WRONG_PER_SENDER = { most: 10, windowMs: MINUTE_MS };

/** Why a feed was not made or revoked; each is a refusal that pages have a text for. */
export class FeedError extends Error {
  override name = "FeedError";
  constructor(readonly reason: "too-many-feeds" | "feed-unknown") {
    super(reason);
  }
}

/** A feed that was just made. The token is told here and nowhere else. */
export type MadeFeed = { id: string; token: string };

/** Makes a personal address of the changes. In the transaction of its row in the audit log. Throws `FeedError`. */
export async function makeFeed(
  transaction: Database,
  { actor, now, userId, name }: { actor: AuditActor; now: Date; userId: string; name: string },
): Promise<MadeFeed> {
  // Two at once wait for one another, so that neither passes over the limit.
  await transaction.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
  const [held] = await transaction
    .select({ feeds: count() })
    .from(feedTokens)
    .where(eq(feedTokens.userId, userId));
  if ((held?.feeds ?? 0) >= MOST_FEEDS) throw new FeedError("too-many-feeds");
  const { token, tokenHash } = makeToken();
  const [row] = await transaction
    .insert(feedTokens)
    .values({ tokenHash, userId, name, createdAt: now.toISOString() })
    .returning({ id: feedTokens.id });
  if (!row) throw new Error("a feed could not be stored");
  await record(transaction, { actor, action: "feed.made", object: { kind: "feed", id: row.id, name } });
  return { id: row.id, token };
}

/** Ends a feed of a person: its address opens nothing from the next request on. Throws `FeedError`. */
export async function revokeFeed(
  transaction: Database,
  { actor, userId, id }: { actor: AuditActor; userId: string; id: string },
): Promise<void> {
  const [row] = await transaction
    .delete(feedTokens)
    .where(and(eq(feedTokens.id, id), eq(feedTokens.userId, userId)))
    .returning({ name: feedTokens.name });
  if (!row) throw new FeedError("feed-unknown");
  await record(transaction, { actor, action: "feed.revoked", object: { kind: "feed", id, name: row.name } });
}

/** The feeds of a person, the newest first. */
export async function listFeeds(userId: string): Promise<Feed[]> {
  const db = await database();
  return await db
    .select({
      id: feedTokens.id,
      name: feedTokens.name,
      createdAt: feedTokens.createdAt,
      usedAt: feedTokens.usedAt,
    })
    .from(feedTokens)
    .where(eq(feedTokens.userId, userId))
    .orderBy(desc(feedTokens.createdAt), desc(feedTokens.id));
}

/** What a request with a token may have: its reader's id and role, nothing, or seconds to wait. */
export type OpenedFeed = { userId: string; role: Role } | { waitSeconds: number } | null;

/**
 * Opens a feed for one request: 30 a minute for each, and ten a minute that name none for each sender. Null for a token
 * that never was, was revoked, or whose owner was disabled or may not look any more; nothing tells these apart. Asked of
 * the database each time, so that all of it counts from the next request on.
 */
export async function openFeed(request: { token: string; sender: string; now: Date }): Promise<OpenedFeed> {
  const { token, sender, now } = request;
  const wrong = `feed-wrong:${sender}`;
  const found = await findFeed(token);
  const waitMs =
    found === null
      ? await countTry(wrong, WRONG_PER_SENDER, now)
      : (await waitOf(wrong, WRONG_PER_SENDER, now)) || (await countTry(`feed:${found.id}`, PER_FEED, now));
  if (waitMs > 0) return { waitSeconds: Math.ceil(waitMs / 1000) };
  if (found === null) return null;
  await noteUse(found.id, now);
  return { userId: found.userId, role: found.role };
}

async function findFeed(token: string): Promise<{ id: string; userId: string; role: Role } | null> {
  const tokenHash = tokenHashOf(token);
  if (tokenHash === null) return null;
  const db = await database();
  const [row] = await db
    .select({ id: feedTokens.id, userId: users.id, role: users.role })
    .from(feedTokens)
    .innerJoin(users, eq(users.id, feedTokens.userId))
    .where(and(eq(feedTokens.tokenHash, tokenHash), isNull(users.disabledAt)));
  return row && mayAct(row.role, "viewer") ? row : null;
}

/** To the minute: a write per request would cost more than it tells. */
async function noteUse(id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - MINUTE_MS).toISOString();
  const db = await database();
  await db
    .update(feedTokens)
    .set({ usedAt: now.toISOString() })
    .where(and(eq(feedTokens.id, id), or(isNull(feedTokens.usedAt), lt(feedTokens.usedAt, before))));
}
