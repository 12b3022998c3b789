import { expect, it } from "vitest";
import { env, SettingError } from "./env";

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
    dataDir: ".data",
    databaseUrl: null,
    key: null,
    keyFile: null,
    sync: { enabled: true, intervalMinutes: 5 },
    demoEndpoints: {},
    demoConnections: [],
    demoUsers: [],
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
  expect(message).toContain(`${name} is not valid.`);
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
  for (const name of ["ENDPOINTS", "CONNECTIONS", "USERS"]) {
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
