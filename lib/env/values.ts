import { z } from "zod";

/** A demo connection as the demo command hands it over. The keys are fake: only the emulators know them. */
export const demoConnection = z.object({
  id: z.string(),
  name: z.string(),
  dialect: z.string(),
  regions: z.array(z.string()),
  credentials: z.object({ keyId: z.string(), secret: z.string(), token: z.string().nullable() }),
});

export const demoReads = z.object({
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

export const demoUser = z.object({
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
export const settings = z.object({
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

/** All settings, each right by itself. */
export type Values = z.infer<typeof settings>;
