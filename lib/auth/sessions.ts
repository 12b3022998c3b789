import { createHash, randomBytes } from "node:crypto";
import { and, desc, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { record } from "../audit";
import { type Database, database } from "../database";
import { noticeDiskFull, noticeDiskSpace } from "../database/disk";
import { prepared } from "../database/prepared";
import { sessions, users } from "../database/tables";
import type { AuditActor } from "../domain/audit";
import type { Role } from "../domain/role";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import type { User } from "./users";

const HOUR_MS = 3_600_000;
/** After this time without a request a sign-in is over. Admins can do more harm, so theirs is shorter. */
const IDLE_MS: Record<Role, number> = { admin: 0.5 * HOUR_MS, viewer: 8 * HOUR_MS };
/** After this time every sign-in is over. */
export const LONGEST_SESSION_MS = 12 * HOUR_MS;
/** The last request is remembered to the minute: a write per request would cost more than it tells. */
const SEEN_STEP_MS = 60_000;

export type SignInMethod = "password" | "oidc";

/** A person who is signed in, and the sign-in they came by. */
export type SignedIn = User & {
  session: {
    /** Its name, which opens nothing. */
    id: string;
    method: SignInMethod;
    /** When they last proved who they are, ISO 8601. */
    provedAt: string | null;
  };
};

/** An open sign-in, for lists. Moments are ISO 8601. */
export type OpenSession = {
  id: string;
  method: SignInMethod;
  userAgent: string;
  address: string | null;
  createdAt: string;
  seenAt: string;
};

export type NewSession = {
  userId: string;
  method: SignInMethod;
  client: Client;
  /** When the person proved who they are; null when that is not known. */
  provedAt: Date | null;
  /** The secret id of the sign-in that the same browser held until now; it ends. */
  replaces: string | null;
  now: Date;
};

/**
 * Opens a sign-in and returns its secret id: 256 random bits, stored as a hash only. Always a new one, so that an id
 * that somebody planted or saw before is worth nothing.
 */
export async function openSession(transaction: Database, opened: NewSession): Promise<string> {
  const { userId, method, client, provedAt, replaces, now } = opened;
  const secretId = randomBytes(32).toString("base64url");
  const at = now.toISOString();
  await transaction.update(users).set({ seenAt: at }).where(eq(users.id, userId));
  if (replaces !== null) {
    await transaction
      .update(sessions)
      .set({ endedAt: at })
      .where(and(eq(sessions.idHash, hashOf(replaces)), isNull(sessions.endedAt)));
  }
  await transaction.insert(sessions).values({
    idHash: hashOf(secretId),
    userId,
    method,
    ...client,
    createdAt: at,
    seenAt: at,
    provedAt: provedAt?.toISOString() ?? null,
  });
  return secretId;
}

/** Who holds this sign-in now, or null when it is unknown, ended, idle, too old, or the user was disabled. */
export async function signedInBy(secretId: string, now: Date): Promise<SignedIn | null> {
  const statement = await presentStatement();
  const [row] = await statement.execute({ idHash: hashOf(secretId) });
  if (!row || !isOpen(row.session, row.user.role, now)) return null;
  const { session, user } = row;
  if (now.getTime() - Date.parse(session.seenAt) > SEEN_STEP_MS) {
    const seenAt = now.toISOString();
    const db = await database();
    try {
      await db.update(sessions).set({ seenAt }).where(eq(sessions.idHash, session.idHash));
      await db.update(users).set({ seenAt }).where(eq(users.id, user.id));
      noticeDiskSpace();
    } catch (error) {
      // On a full disk people go on reading; at worst their sign-in ends as if they had been idle.
      if (!noticeDiskFull(error)) throw error;
    }
  }
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    session: { id: session.id, method: session.method, provedAt: session.provedAt },
  };
}

