import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { env, isLoopback, SETTING_NAMES, SettingError } from ".";
import { SETTINGS } from "./setting-words";

const OIDC = {
  NEPHOSCOPE_OIDC_ISSUER: "https://login.example.com/realms/main",
  NEPHOSCOPE_OIDC_CLIENT_ID: "nephoscope",
  NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: "/run/secrets/oidc",
};

/** The error of settings that must be refused. */
function refusal(settings: Record<string, string>): SettingError {
  try {
    env(settings);
  } catch (error) {
    if (error instanceof SettingError) return error;
    throw error;
  }
  throw new Error("the settings were taken");
}

it("needs no setting at all", () => {
  expect(env({})).toEqual({
    demo: false,
    url: "http://127.0.0.1:3000",
    trustedProxies: 0,
    firstAdmin: null,
    oidc: null,
    dataDir: ".data",
    databaseUrl: null,
    key: null,
    keyFile: null,
    metricsTokenFile: null,
    network: { proxyUrl: null, caFile: null },
    backup: { automatic: true, folder: ".data/backups" },
    sync: { enabled: true, intervalMinutes: 5 },
    demoEndpoints: {},
    demoConnections: [],
    demoUsers: [],
    demoHistory: [],
  });
});

it.each([
  ["NEPHOSCOPE_MODE", "s3cret-value"],
  ["NEPHOSCOPE_URL", "ftp://s3cret-value"],
  ["NEPHOSCOPE_URL", "https://me:s3cret-value@images.example.com"],
  ["NEPHOSCOPE_URL", "https://images.example.com/s3cret-value"],
  ["NEPHOSCOPE_URL", "images.s3cret-value.example"],
  ["DATABASE_URL", "mysql://me:s3cret-value@db.example/nephoscope"],
  ["PORT", "70000"],
  ["PORT", "s3cret-value"],
  ["NEPHOSCOPE_SYNC", "s3cret-value"],
  ["NEPHOSCOPE_SYNC_MINUTES", "0"],
  ["NEPHOSCOPE_SYNC_MINUTES", "s3cret-value"],
  ["NEPHOSCOPE_DEMO_ENDPOINTS", '{"jdcloud-vm":"http://s3cret-value.example"}'],
  ["NEPHOSCOPE_DEMO_CONNECTIONS", '[{"credentials":{"secret":"s3cret-value"}}]'],
  ["NEPHOSCOPE_DEMO_USERS", "[s3cret-value"],
])("refuses a wrong %s by name, with an example that is right, and never repeats it", (name, value) => {
  const demo: Record<string, string> = name.startsWith("NEPHOSCOPE_DEMO_") ? { NEPHOSCOPE_MODE: "demo" } : {};
  const { message } = refusal({ ...demo, [name]: value });
  expect(message).toContain(`${name} is not valid: it must be `);
  expect(message).not.toContain("s3cret-value");
  const [, example] = /Example: \w+=(.+)$/.exec(message) ?? [];
  expect(example).toBeDefined();
  expect(() => env({ ...demo, [name]: example })).not.toThrow();
});

it("takes an empty setting for one that is not set", () => {
  const empty = {
    DATABASE_URL: "",
    NEPHOSCOPE_KEY: "",
    NEPHOSCOPE_KEY_FILE: "",
    PORT: "",
    NEPHOSCOPE_URL: "",
  };
  expect(env(empty)).toEqual(env({}));
});

it("has the address without a slash at its end, and by default the port that is served", () => {
  expect(env({ NEPHOSCOPE_URL: "https://images.example.com/" }).url).toBe("https://images.example.com");
  expect(env({ PORT: "8080" }).url).toBe("http://127.0.0.1:8080");
});

it("never lets demo people and loopback clouds into a real instance", () => {
  for (const name of ["ENDPOINTS", "CONNECTIONS", "USERS", "HISTORY"]) {
    const value = name === "ENDPOINTS" ? '{"jdcloud-vm":"http://127.0.0.1:1"}' : "[]";
    expect(refusal({ [`NEPHOSCOPE_DEMO_${name}`]: value }).message).toContain("demo mode only");
  }
  const shared = { NEPHOSCOPE_MODE: "demo", DATABASE_URL: "postgres://me:s3cret-value@db.example/real" };
  expect(refusal(shared).message).toMatch(/Remove DATABASE_URL/);
  expect(refusal(shared).message).not.toContain("s3cret-value");
});

