import type { NextAuthOptions } from "next-auth";
import type { JWT } from "next-auth/jwt";
import credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { safePath } from "../domain/safe-path";
import { env } from "../env";
import { child } from "../log";
import type { Client } from "./client";
import { RefusedError } from "./errors";
import { signInByIdentity } from "./identities";
import { OIDC, oidcProvider } from "./oidc";
import type { SignInMethod } from "./sessions";
import { checkSignIn, completeSignIn } from "./sign-in";
import { authCookie, LONGEST_SESSION_SECONDS, sessionCookie, tokenSecret } from "./token";
import type { User } from "./users";

/** One request to the sign-in, and what came of it: the library itself tells no more than a redirect. */
export type Attempt = {
  client: Client;
  now: Date;
  /** Secret id of the sign-in that this browser holds already, and its person. */
  present: { secretId: string; userId: string | null } | null;
  /** Whether the issuer shall ask the person again. */
  fresh: boolean;
  checked: { user: User; method: SignInMethod; provedAt: Date | null } | null;
  error: unknown;
};

const given = z.object({ email: z.string().max(320), password: z.string() });

/**
 * The library's settings for one request. Its token carries a random session id and nothing else of weight: who that
 * is, and what they may do, is read from the sessions table at each request.
 */
export function nextAuthOptions(attempt: Attempt): NextAuthOptions {
  const { oidc } = env();
  return {
    secret: tokenSecret(),
    session: { strategy: "jwt", maxAge: LONGEST_SESSION_SECONDS },
    jwt: { maxAge: LONGEST_SESSION_SECONDS },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    useSecureCookies: env().url.startsWith("https:"),
    cookies: {
      sessionToken: sessionCookie(),
      callbackUrl: authCookie("return"),
      csrfToken: authCookie("csrf"),
      pkceCodeVerifier: authCookie("pkce"),
      state: authCookie("state"),
      nonce: authCookie("nonce"),
    },
    providers: [
      credentials({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: (input) =>
          noting(attempt, null, async () => {
            const { client, now } = attempt;
            const parsed = given.safeParse(input);
            if (!parsed.success) throw new RefusedError("sign-in-refused");
            const user = await checkSignIn({ ...parsed.data, client, now });
            attempt.checked = { user, method: "password", provedAt: now };
            return { id: user.id };
          }),
      }),
      ...(oidc ? [oidcProvider(oidc, attempt)] : []),
    ],
    callbacks: {
      signIn: ({ account, profile }) =>
        noting(attempt, false, async () => {
          if (account?.provider !== OIDC || !oidc) return true;
          const { client, now, present } = attempt;
          const signedInAs = present?.userId ?? null;
          const checked = await signInByIdentity({
            claims: profile,
            settings: oidc,
            signedInAs,
            client,
            now,
          });
          attempt.checked = { ...checked, method: "oidc" };
          return true;
        }),
      jwt: ({ user }) =>
        noting<JWT>(attempt, {}, async () => {
          const { checked, client, now, present } = attempt;
          if (!user || !checked) throw new Error("a token was asked for without a sign-in");
          const { user: who, ...how } = checked;
          const replaces = present?.secretId ?? null;
          return {
            sessionId: await completeSignIn({ user: who, userId: who.id, ...how, client, replaces, now }),
          };
        }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(pathOf(url, baseUrl))}`,
      session: ({ session }) => ({ expires: session.expires }),
    },
    logger: { error: logFailure, warn() {}, debug() {} },
  };
}

/** Keeps what went wrong: the library would turn any error into a refusal. */
async function noting<T>(attempt: Attempt, otherwise: T, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    attempt.error = error;
    return otherwise;
  }
}

function pathOf(url: string, baseUrl: string): string {
  if (!URL.canParse(url, baseUrl)) return "";
  const { origin, pathname, search, hash } = new URL(url, baseUrl);
  return url.startsWith("/") ? url : origin === baseUrl ? `${pathname}${search}${hash}` : "";
}

/** What an operator needs to see why an issuer's sign-in fails, without its one-time values. */
function logFailure(code: string, details: unknown): void {
  const fields: { error?: unknown } = typeof details === "object" && details !== null ? details : {};
  const error = details instanceof Error ? details : fields.error;
  const cause = error instanceof Error ? error.message.replace(/[\w-]{20,}/g, "…").slice(0, 300) : null;
  child("sign-in").warn({ code, cause }, "the sign-in library reports a failure");
}
