import { isLoopback } from "./public-url";
import { exampleOf, missing, SettingError } from "./setting-error";
import type { Values } from "./values";

/** How people sign in with an OpenID Connect issuer. */
export type OidcSettings = {
  /** Exactly as the issuer names itself. */
  issuer: string;
  clientId: string;
  clientSecretFile: string;
  name: string | null;
  /** Domains of e-mail addresses that may sign in, in lower case; null = all that the issuer knows. */
  domains: string[] | null;
  /** Who is admin. When both are null, roles are given on the users page. */
  adminClaim: { name: string; value: string } | null;
  admins: string[] | null;
};

/** What is set of it; null: nothing. Throws `SettingError` where a part is missing or would let anybody in. */
export function oidcOf(set: Values): OidcSettings | null {
  const { NEPHOSCOPE_OIDC_ISSUER: issuer } = set;
  if (issuer === undefined) {
    const [lonely] = Object.entries(set)
      .filter(([name, value]) => name.startsWith("NEPHOSCOPE_OIDC_") && value !== undefined)
      .map(([name]) => name);
    if (lonely) throw missing("NEPHOSCOPE_OIDC_ISSUER", lonely);
    return null;
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== "https:" && !isLoopback(hostname)) {
    throw new SettingError(`NEPHOSCOPE_OIDC_ISSUER must be https.${exampleOf("NEPHOSCOPE_OIDC_ISSUER")}`);
  }
  const clientId = set.NEPHOSCOPE_OIDC_CLIENT_ID;
  if (clientId === undefined) throw missing("NEPHOSCOPE_OIDC_CLIENT_ID", "NEPHOSCOPE_OIDC_ISSUER");
  const clientSecretFile = set.NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE;
  if (clientSecretFile === undefined) {
    throw missing("NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE", "NEPHOSCOPE_OIDC_ISSUER");
  }
  const { NEPHOSCOPE_OIDC_ADMIN_CLAIM: name, NEPHOSCOPE_OIDC_ADMIN_VALUE: value } = set;
  if (name === undefined && value !== undefined) {
    throw missing("NEPHOSCOPE_OIDC_ADMIN_CLAIM", "NEPHOSCOPE_OIDC_ADMIN_VALUE");
  }
  if (name !== undefined && value === undefined) {
    throw missing("NEPHOSCOPE_OIDC_ADMIN_VALUE", "NEPHOSCOPE_OIDC_ADMIN_CLAIM");
  }
  const domains = set.NEPHOSCOPE_OIDC_DOMAINS ?? null;
  if (domains === null && OPEN_ISSUERS.test(issuer)) {
    throw new SettingError(
      `Everybody can have an account at this NEPHOSCOPE_OIDC_ISSUER: say whose may sign in.${exampleOf("NEPHOSCOPE_OIDC_DOMAINS")}`,
    );
  }
  return {
    issuer,
    clientId,
    clientSecretFile,
    name: set.NEPHOSCOPE_OIDC_NAME ?? null,
    domains,
    adminClaim: name !== undefined && value !== undefined ? { name, value } : null,
    admins: set.NEPHOSCOPE_OIDC_ADMINS ?? null,
  };
}

/** Issuers where everybody has an account: without a list of domains, everybody could sign in here. */
const OPEN_ISSUERS =
  /^https:\/\/(?:accounts\.google\.com|gitlab\.com|appleid\.apple\.com|login\.yahoo\.com)\/?$/;