/** The roles of those whose sign-ins are open still, by the sign-ins' names. Being asked about is no use of a sign-in. */
export async function openSessionRoles(ids: readonly string[], now: Date): Promise<Map<string, Role>> {
  const db = await database();
  const rows = await db
    .select({ session: sessions, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(inArray(sessions.id, [...ids]), isNull(sessions.endedAt), isNull(users.disabledAt)));
  return new Map(
    rows
      .filter(({ session, role }) => isOpen(session, role, now))
      .map(({ session, role }) => [session.id, role]),
  );
}

/** Asked by every request, so that whoever was disabled or has another role is told apart at once. */
const presentStatement = prepared((db) =>
  db
    .select({
      session: {
        id: sessions.id,
        idHash: sessions.idHash,
        method: sessions.method,
        createdAt: sessions.createdAt,
        seenAt: sessions.seenAt,
        provedAt: sessions.provedAt,
      },
      user: { id: users.id, email: users.email, name: users.name, role: users.role },
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(eq(sessions.idHash, sql.placeholder("idHash")), isNull(sessions.endedAt), isNull(users.disabledAt)),
    )
    .prepare("present_session"),
);

function isOpen(session: { createdAt: string; seenAt: string }, role: Role, now: Date): boolean {
  const idleMs = now.getTime() - Date.parse(session.seenAt);
  const ageMs = now.getTime() - Date.parse(session.createdAt);
  return idleMs <= IDLE_MS[role] && ageMs <= LONGEST_SESSION_MS;
}

/** Remembers that the holder of a sign-in has just proved who they are. */
export async function markProved(sessionId: string, now: Date): Promise<void> {
  const db = await database();
  await db.update(sessions).set({ provedAt: now.toISOString() }).where(eq(sessions.id, sessionId));
}

/** The open sign-ins of a person, the one used last first. */
export async function listSessions(userId: string, now: Date): Promise<OpenSession[]> {
  const db = await database();
  const rows = await db
    .select({ session: sessions, role: users.role })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        isNull(users.disabledAt),
        gt(sessions.createdAt, new Date(now.getTime() - LONGEST_SESSION_MS).toISOString()),
      ),
    )
    .orderBy(desc(sessions.seenAt));
  return rows
    .filter(({ session, role }) => isOpen(session, role, now))
    .map(({ session: { id, method, userAgent, address, createdAt, seenAt } }) => ({
      id,
      method,
      userAgent,
      address,
      createdAt,
      seenAt,
    }));
}

type Ending = { actor: AuditActor; userId: string; now: Date };

/** Ends one open sign-in of a person. Throws `session-unknown`, also when it is somebody else's. */
export async function endSession(
  transaction: Database,
  ending: Ending & { sessionId: string },
): Promise<void> {
  const { actor, userId, sessionId, now } = ending;
  const ended = await transaction
    .update(sessions)
    .set({ endedAt: now.toISOString() })
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, userId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw new RefusedError("session-unknown");
  await recordEnd(transaction, { actor, userId, object: { kind: "session", id: sessionId }, count: 1 });
}

/** Ends all open sign-ins of a person, but for `except`. Returns how many there were. */
export async function endSessions(
  transaction: Database,
  ending: Ending & { except?: string },
): Promise<number> {
  const { actor, userId, except, now } = ending;
  const count = await endSessionsQuietly(transaction, { userId, now, ...(except ? { except } : {}) });
  if (count > 0) await recordEnd(transaction, { actor, userId, object: { kind: "user", id: userId }, count });
  return count;
}

/** {@link endSessions} as a part of an act that is audited itself. */
export async function endSessionsQuietly(
  transaction: Database,
  { userId, except, now }: { userId: string; except?: string; now: Date },
): Promise<number> {
  const ended = await transaction
    .update(sessions)
    .set({ endedAt: now.toISOString() })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.endedAt),
        ...(except === undefined ? [] : [ne(sessions.id, except)]),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}

async function recordEnd(
  transaction: Database,
  ended: {
    actor: AuditActor;
    userId: string;
    object: { kind: "session" | "user"; id: string };
    count: number;
  },
): Promise<void> {
  const { actor, userId, object, count } = ended;
  const [user] = await transaction.select({ email: users.email }).from(users).where(eq(users.id, userId));
  await record(transaction, {
    actor,
    action: "session.ended",
    object: { ...object, name: user?.email ?? null },
    after: { ended: count },
  });
}

function hashOf(secretId: string): string {
  return createHash("sha256").update(secretId).digest("base64");
}
