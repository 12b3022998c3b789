import { readFileSync } from "node:fs";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { env, type OidcSettings, SettingError } from "../env";
import { processWide } from "../process-wide";
import { LONGEST_SESSION_MS } from "./sessions";

/** Name of the way in, also in the address that the issuer sends people back to: `/api/auth/callback/oidc`. */
export const OIDC = "oidc";

/** Claims by name, as the issuer wrote them. */
type RawClaims = Record<string, unknown> & { sub: string };

/** Longer than the library's 3.5 s: some issuers are far away. */
const TIMEOUT_MS = 10_000;

/**
 * The issuer of the settings as the library wants it: found by discovery, with PKCE, state and nonce. `fresh` asks the
 * person to sign in there again, whatever sign-in the issuer still remembers.
 */
export function oidcProvider(settings: OidcSettings, { fresh }: { fresh: boolean }): OAuthConfig<RawClaims> {
  return {
    id: OIDC,
    name: settings.name ?? "OpenID Connect",
    type: "oauth",
    wellKnown: `${settings.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: settings.clientId,
    clientSecret: oidcSecret(settings),
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Asked for the greatest age, an issuer tells when the person signed in there, and asks them again if need be.
    authorization: {
      params: { scope: "openid email profile", max_age: fresh ? 0 : LONGEST_SESSION_MS / 1000 },
    },
    httpOptions: { timeout: TIMEOUT_MS },
    userinfo: {
      // What the ID token leaves out is asked for; where both speak, the signed one counts.
      async request({ client, tokens }) {
        // The library hands over the whole set, so that the subjects of both are compared.
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const asked = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(set) : {};
        return { ...asked, ...set.claims() };
      },
    },
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** The client secret, read once. Throws `SettingError` when its file cannot be read. */
export function oidcSecret({ clientSecretFile }: OidcSettings): string {
  return processWide(`oidc-secret ${clientSecretFile}`, () => {
    try {
      const secret = readFileSync(/*turbopackIgnore: true*/ clientSecretFile, "utf8").trim();
      if (secret !== "") return secret;
    } catch (cause) {
      throw new SettingError("The file of NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE cannot be read.", { cause });
    }
    throw new SettingError("The file of NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE is empty.");
  });
}

/** What the sign-in page needs to know of the issuer; null without one. */
export function oidcButton(): { name: string | null } | null {
  const { oidc } = env();
  return oidc ? { name: oidc.name } : null;
}
