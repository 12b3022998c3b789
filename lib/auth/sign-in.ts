import { and, eq } from "drizzle-orm";
import { record } from "../audit";
import { database } from "../database";
import { users } from "../database/tables";
import { actorOf, strangerOf } from "./actor";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import { countTry, forgiveTry } from "./limiter";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { type NewSession, openSession } from "./sessions";
import { normalEmail, type User, type UserRow, userOf } from "./users";

/**
 * The user whose e-mail address and password these are. Throws `sign-in-refused` for an unknown address, a wrong
 * password and a disabled user alike, after the same work; `wait` after too many failures; `busy`.
 */
export async function checkSignIn(tried: {
  email: string;
  password: string;
  client: Client;
  now: Date;
}): Promise<User> {
  const { password, client, now } = tried;
  const email = normalEmail(tried.email);
  const db = await database();
  const counted = await countTry({ email, address: client.address, now });
  const [row] = await db.select().from(users).where(eq(users.email, email));
  let fits: boolean;
  try {
    fits = await verifyPassword(password, row?.passwordHash ?? null);
  } catch (error) {
    // Not checked, so nothing was learned by it.
    await forgiveTry(counted, "not-tried", now);
    throw error;
  }
  if (!row || !fits || row.disabledAt !== null) {
    const because = !row ? "unknown" : row.disabledAt !== null ? "disabled" : "wrong";
    await recordRefusal({ email, client, user: row ?? null, because });
    throw new RefusedError("sign-in-refused");
  }
  await forgiveTry(counted, "success", now);
  await keepHashCurrent(row, password);
  return userOf(row);
}

/** Opens a sign-in for somebody who was checked, and returns its secret id for the cookie. */
export async function completeSignIn(opened: NewSession & { user: User }): Promise<string> {
  const { user, ...session } = opened;
  const db = await database();
  return await db.transaction(async (transaction) => {
    const secretId = await openSession(transaction, session);
    await record(transaction, {
      actor: actorOf(user, session.client),
      action: "sign-in",
      object: { kind: "user", id: user.id, name: user.email },
      after: { method: session.method },
    });
    return secretId;
  });
}

/** Writes down that somebody was not let in. */
export async function recordRefusal(refused: {
  email: string | null;
  client: Client;
  user: Pick<User, "id" | "email"> | null;
  because: string;
}): Promise<void> {
  const { email, client, user, because } = refused;
  const actor = strangerOf(email, client);
  const db = await database();
  await db.transaction((transaction) =>
    record(transaction, {
      actor,
      action: "sign-in-failed",
      object: { kind: "user", id: user?.id ?? null, name: user?.email ?? actor.email },
      result: "refused",
      after: { because },
    }),
  );
}

/** A password that fits is the only chance to store it under today's parameters. */
async function keepHashCurrent({ id, passwordHash }: UserRow, password: string): Promise<void> {
  if (passwordHash === null || !isOutdated(passwordHash)) return;
  try {
    const renewed = await hashPassword(password);
    const db = await database();
    await db
      .update(users)
      .set({ passwordHash: renewed })
      .where(and(eq(users.id, id), eq(users.passwordHash, passwordHash)));
  } catch (error) {
    // At a busy moment the next sign-in does it.
    if (!(error instanceof RefusedError && error.reason === "busy")) throw error;
  }
}
