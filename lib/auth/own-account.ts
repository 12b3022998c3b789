import { eq } from "drizzle-orm";
import { record } from "../audit";
import { database } from "../database";
import { identities, users } from "../database/tables";
import { actorOf } from "./actor";
import type { Client } from "./client";
import { hashPassword } from "./password";
import { checkNewPassword } from "./password-policy";
import { checkOwnPassword } from "./proof";
import { endSessionsQuietly, type SignedIn, type SignInMethod } from "./sessions";

/** By which ways a person can sign in, for their own page. */
export async function waysToSignIn(userId: string): Promise<SignInMethod[]> {
  const db = await database();
  const [row] = await db.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId));
  const bound = await db
    .select({ issuer: identities.issuer })
    .from(identities)
    .where(eq(identities.userId, userId));
  return [
    ...(row?.passwordHash ? (["password"] as const) : []),
    ...(bound.length > 0 ? (["oidc"] as const) : []),
  ];
}

/**
 * Changes one's own password; all other sign-ins of that person end. Throws `password-wrong` for the present one,
 * `wait`, `busy`, and `password-…` for the new one.
 */
export async function changeOwnPassword(change: {
  user: SignedIn;
  present: string;
  next: string;
  client: Client;
  now: Date;
}): Promise<void> {
  const { user, present, next, client, now } = change;
  checkNewPassword(next, user);
  await checkOwnPassword({ user, password: present, client, now });
  const passwordHash = await hashPassword(next);
  const db = await database();
  await db.transaction(async (transaction) => {
    await transaction.update(users).set({ passwordHash }).where(eq(users.id, user.id));
    const ended = await endSessionsQuietly(transaction, { userId: user.id, except: user.session.id, now });
    await record(transaction, {
      actor: actorOf(user, client),
      action: "password.changed",
      object: { kind: "user", id: user.id, name: user.email },
      after: { by: "self", ended },
    });
  });
}
