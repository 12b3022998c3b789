import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { database } from "../database";
import { sessions, users } from "../database/tables";
import type { Role } from "../domain/role";
import type { User } from "./users";

const HOUR_MS = 3_600_000;
/** After this time without a request a sign-in is over. Admins can do more harm, so theirs is shorter. */
const IDLE_MS: Record<Role, number> = { admin: 0.5 * HOUR_MS, viewer: 8 * HOUR_MS };
/** After this time every sign-in is over. */
export const LONGEST_SESSION_MS = 12 * HOUR_MS;
/** The last request is remembered to the minute: a write per request would cost more than it tells. */
const SEEN_STEP_MS = 60_000;

/** Opens a sign-in and returns its id, which is the secret: 256 random bits, stored as a hash only. */
export async function openSession(userId: string, now: Date): Promise<string> {
  const id = randomBytes(32).toString("base64url");
  const at = now.toISOString();
  const db = await database();
  await db.insert(sessions).values({ idHash: hashOf(id), userId, createdAt: at, seenAt: at });
  return id;
}

/** Who holds this sign-in now, or null when it is unknown, ended, idle, too old, or the user was disabled. */
export async function userOfSession(id: string, now: Date): Promise<User | null> {
  const db = await database();
  const [row] = await db
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.idHash, hashOf(id)), isNull(sessions.endedAt), isNull(users.disabledAt)));
  if (!row) return null;
  const { session, user } = row;
  const idleMs = now.getTime() - Date.parse(session.seenAt);
  const ageMs = now.getTime() - Date.parse(session.createdAt);
  if (idleMs > IDLE_MS[user.role] || ageMs > LONGEST_SESSION_MS) return null;
  if (idleMs > SEEN_STEP_MS) {
    await db.update(sessions).set({ seenAt: now.toISOString() }).where(eq(sessions.idHash, session.idHash));
  }
  return { id: user.id, email: user.email, name: user.name, role: user.role };
}

export async function endSession(id: string, now: Date): Promise<void> {
  const db = await database();
  await db
    .update(sessions)
    .set({ endedAt: now.toISOString() })
    .where(eq(sessions.idHash, hashOf(id)));
}

function hashOf(id: string): string {
  return createHash("sha256").update(id).digest("base64");
}
