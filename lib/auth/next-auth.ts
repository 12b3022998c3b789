import { hkdfSync } from "node:crypto";
import type { NextAuthOptions } from "next-auth";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { env } from "../env";
import { keyRing } from "../key-ring";
import { endSession, LONGEST_SESSION_MS, openSession } from "./sessions";
import { userByPassword } from "./users";

const attempt = z.object({ email: z.string().max(320), password: z.string().max(256) });

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
    useSecureCookies: env().url.startsWith("https:"),
    providers: [
      credentials({
        credentials: { email: {}, password: {} },
        async authorize(input) {
          const given = attempt.safeParse(input);
          return given.success ? await userByPassword(given.data.email, given.data.password) : null;
        },
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