it.each([
  "https://127.0.0.1:1",
  "http://127.0.0.1",
  "http://localhost:1",
  "http://10.0.0.1:1",
  "http://127.0.0.1:1/x",
])("takes only an exact loopback host and port for an emulator: not %s", (origin) => {
  const settings = {
    NEPHOSCOPE_MODE: "demo",
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify({ "jdcloud-vm": origin }),
  };
  expect(refusal(settings).message).toContain("NEPHOSCOPE_DEMO_ENDPOINTS");
});

it.each([
  ["https://images.example.com/", "https://images.example.com"],
  ["https://Images.Example.com:8443", "https://images.example.com:8443"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
  ["http://[::1]:3000", "http://[::1]:3000"],
  ["http://localhost", "http://localhost"],
])("takes %s as the public address", (given, url) => {
  expect(env({ NEPHOSCOPE_URL: given }).url).toBe(url);
});

it.each([
  "ftp://images.example.com",
  "images.example.com",
  "https://images.example.com/below",
  "https://images.example.com/?a=1",
  "https://me:secret@images.example.com",
  "https://images.example.com\\@evil.example",
])("does not take %j as the public address", (given) => {
  expect(() => env({ NEPHOSCOPE_URL: given })).toThrow(
    "NEPHOSCOPE_URL is not valid: it must be the address that people use, with https:// and without a path. Example: NEPHOSCOPE_URL=https://images.example.com",
  );
});

it.each([
  "http://images.example.com",
  "http://10.0.0.5:3000",
  "http://0.0.0.0:3000",
  "http://127.0.0.1.example.com",
  "http://localhost.example.com",
])("does not start on %s without being told so by name", (url) => {
  expect(() => env({ NEPHOSCOPE_URL: url })).toThrow(/plain http.*NEPHOSCOPE_ALLOW_HTTP=/);
  expect(() => env({ NEPHOSCOPE_URL: url, NEPHOSCOPE_ALLOW_HTTP: "other.example.com" })).toThrow(
    "plain http",
  );
  expect(() => env({ NEPHOSCOPE_URL: url, NEPHOSCOPE_ALLOW_HTTP: "true" })).toThrow("plain http");
});

it("starts on plain http where exactly that host is allowed", () => {
  const settings = { NEPHOSCOPE_URL: "http://images.lan:3000", NEPHOSCOPE_ALLOW_HTTP: "Images.lan" };
  expect(env(settings).url).toBe("http://images.lan:3000");
});

it.each([
  ["127.0.0.1", true],
  ["127.8.9.1", true],
  ["[::1]", true],
  ["localhost", true],
  ["app.localhost", true],
  ["128.0.0.1", false],
  ["[::2]", false],
  ["127.0.0.1.example.com", false],
  ["notlocalhost", false],
])("knows that %s is loopback: %s", (host, loopback) => {
  expect(isLoopback(host)).toBe(loopback);
});

it("reads who is admin at the issuer", () => {
  const settings = env({
    ...OIDC,
    NEPHOSCOPE_OIDC_ADMIN_CLAIM: "groups",
    NEPHOSCOPE_OIDC_ADMIN_VALUE: "Cloud-Admins",
    NEPHOSCOPE_OIDC_ADMINS: "Ada@example.com,  grace@example.com\n",
    NEPHOSCOPE_OIDC_DOMAINS: "Example.com",
  });
  expect(settings.oidc).toEqual({
    issuer: "https://login.example.com/realms/main",
    clientId: "nephoscope",
    clientSecretFile: "/run/secrets/oidc",
    name: null,
    domains: ["example.com"],
    adminClaim: { name: "groups", value: "Cloud-Admins" },
    admins: ["ada@example.com", "grace@example.com"],
  });
});

it.each([
  [{ ...OIDC, NEPHOSCOPE_OIDC_ISSUER: undefined }, "needs NEPHOSCOPE_OIDC_ISSUER as well"],
  [{ ...OIDC, NEPHOSCOPE_OIDC_CLIENT_ID: undefined }, "needs NEPHOSCOPE_OIDC_CLIENT_ID as well"],
  [
    { ...OIDC, NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: undefined },
    "needs NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE as well",
  ],
  [{ ...OIDC, NEPHOSCOPE_OIDC_ADMIN_CLAIM: "groups" }, "needs NEPHOSCOPE_OIDC_ADMIN_VALUE as well"],
  [{ ...OIDC, NEPHOSCOPE_OIDC_ADMIN_VALUE: "x" }, "needs NEPHOSCOPE_OIDC_ADMIN_CLAIM as well"],
  [{ ...OIDC, NEPHOSCOPE_OIDC_ISSUER: "http://login.example.com" }, "must be https"],
  [{ ...OIDC, NEPHOSCOPE_OIDC_ISSUER: "https://accounts.google.com" }, "NEPHOSCOPE_OIDC_DOMAINS=example.com"],
  [{ ...OIDC, NEPHOSCOPE_OIDC_ADMINS: " , " }, "NEPHOSCOPE_OIDC_ADMINS is not valid"],
  [{ NEPHOSCOPE_ADMIN_EMAIL: "ada@example.com" }, "needs NEPHOSCOPE_ADMIN_PASSWORD_FILE as well"],
  [{ NEPHOSCOPE_ADMIN_PASSWORD_FILE: "/a" }, "needs NEPHOSCOPE_ADMIN_EMAIL as well"],
  [{ NEPHOSCOPE_ADMIN_EMAIL: "ada", NEPHOSCOPE_ADMIN_PASSWORD_FILE: "/a" }, "NEPHOSCOPE_ADMIN_EMAIL is not"],
  [
    { NEPHOSCOPE_TRUST_PROXY: "yes" },
    "NEPHOSCOPE_TRUST_PROXY is not valid: it must be a whole number from 0 to 5. Example: NEPHOSCOPE_TRUST_PROXY=1",
  ],
  [{ NEPHOSCOPE_TRUST_PROXY: "-1" }, "NEPHOSCOPE_TRUST_PROXY is not valid"],
])("says what is wrong with %j", (settings, text) => {
  expect(() => env(settings)).toThrow(SettingError);
  expect(() => env(settings)).toThrow(text);
});

it("takes plain http for an issuer on this machine", () => {
  expect(env({ ...OIDC, NEPHOSCOPE_OIDC_ISSUER: "http://127.0.0.1:4000" }).oidc?.issuer).toBe(
    "http://127.0.0.1:4000",
  );
});

it("takes an open issuer when it is said whose addresses may sign in", () => {
  const settings = {
    ...OIDC,
    NEPHOSCOPE_OIDC_ISSUER: "https://accounts.google.com",
    NEPHOSCOPE_OIDC_DOMAINS: "example.com",
  };
  expect(env(settings).oidc?.domains).toEqual(["example.com"]);
});

it("tells everything that is wrong at once, each with its name, and repeats no value", () => {
  const { message } = refusal({
    PORT: "many",
    NEPHOSCOPE_PROXY_URL: "socks5://me:s3cret-value@proxy.example.com",
    NEPHOSCOPE_URL: "http://images.example.com",
    NEPHOSCOPE_ADMIN_EMAIL: "ada@example.com",
    NEPHOSCOPE_DEMO_USERS: "[]",
  });
  expect(message.split("\n")).toEqual([
    "4 settings are wrong:",
    "- PORT is not valid: it must be a whole number from 1 to 65535. Example: PORT=3000",
    "- NEPHOSCOPE_PROXY_URL is not valid: it must be an address with http:// or https://. Example: NEPHOSCOPE_PROXY_URL=http://proxy.example.com:3128",
    "- NEPHOSCOPE_DEMO_* settings work in demo mode only. Remove them.",
    expect.stringMatching(/^- NEPHOSCOPE_ADMIN_EMAIL needs NEPHOSCOPE_ADMIN_PASSWORD_FILE as well\./),
  ]);
  expect(message).not.toContain("s3cret-value");
});

describe("the documented table of settings", () => {
  const root = fileURLToPath(new URL("../..", import.meta.url));
  const table = readFileSync(`${root}docs/settings.md`, "utf8");
  const documented = [...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  /** Those that are read before the settings are, or by commands alone. */
  const elsewhere = [
    "NEPHOSCOPE_LOG_LEVEL",
    "NEPHOSCOPE_DEMO_DIR",
    "NEPHOSCOPE_CONTROL_PORT",
    "NEPHOSCOPE_STANDALONE",
  ];

  it("has each setting of the code once, and no other", () => {
    expect(documented.toSorted()).toEqual([...SETTING_NAMES, ...elsewhere].toSorted());
  });

  it("knows every variable of ours that the product reads", () => {
    const files = ["lib", "app", "components", "i18n"].flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|testing\/|fixtures\//.test(name))
        .map((name) => `${root}${folder}/${name}`),
    );
    const read = [...files, `${root}proxy.ts`, `${root}next.config.mjs`].flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/process\.env\.((?:NEPHOSCOPE|DATABASE)_\w+)/g)].map(
        (match) => match[1],
      ),
    );
    expect(read).toContain("NEPHOSCOPE_LOG_LEVEL");
    expect(read.filter((name) => !documented.includes(name) && !name?.startsWith("NEPHOSCOPE_TEST"))).toEqual(
      [],
    );
  });

  it.each(SETTING_NAMES)("has words for %s", (name) => {
    expect(SETTINGS[name]?.is).toMatch(/\w/);
  });
});
