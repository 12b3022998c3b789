import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { record } from "../audit";
import { type Database, database } from "../database";
import { userLinks, users } from "../database/tables";
import { actorOf } from "./actor";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import { forgetTries } from "./limiter";
import { hashPassword } from "./password";
import { checkNewPassword } from "./password-policy";
import { endSessionsQuietly } from "./sessions";
import { lockUser } from "./users";

export type LinkKind = "invitation" | "reset";

/** A one-time link that was just made. The token is nowhere else: the database has its hash. */
export type IssuedLink = { token: string; expiresAt: string };

const VALID_MS: Record<LinkKind, number> = { invitation: 72 * 3_600_000, reset: 24 * 3_600_000 };

/** Makes a one-time link; earlier ones of that person that were not used are void. */
export async function issueLink(
  transaction: Database,
  { userId, kind, now }: { userId: string; kind: LinkKind; now: Date },
): Promise<IssuedLink> {
  await withdrawLinks(transaction, userId);
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + VALID_MS[kind]).toISOString();
  await transaction
    .insert(userLinks)
    .values({ tokenHash: hashOf(token), kind, userId, createdAt: now.toISOString(), expiresAt });
  return { token, expiresAt };
}

export async function withdrawLinks(transaction: Database, userId: string): Promise<void> {
  await transaction.delete(userLinks).where(and(eq(userLinks.userId, userId), isNull(userLinks.usedAt)));
}

/** Whom a one-time link is for, without using it. Throws `link-unknown`, `link-used` or `link-expired`. */
export async function readLink(
  token: string,
  now: Date,
): Promise<{ kind: LinkKind; email: string; name: string; expiresAt: string }> {
  const db = await database();
  const { link, user } = await findLink(db, token, now);
  return { kind: link.kind, email: user.email, name: user.name, expiresAt: link.expiresAt };
}

/**
 * Uses a one-time link: its person has this password from now on, and signs in with it next. Throws what
 * {@link readLink} throws, and `password-…`, after which the link can still be used.
 */
export async function acceptLink(accepted: {
  token: string;
  password: string;
  client: Client;
  now: Date;
}): Promise<{ email: string }> {
  const { token, password, client, now } = accepted;
  const db = await database();
  const found = await findLink(db, token, now);
  checkNewPassword(password, found.user);
  const passwordHash = await hashPassword(password);
  return await db.transaction(async (transaction) => {
    const user = await lockUser(transaction, found.user.id);
    const used = await transaction
      .update(userLinks)
      .set({ usedAt: now.toISOString() })
      .where(and(eq(userLinks.tokenHash, hashOf(token)), isNull(userLinks.usedAt)))
      .returning({ kind: userLinks.kind });
    // Somebody else was faster, or the link was withdrawn meanwhile: the second look says which.
    if (used.length === 0) await findLink(transaction, token, now);
    await transaction.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    await endSessionsQuietly(transaction, { userId: user.id, now });
    await forgetTries(transaction, user.email);
    await record(transaction, {
      actor: actorOf(user, client),
      action: found.link.kind === "invitation" ? "user.joined" : "password.changed",
      object: { kind: "user", id: user.id, name: user.email },
      after: { by: found.link.kind },
    });
    return { email: user.email };
  });
}

type Found = { link: typeof userLinks.$inferSelect; user: typeof users.$inferSelect };

async function findLink(db: Database, token: string, now: Date): Promise<Found> {
  const [found] = await db
    .select({ link: userLinks, user: users })
    .from(userLinks)
    .innerJoin(users, eq(users.id, userLinks.userId))
    .where(and(eq(userLinks.tokenHash, hashOf(token)), isNull(users.disabledAt)));
  if (!found) throw new RefusedError("link-unknown");
  if (found.link.usedAt !== null) throw new RefusedError("link-used");
  if (Date.parse(found.link.expiresAt) <= now.getTime()) throw new RefusedError("link-expired");
  return found;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
