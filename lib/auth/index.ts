import "server-only";
import { cookies, headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { type Database, database } from "../database";
import type { AuditActor } from "../domain/audit";
import { mayAct, type Role } from "../domain/role";
import { actorOf } from "./actor";
import { type Client, clientOf } from "./client";
import { AccessError } from "./errors";
import { isEmptyInstallation } from "./first-run";
import { endPresentSession } from "./present-session";
import { type SignedIn, signedInBy } from "./sessions";
import { readToken, sessionCookie } from "./token";

export type { Client } from "./client";
export { AccessError, ProofError, type Refusal, RefusedError } from "./errors";
export { createFirstAdmin, type FirstAdmin, isEmptyInstallation } from "./first-run";
export { acceptLink, type IssuedLink, type LinkKind, readLink } from "./links";
export { oidcButton } from "./oidc";
export { changeOwnPassword, waysToSignIn } from "./own-account";
export { proveWithPassword, requireRecentProof } from "./proof";
export { endSession, endSessions, listSessions, type OpenSession, type SignedIn } from "./sessions";
export {
  changeRole,
  disableUser,
  enableUser,
  inviteAgain,
  inviteUser,
  removeUser,
  resetPassword,
} from "./user-acts";
export { listPeople, type Person, type User } from "./users";

const token = async () => (await cookies()).get(sessionCookie().name)?.value;

/** Who asks, or null. Read from the sessions table once per request. */
export const currentUser = cache(async (): Promise<SignedIn | null> => {
  const secretId = await readToken(await token());
  return secretId === null ? null : await signedInBy(secretId, new Date());
});

/** Where this request comes from. */
export async function currentClient(): Promise<Client> {
  return clientOf(await headers());
}

/** Ends the sign-in of whoever asks and takes the cookie back. For actions. */
export async function endCurrentSession(): Promise<void> {
  await endPresentSession(await token(), { client: await currentClient(), now: new Date() });
  const { name, options } = sessionCookie();
  // Browsers ignore the removal of a `__Host-` cookie that does not look like one.
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** Whoever asks, if they may; for routes and actions. Throws `AccessError`. */
export async function requireRole(role: Role): Promise<SignedIn> {
  const user = await currentUser();
  if (!user) throw new AccessError(401);
  if (!mayAct(user.role, role)) throw new AccessError(403);
  return user;
}

/**
 * For pages: sends people without a sign-in to the sign-in page, and back to `path` afterwards; on an empty
 * installation to the welcome page.
 */
export async function requirePage(role: Role, path: string): Promise<SignedIn> {
  const user = await currentUser();
  if (!user) {
    redirect((await isEmptyInstallation()) ? "/welcome" : `/sign-in?next=${encodeURIComponent(path)}`);
  }
  if (!mayAct(user.role, role)) forbidden();
  return user;
}

/**
 * Runs an administrative act of whoever is signed in, in one transaction with its row in the audit log: when the act
 * throws, or the row cannot be written, nothing has happened.
 */
export async function administer<T>(
  user: SignedIn,
  act: (transaction: Database, by: { actor: AuditActor; now: Date }) => Promise<T>,
): Promise<T> {
  const by = { actor: actorOf(user, await currentClient()), now: new Date() };
  const db = await database();
  return await db.transaction((transaction) => act(transaction, by));
}
