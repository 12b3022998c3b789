import path from "node:path";
import { z } from "zod";
import { SETTINGS } from "./setting-words";

/** A demo connection as the demo command hands it over. The keys are fake: only the emulators know them. */
const demoConnection = z.object({
  id: z.string(),
  name: z.string(),
  dialect: z.string(),
  regions: z.array(z.string()),
  credentials: z.object({ keyId: z.string(), secret: z.string(), token: z.string().nullable() }),
});

const demoReads = z.object({
  connectionId: z.string(),
  regionId: z.string(),
  group: z.string(),
  reads: z.array(
    z.object({
      daysAgo: z.number().positive(),
      images: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          ownership: z.string().optional(),
          status: z.string().optional(),
          used: z.int().optional(),
          limit: z.int().optional(),
        }),
      ),
    }),
  ),
});

const demoUser = z.object({
  email: z.string(),
  name: z.string(),
  role: z.enum(["viewer", "admin"]),
  password: z.string(),
});

function json<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: "custom", message: "is not JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** Words separated by commas or white space, in lower case. */
const list = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((word) => word !== ""),
  )
  .pipe(z.array(z.string()).min(1));

const email = z.string().trim().toLowerCase().pipe(z.email());

/** An address without path, query or password. */
const origin = z.url({ protocol: /^https?$/ }).refine((text) => /^https?:\/\/[^/?#@\\]+\/?$/i.test(text));

const loopbackOrigin = z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/);

/** Each has its words in `setting-words.ts` and its row in docs/settings.md. */
const settings = z.object({
  NEPHOSCOPE_MODE: z.enum(["standard", "demo"]).default("standard"),
  NEPHOSCOPE_DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  /** The address people use, e.g. behind a reverse proxy. An origin: the pages live at its root. */
  NEPHOSCOPE_URL: origin.optional(),
  /** The host of NEPHOSCOPE_URL, to say that plain http is meant there. */
  NEPHOSCOPE_ALLOW_HTTP: z.string().trim().toLowerCase().optional(),
  /** How many reverse proxies stand in front and add to X-Forwarded-For; 0 = the header is ignored. */
  NEPHOSCOPE_TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** The first admin of an installation that nobody sets up by hand. */
  NEPHOSCOPE_ADMIN_EMAIL: email.optional(),
  NEPHOSCOPE_ADMIN_PASSWORD_FILE: z.string().min(1).optional(),
  /** Sign-in with any OpenID Connect issuer. */
  NEPHOSCOPE_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  NEPHOSCOPE_OIDC_CLIENT_ID: z.string().min(1).optional(),
  NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** What the button on the sign-in page calls it. */
  NEPHOSCOPE_OIDC_NAME: z.string().trim().min(1).max(40).optional(),
  /** Only addresses of these domains may sign in. */
  NEPHOSCOPE_OIDC_DOMAINS: list.optional(),
  /** Admins are those whose claim has the value, or whose address is in the list. */
  NEPHOSCOPE_OIDC_ADMIN_CLAIM: z.string().min(1).optional(),
  NEPHOSCOPE_OIDC_ADMIN_VALUE: z.string().min(1).optional(),
  NEPHOSCOPE_OIDC_ADMINS: list.optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  NEPHOSCOPE_KEY: z.string().optional(),
  NEPHOSCOPE_KEY_FILE: z.string().optional(),
  /** `off`: no automatic backups of the embedded database. */
  NEPHOSCOPE_BACKUP: z.enum(["on", "off"]).default("on"),
  /** The folder of backups. */
  NEPHOSCOPE_BACKUP_DIR: z.string().min(1).optional(),
  /** A proxy for everything that is sent to clouds. */
  NEPHOSCOPE_PROXY_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** A file with certificates in PEM that clouds' certificates may rest on, beside the usual ones. */
  NEPHOSCOPE_CA_FILE: z.string().min(1).optional(),
  /** A file with the token that opens metrics and readiness detail for machines. */
  NEPHOSCOPE_METRICS_TOKEN_FILE: z.string().min(1).optional(),
  /** `off` makes an instance that only serves pages. */
  NEPHOSCOPE_SYNC: z.enum(["on", "off"]).default("on"),
  /** Minutes between two reads of own and shared images; public and marketplace images wait twelve times as long. */
  NEPHOSCOPE_SYNC_MINUTES: z.coerce.number().min(1).max(1440).default(5),
  /** Demo only: `dialect`, `dialect/region` or `dialect/service` → the emulator's origin. */
  NEPHOSCOPE_DEMO_ENDPOINTS: json(z.record(z.string(), loopbackOrigin)).optional(),
  NEPHOSCOPE_DEMO_CONNECTIONS: json(z.array(demoConnection)).optional(),
  NEPHOSCOPE_DEMO_USERS: json(z.array(demoUser)).optional(),
  /** Demo only: what the clouds listed before its first start. */
  NEPHOSCOPE_DEMO_HISTORY: json(z.array(demoReads)).optional(),
});

export type Env = {
  demo: boolean;
  /** Where people reach the product: an origin, without a trailing slash. */
  url: string;
  /** Reverse proxies in front that add to X-Forwarded-For. */
  trustedProxies: number;
  firstAdmin: { email: string; passwordFile: string } | null;
  oidc: OidcSettings | null;
  dataDir: string;
  databaseUrl: string | null;
  key: string | null;
  keyFile: string | null;
  metricsTokenFile: string | null;
  /** How clouds are reached: directly and by the usual certificates where null. */
  network: { proxyUrl: string | null; caFile: string | null };
  backup: { automatic: boolean; folder: string };
  sync: { enabled: boolean; intervalMinutes: number };
  demoEndpoints: Record<string, string>;
  demoConnections: z.infer<typeof demoConnection>[];
  demoUsers: z.infer<typeof demoUser>[];
  demoHistory: z.infer<typeof demoReads>[];
};

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

/**
 * Settings are wrong; the text names each, says what it must be and gives an example. Values may be secrets, so they are
 * not repeated.
 */
export class SettingError extends Error {
  override name = "SettingError";
}

/**
 * Reads and checks the settings, all of them before it complains; an empty one is not set. A function, so that a build
 * needs no production settings. Throws `SettingError`.
 */
export function env(source: Record<string, string | undefined> = process.env): Env {
  const problems: string[] = [];
  const wrong = new Set<string>();
  const taken: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settings.shape)) {
    const parsed = schema.safeParse(source[name] || undefined);
    if (parsed.success) taken[name] = parsed.data;
    else {
      wrong.add(name);
      problems.push(`${name} is not valid: it must be ${expectedOf(name)}.${exampleOf(name)}`);
    }
  }
  // Each value is of its own schema; one that is wrong is left out, and what needs it is not looked at.
  const set = taken as Values;
  /** What several settings say together, once each of them is right by itself. */
  function together<T>(names: RegExp, read: () => T): T | undefined {
    if ([...wrong].some((name) => names.test(name))) return undefined;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      problems.push(error.message);
      return undefined;
    }
  }
  const demo = set.NEPHOSCOPE_MODE === "demo";
  together(/_(?:MODE|DEMO_\w+)$|^DATABASE_URL$/, () => refuseMixedDemo(set, demo));
  const url = together(/^NEPHOSCOPE_URL$|^PORT$|ALLOW_HTTP$/, () => publicUrl(set));
  const firstAdmin = together(/_ADMIN_(?:EMAIL|PASSWORD_FILE)$/, () => firstAdminOf(set));
  const oidc = together(/_OIDC_/, () => oidcOf(set));
  if (problems.length > 0 || url === undefined || firstAdmin === undefined || oidc === undefined) {
    throw new SettingError(
      problems.length === 1
        ? `${problems[0]}`
        : `${problems.length} settings are wrong:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
    );
  }
  return {
    demo,
    url: url.origin,
    trustedProxies: set.NEPHOSCOPE_TRUST_PROXY,
    firstAdmin,
    oidc,
    dataDir: set.NEPHOSCOPE_DATA_DIR,
    databaseUrl: set.DATABASE_URL ?? null,
    key: set.NEPHOSCOPE_KEY ?? null,
    keyFile: set.NEPHOSCOPE_KEY_FILE ?? null,
    backup: {
      automatic: set.NEPHOSCOPE_BACKUP === "on",
      folder:
        set.NEPHOSCOPE_BACKUP_DIR ?? path.join(/*turbopackIgnore: true*/ set.NEPHOSCOPE_DATA_DIR, "backups"),
    },
    network: { proxyUrl: set.NEPHOSCOPE_PROXY_URL ?? null, caFile: set.NEPHOSCOPE_CA_FILE ?? null },
    metricsTokenFile: set.NEPHOSCOPE_METRICS_TOKEN_FILE ?? null,
    sync: { enabled: set.NEPHOSCOPE_SYNC === "on", intervalMinutes: set.NEPHOSCOPE_SYNC_MINUTES },
    demoEndpoints: set.NEPHOSCOPE_DEMO_ENDPOINTS ?? {},
    demoConnections: set.NEPHOSCOPE_DEMO_CONNECTIONS ?? [],
    demoUsers: set.NEPHOSCOPE_DEMO_USERS ?? [],
    demoHistory: set.NEPHOSCOPE_DEMO_HISTORY ?? [],
  };
}

type Values = z.infer<typeof settings>;

/** The people and clouds of the demo never meet real ones: its people have printed passwords. */
function refuseMixedDemo(set: Values, demo: boolean): void {
  if (
    !demo &&
    (set.NEPHOSCOPE_DEMO_ENDPOINTS || set.NEPHOSCOPE_DEMO_CONNECTIONS || set.NEPHOSCOPE_DEMO_USERS)
  ) {
    throw new SettingError("NEPHOSCOPE_DEMO_* settings work in demo mode only. Remove them.");
  }
  if (demo && set.DATABASE_URL !== undefined) {
    throw new SettingError("Demo mode works on its own scratch database only. Remove DATABASE_URL.");
  }
}

/** Where people reach the product. Passwords and sign-ins must not cross a network readable by others. */
function publicUrl(set: Values): URL {
  const url = new URL(set.NEPHOSCOPE_URL ?? `http://127.0.0.1:${set.PORT}`);
  const { protocol, hostname } = url;
  if (protocol === "https:" || isLoopback(hostname) || set.NEPHOSCOPE_ALLOW_HTTP === hostname) return url;
  throw new SettingError(
    `NEPHOSCOPE_URL is plain http: passwords and sign-ins could be read on the way. Use https, or set NEPHOSCOPE_ALLOW_HTTP=${hostname} if that network is yours alone.`,
  );
}

/** Whether a host, as `URL` writes it, is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(?:127\.\d+\.\d+\.\d+|\[::1\]|(?:[^.]+\.)*localhost)$/.test(hostname);
}

function firstAdminOf(set: Values): Env["firstAdmin"] {
  const { NEPHOSCOPE_ADMIN_EMAIL: adminEmail, NEPHOSCOPE_ADMIN_PASSWORD_FILE: passwordFile } = set;
  if (adminEmail === undefined && passwordFile === undefined) return null;
  if (adminEmail === undefined) throw missing("NEPHOSCOPE_ADMIN_EMAIL", "NEPHOSCOPE_ADMIN_PASSWORD_FILE");
  if (passwordFile === undefined) throw missing("NEPHOSCOPE_ADMIN_PASSWORD_FILE", "NEPHOSCOPE_ADMIN_EMAIL");
  return { email: adminEmail, passwordFile };
}

/** Issuers where everybody has an account: without a list of domains, everybody could sign in here. */
const OPEN_ISSUERS =
  /^https:\/\/(?:accounts\.google\.com|gitlab\.com|appleid\.apple\.com|login\.yahoo\.com)\/?$/;

function oidcOf(set: Values): OidcSettings | null {
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

function missing(name: string, because: string): SettingError {
  return new SettingError(`${because} needs ${name} as well.${exampleOf(name)}`);
}

function exampleOf(name: string): string {
  const example = SETTINGS[name]?.example;
  return example === undefined ? "" : ` Example: ${name}=${example}`;
}

function expectedOf(name: string): string {
  return SETTINGS[name]?.is ?? "something else";
}

/** The names of all settings that are read here. */
export const SETTING_NAMES = Object.keys(settings.shape);
