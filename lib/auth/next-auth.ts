import { hkdfSync } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "../env";
import { keyRing } from "../key-ring";
import { log } from "../log";
import { BusyError } from "./password";
import { endSession, LONGEST_SESSION_MS, openSession } from "./sessions";
import { type User, userByPassword } from "./users";

const attempt = z.object({ email: z.string().max(320), password: z.string().max(256) });

/** The sign-in's cookie. `__Host-` binds it to this very host and to https; plain http is for loopback. */
export function sessionCookie() {
  const secure = env().url.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}nephoscope.session`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}

/**
 * The library's settings. Its token carries a random session id and nothing else of weight: who that is, and what
 * they may do, is read from the sessions table at each request.
 */
export function nextAuthOptions(): NextAuthOptions {
  return {
    secret: Buffer.from(hkdfSync("sha256", keyRing().current.bytes, "", "sign-in token", 32)).toString(
      "base64",
    ),
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_MS / 1000 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: sessionCookie().options.secure,
    cookies: { sessionToken: sessionCookie() },
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        authorize,
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        return user ? { sessionId: await openSession(user.id, new Date()) } : token;
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === "string") await endSession(token.sessionId, new Date());
      },
    },
    logger: { error() {}, warn() {}, debug() {} },
  };
}

/** The library sends an error's text to the browser, so only errors that are made for people may leave. */
async function authorize(input: unknown): Promise<User | null> {
  const given = attempt.safeParse(input);
  if (!given.success) return null;
  try {
    return await userByPassword(given.data.email, given.data.password);
  } catch (error) {
    if (error instanceof BusyError) throw error;
    log.error({ error }, "a sign-in failed inside the product");
    throw new Error("internal");
  }
}
