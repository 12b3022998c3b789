import path from "node:path";
import type { z } from "zod";
import { type OidcSettings, oidcOf } from "./oidc";
import { publicUrl } from "./public-url";
import { exampleOf, expectedOf, missing, SettingError } from "./setting-error";
import { type demoConnection, type demoReads, type demoUser, settings, type Values } from "./values";

export type { OidcSettings } from "./oidc";
export { isLoopback } from "./public-url";
export { SettingError } from "./setting-error";

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

/** The people and clouds of the demo never meet real ones: its people have printed passwords. */
function refuseMixedDemo(set: Values, demo: boolean): void {
  if (
    !demo &&
    Object.entries(set).some(([name, value]) => name.startsWith("NEPHOSCOPE_DEMO_") && value !== undefined)
  ) {
    throw new SettingError("NEPHOSCOPE_DEMO_* settings work in demo mode only. Remove them.");
  }
  if (demo && set.DATABASE_URL !== undefined) {
    throw new SettingError("Demo mode works on its own scratch database only. Remove DATABASE_URL.");
  }
}

function firstAdminOf(set: Values): Env["firstAdmin"] {
  const { NEPHOSCOPE_ADMIN_EMAIL: adminEmail, NEPHOSCOPE_ADMIN_PASSWORD_FILE: passwordFile } = set;
  if (adminEmail === undefined && passwordFile === undefined) return null;
  if (adminEmail === undefined) throw missing("NEPHOSCOPE_ADMIN_EMAIL", "NEPHOSCOPE_ADMIN_PASSWORD_FILE");
  if (passwordFile === undefined) throw missing("NEPHOSCOPE_ADMIN_PASSWORD_FILE", "NEPHOSCOPE_ADMIN_EMAIL");
  return { email: adminEmail, passwordFile };
}

/** The names of all settings that are read here. */
export const SETTING_NAMES = Object.keys(settings.shape);
