import { asc, eq } from "drizzle-orm";
import { type Database, database } from "../database";
import { identities, userLinks, users } from "../database/tables";
import type { Role } from "../domain/role";
import { env } from "../env";
import { RefusedError } from "./errors";
import { hashPassword } from "./password";

export type User = { id: string; email: string; name: string; role: Role };

/** A person as the users page shows them. Moments are ISO 8601. */
export type Person = User & {
  /** `invited`: has no way to sign in yet. */
  state: "active" | "invited" | "disabled";
  signsInBy: ("password" | "oidc")[];
  /** The sign-in provider says whether they are admin, so it cannot be changed here. */
  roleManaged: boolean;
  createdAt: string;
  /** Last request of any sign-in, to the minute. */
  seenAt: string | null;
  /** A one-time link that was not used yet, though it may have expired. */
  openLink: { kind: "invitation" | "reset"; expiresAt: string } | null;
};

export type UserRow = typeof users.$inferSelect;

/** Everybody, by e-mail address. */
export async function listPeople(): Promise<Person[]> {
  const db = await database();
  const rows = await db.select().from(users).orderBy(asc(users.email));
  const bound = await db.select().from(identities);
  const links = await db.select().from(userLinks).orderBy(asc(userLinks.createdAt));
  return rows.map((row) => {
    const own = bound.filter(({ userId }) => userId === row.id);
    const link = links.filter(({ userId, usedAt }) => userId === row.id && usedAt === null).at(-1);
    const joined = row.passwordHash !== null || own.length > 0;
    return {
      ...userOf(row),
      state: row.disabledAt !== null ? "disabled" : joined ? "active" : "invited",
      signsInBy: [
        ...(row.passwordHash === null ? [] : (["password"] as const)),
        ...(own.length === 0 ? [] : (["oidc"] as const)),
      ],
      roleManaged: isRoleManaged(own),
      createdAt: row.createdAt,
      seenAt: row.seenAt,
      openLink: link ? { kind: link.kind, expiresAt: link.expiresAt } : null,
    };
  });
}

/** Whether the issuer that is configured now says who is admin, and these are identities of it. */
export function isRoleManaged(own: { issuer: string }[]): boolean {
  const { oidc } = env();
  if (!oidc || (oidc.adminClaim === null && oidc.admins === null)) return false;
  return own.some(({ issuer }) => issuer === oidc.issuer);
}

/** A person by id, held until the transaction ends. Throws `user-unknown`. */
export async function lockUser(transaction: Database, userId: string): Promise<UserRow> {
  const [row] = await transaction.select().from(users).where(eq(users.id, userId)).for("update");
  if (!row) throw new RefusedError("user-unknown");
  return row;
}

/** Whether somebody ever came in: by a password or through the sign-in provider. */
export async function hasJoined(transaction: Database, row: UserRow): Promise<boolean> {
  if (row.passwordHash !== null) return true;
  const bound = await transaction
    .select({ subject: identities.subject })
    .from(identities)
    .where(eq(identities.userId, row.id));
  return bound.length > 0;
}

export function userOf({ id, email, name, role }: UserRow): User {
  return { id, email, name, role };
}

/** How e-mail addresses are compared and kept. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Makes a user of the demo, or gives an existing one this name, role and password. */
export async function saveUser(user: Omit<User, "id"> & { password: string }): Promise<void> {
  const { password, ...record } = user;
  const row = { ...record, email: normalEmail(record.email), passwordHash: await hashPassword(password) };
  const db = await database();
  await db.insert(users).values(row).onConflictDoUpdate({ target: users.email, set: row });
}
