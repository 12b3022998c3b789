import { eq } from "drizzle-orm";
import { record } from "../audit";
import type { Database } from "../database";
import { identities, users } from "../database/tables";
import type { AuditActor, AuditObject } from "../domain/audit";
import type { Role } from "../domain/role";
import { RefusedError } from "./errors";
import { type IssuedLink, issueLink, withdrawLinks } from "./links";
import { lockPeople, requireAnAdmin } from "./people-lock";
import { endSessionsQuietly } from "./sessions";
import { hasJoined, isRoleManaged, lockUser, normalEmail, type User, type UserRow, userOf } from "./users";

/**
 * What admins do to people. Each act takes the transaction that it shares with its row in the audit log, and throws
 * `RefusedError`, after which the transaction must not be committed.
 */
type Act = { actor: AuditActor; now: Date };

/** Makes a person who chooses a password by a one-time link. The link is told once and never again. */
export async function inviteUser(
  transaction: Database,
  { actor, now, ...invited }: Act & { email: string; name: string; role: Role },
): Promise<{ user: User; link: IssuedLink }> {
  const [row] = await transaction
    .insert(users)
    .values({ ...invited, email: normalEmail(invited.email), createdAt: now.toISOString() })
    .onConflictDoNothing({ target: users.email })
    .returning();
  if (!row) throw new RefusedError("email-taken");
  const link = await issueLink(transaction, { userId: row.id, kind: "invitation", now });
  await record(transaction, {
    actor,
    action: "user.invited",
    object: objectOf(row),
    after: { role: row.role, expiresAt: link.expiresAt },
  });
  return { user: userOf(row), link };
}

/** A new link for somebody who never joined; the earlier one is void. Throws `already-joined`. */
export async function inviteAgain(
  transaction: Database,
  { actor, now, userId }: Act & { userId: string },
): Promise<IssuedLink> {
  const row = await lockUser(transaction, userId);
  if (await hasJoined(transaction, row)) throw new RefusedError("already-joined");
  const link = await issueLink(transaction, { userId, kind: "invitation", now });
  await record(transaction, {
    actor,
    action: "user.invited",
    object: objectOf(row),
    after: { role: row.role, expiresAt: link.expiresAt },
  });
  return link;
}

/**
 * A one-time link by which somebody chooses a new password. Until it is used the old one stays; then all sign-ins of
 * that person end. Throws `not-joined`.
 */
export async function resetPassword(
  transaction: Database,
  { actor, now, userId }: Act & { userId: string },
): Promise<IssuedLink> {
  const row = await lockUser(transaction, userId);
  if (!(await hasJoined(transaction, row))) throw new RefusedError("not-joined");
  const link = await issueLink(transaction, { userId, kind: "reset", now });
  await record(transaction, {
    actor,
    action: "user.reset",
    object: objectOf(row),
    after: { expiresAt: link.expiresAt },
  });
  return link;
}

/**
 * Gives another role. All sign-ins of that person end, so that none goes on under an id from before. Throws
 * `last-admin`, and `role-managed` where the sign-in provider decides.
 */
export async function changeRole(
  transaction: Database,
  { actor, now, userId, role }: Act & { userId: string; role: Role },
): Promise<void> {
  await lockPeople(transaction);
  const row = await lockUser(transaction, userId);
  if (row.role === role) return;
  const bound = await transaction.select().from(identities).where(eq(identities.userId, userId));
  if (isRoleManaged(bound)) throw new RefusedError("role-managed");
  await transaction.update(users).set({ role }).where(eq(users.id, userId));
  if (row.role === "admin") await requireAnAdmin(transaction);
  await endSessionsQuietly(transaction, { userId, now });
  await record(transaction, {
    actor,
    action: "user.role-changed",
    object: objectOf(row),
    before: { role: row.role },
    after: { role },
  });
}

/** Takes all rights from a person, at their next request. Throws `last-admin`. */
export async function disableUser(
  transaction: Database,
  { actor, now, userId }: Act & { userId: string },
): Promise<void> {
  await lockPeople(transaction);
  const row = await lockUser(transaction, userId);
  if (row.disabledAt !== null) return;
  await transaction.update(users).set({ disabledAt: now.toISOString() }).where(eq(users.id, userId));
  if (row.role === "admin") await requireAnAdmin(transaction);
  await endSessionsQuietly(transaction, { userId, now });
  await withdrawLinks(transaction, userId);
  await record(transaction, { actor, action: "user.disabled", object: objectOf(row) });
}

export async function enableUser(
  transaction: Database,
  { actor, userId }: Act & { userId: string },
): Promise<void> {
  const row = await lockUser(transaction, userId);
  if (row.disabledAt === null) return;
  await transaction.update(users).set({ disabledAt: null }).where(eq(users.id, userId));
  await record(transaction, { actor, action: "user.enabled", object: objectOf(row) });
}

/** Removes a person with their sign-ins and identities; what they did stays in the audit log. Throws `last-admin`. */
export async function removeUser(
  transaction: Database,
  { actor, userId }: Act & { userId: string },
): Promise<void> {
  await lockPeople(transaction);
  const row = await lockUser(transaction, userId);
  await transaction.delete(users).where(eq(users.id, userId));
  // One who was disabled or never joined is not the one who is missed.
  if (row.role === "admin" && row.disabledAt === null) await requireAnAdmin(transaction);
  await record(transaction, {
    actor,
    action: "user.removed",
    object: objectOf(row),
    before: { role: row.role },
  });
}

function objectOf({ id, email }: UserRow): AuditObject {
  return { kind: "user", id, name: email };
}
