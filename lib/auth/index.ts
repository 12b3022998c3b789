import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { mayAct, type Role } from "../domain/role";
import { nextAuthOptions, sessionCookie } from "./next-auth";
import { endSession, userOfSession } from "./sessions";
import type { User } from "./users";

export type { User } from "./users";

/** Nobody is signed in, or somebody who may not do this. Routes answer with `status`. */
export class AccessError extends Error {
  override name = "AccessError";
  constructor(readonly status: 401 | 403) {
    super(status === 401 ? "sign-in required" : "not allowed");
  }
}

async function sessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  const { secret } = nextAuthOptions();
  if (!token || !secret) return null;
  // A token that was altered or sealed with another key does not decode: nobody is signed in.
  const content = await decode({ token, secret }).catch(() => null);
  return typeof content?.sessionId === "string" ? content.sessionId : null;
}

/** Who asks, or null. Read from the sessions table once per request. */
export const currentUser = cache(async (): Promise<User | null> => {
  const id = await sessionId();
  return id === null ? null : await userOfSession(id, new Date());
});

/** Ends the sign-in of whoever asks and takes the cookie back. For actions. */
export async function endCurrentSession(): Promise<void> {
  const id = await sessionId();
  if (id !== null) await endSession(id, new Date());
  const { name, options } = sessionCookie();
  // With all its attributes: a browser ignores a `__Host-` cookie that comes without `Secure`.
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** Whoever asks, if they may; for routes and actions. Throws `AccessError`. */
export async function requireRole(role: Role): Promise<User> {
  const user = await currentUser();
  if (!user) throw new AccessError(401);
  if (!mayAct(user.role, role)) throw new AccessError(403);
  return user;
}

/** For pages: sends people without a sign-in to the sign-in page, and back to `path` afterwards. */
export async function requirePage(role: Role, path: string): Promise<User> {
  const user = await currentUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  if (!mayAct(user.role, role)) throw new AccessError(403);
  return user;
}
