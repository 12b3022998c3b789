import { z } from "zod";

/** A demo connection as the demo command hands it over. The keys are fake: only the emulators know them. */
const demoConnection = z.object({
  id: z.string(),
  name: z.string(),
  dialect: z.string(),
  regions: z.array(z.string()),
  credentials: z.object({ keyId: z.string(), secret: z.string(), token: z.string().nullable() }),
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

const loopbackOrigin = z.string().regex(/^http:\/\/127\.0\.0\.1:\d{1,5}$/);

const settings = z.object({
  NEPHOSCOPE_MODE: z.enum(["standard", "demo"]).default("standard"),
  NEPHOSCOPE_DATA_DIR: z.string().min(1).default(".data"),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  /** The address people use, e.g. behind a reverse proxy. An origin: the pages live at its root. */
  NEPHOSCOPE_URL: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^/]+\/\/[^/?#@]+\/?$/)
    .optional(),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  NEPHOSCOPE_KEY: z.string().optional(),
  NEPHOSCOPE_KEY_FILE: z.string().optional(),
  /** `off` makes an instance that only serves pages. */
  NEPHOSCOPE_SYNC: z.enum(["on", "off"]).default("on"),
  /** Minutes between two reads of own and shared images; public and marketplace images wait twelve times as long. */
  NEPHOSCOPE_SYNC_MINUTES: z.coerce.number().min(1).max(1440).default(5),
  /** Demo only: `dialect`, `dialect/region` or `dialect/service` → the emulator's origin. */
  NEPHOSCOPE_DEMO_ENDPOINTS: json(z.record(z.string(), loopbackOrigin)).optional(),
  NEPHOSCOPE_DEMO_CONNECTIONS: json(z.array(demoConnection)).optional(),
  NEPHOSCOPE_DEMO_USERS: json(z.array(demoUser)).optional(),
});

export type Env = {
  demo: boolean;
  /** Without a trailing slash. */
  url: string;
  dataDir: string;
  databaseUrl: string | null;
  key: string | null;
  keyFile: string | null;
  sync: { enabled: boolean; intervalMinutes: number };
  demoEndpoints: Record<string, string>;
  demoConnections: z.infer<typeof demoConnection>[];
  demoUsers: z.infer<typeof demoUser>[];
};

const EXAMPLES: Record<string, string> = {
  NEPHOSCOPE_MODE: "standard",
  NEPHOSCOPE_URL: "https://images.example.com",
  PORT: "3000",
  NEPHOSCOPE_DATA_DIR: "/var/lib/nephoscope",
  DATABASE_URL: "postgres://nephoscope@db.example/nephoscope",
  NEPHOSCOPE_SYNC: "on",
  NEPHOSCOPE_SYNC_MINUTES: "5",
  NEPHOSCOPE_DEMO_ENDPOINTS: '{"jdcloud-vm":"http://127.0.0.1:4000"}',
  NEPHOSCOPE_DEMO_CONNECTIONS: "[]",
  NEPHOSCOPE_DEMO_USERS: "[]",
};

/** A setting is wrong; the text names it and gives an example. Its value is never repeated: it may be a secret. */
export class SettingError extends Error {
  override name = "SettingError";
}

/**
 * Reads and checks the settings; an empty one is not set. A function, so that a build needs no production settings.
 * Throws `SettingError`.
 */
export function env(source: Record<string, string | undefined> = process.env): Env {
  const parsed = settings.safeParse(
    Object.fromEntries(Object.keys(settings.shape).map((name) => [name, source[name] || undefined])),
  );
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0] ?? "a setting");
    const example = EXAMPLES[name];
    throw new SettingError(`${name} is not valid.${example ? ` Example: ${name}=${example}` : ""}`);
  }
  const set = parsed.data;
  const demo = set.NEPHOSCOPE_MODE === "demo";
  if (
    !demo &&
    (set.NEPHOSCOPE_DEMO_ENDPOINTS || set.NEPHOSCOPE_DEMO_CONNECTIONS || set.NEPHOSCOPE_DEMO_USERS)
  ) {
    throw new SettingError("NEPHOSCOPE_DEMO_* settings work in demo mode only. Remove them.");
  }
  if (demo && set.DATABASE_URL !== undefined) {
    // Its people have printed passwords.
    throw new SettingError("Demo mode works on its own scratch database only. Remove DATABASE_URL.");
  }
  return {
    demo,
    url: (set.NEPHOSCOPE_URL ?? `http://127.0.0.1:${set.PORT}`).replace(/\/+$/, ""),
    dataDir: set.NEPHOSCOPE_DATA_DIR,
    databaseUrl: set.DATABASE_URL ?? null,
    key: set.NEPHOSCOPE_KEY ?? null,
    keyFile: set.NEPHOSCOPE_KEY_FILE ?? null,
    sync: { enabled: set.NEPHOSCOPE_SYNC === "on", intervalMinutes: set.NEPHOSCOPE_SYNC_MINUTES },
    demoEndpoints: set.NEPHOSCOPE_DEMO_ENDPOINTS ?? {},
    demoConnections: set.NEPHOSCOPE_DEMO_CONNECTIONS ?? [],
    demoUsers: set.NEPHOSCOPE_DEMO_USERS ?? [],
  };
}
