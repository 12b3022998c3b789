import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach } from "vitest";
import { readAudit } from "../../audit";
import { type Database, database } from "../../database";
import { identities, sessions, setUpCode, signInLimits, userLinks, users } from "../../database/tables";
import type { AuditAction, AuditRecord } from "../../domain/audit";
import type { Role } from "../../domain/role";
import { forgetProcessWide } from "../../process-wide";
import { withDatabase } from "../../testing/database";
import { actorOf } from "../actor";
import type { Client } from "../client";
import { hashPassword } from "../password";
import { openSession } from "../sessions";
import { type User, userOf } from "../users";

export const CLIENT: Client = { address: "203.0.113.7", userAgent: "Test browser" };
export const NOW = new Date("2026-11-21T08:00:00.000Z");
export const PASSWORD = "a long walk in the rain";

export const later = (ms: number) => new Date(NOW.getTime() + ms);
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

/** A database without people before each test, and a vault key of this file's own. */
export function withPeople(): void {
  withDatabase();
  beforeEach(async () => {
    process.env.NEPHOSCOPE_KEY ??= randomBytes(32).toString("base64");
    forgetProcessWide("password-line");
    const db = await database();
    for (const table of [userLinks, identities, sessions, signInLimits, setUpCode, users]) {
      await db.delete(table);
    }
  });
}

let count = 0;
let hash: Promise<string> | null = null;

/** Makes somebody who signs in with `PASSWORD`, unless told otherwise. */
export async function addUser(
  given: { role?: Role; email?: string; name?: string; passwordHash?: string | null } = {},
): Promise<User> {
  count += 1;
  hash ??= hashPassword(PASSWORD);
  const db = await database();
  const [row] = await db
    .insert(users)
    .values({
      email: `person-${count}@example.com`,
      name: `Person ${count}`,
      role: "viewer",
      passwordHash: await hash,
      ...given,
    })
    .returning();
  if (!row) throw new Error("an insert returned no row");
  return userOf(row);
}

/** Opens a sign-in at a moment and returns its secret id. */
export async function signIn(user: User, now = NOW): Promise<string> {
  const opened = { userId: user.id, method: "password", client: CLIENT, replaces: null, now } as const;
  return await transact((transaction) => openSession(transaction, { ...opened, provedAt: now }));
}

export async function transact<T>(run: (transaction: Database) => Promise<T>): Promise<T> {
  return await (await database()).transaction(run);
}

/** An act of an admin, as `administer` runs it. */
export async function actAs<T>(
  admin: User,
  run: (transaction: Database, by: { actor: ReturnType<typeof actorOf>; now: Date }) => Promise<T>,
  now = NOW,
): Promise<T> {
  return await transact((transaction) => run(transaction, { actor: actorOf(admin, CLIENT), now }));
}

export async function storedUser(id: string): Promise<typeof users.$inferSelect | undefined> {
  const [row] = await (await database()).select().from(users).where(eq(users.id, id));
  return row;
}

/** The newest row of the audit log with this action. */
export async function lastAudit(action: AuditAction): Promise<AuditRecord | undefined> {
  const { records } = await readAudit({ actions: [action], limit: 1 });
  return records[0];
}
