import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it, vi } from "vitest";
import { database } from "../database";
import { setUpCode, users } from "../database/tables";
import { type Env, env } from "../env";
import { createFirstAdmin, isEmptyInstallation, renewSetUpCode } from "./first-run";
import { hasAdmin } from "./people-lock";
import { checkSignIn } from "./sign-in";
import { startAuth } from "./start";
import { addUser, CLIENT, lastAudit, later, MINUTE, NOW, PASSWORD, withPeople } from "./testing/people";

vi.mock("./password-cost", () => ({ COST: { N: 1024, r: 8, p: 1 } }));
withPeople();

async function newCode(): Promise<string> {
  const made = await renewSetUpCode(NOW);
  if (!made) throw new Error("there is somebody already");
  return made.code;
}

const create = (code: string, rest: { email?: string; password?: string; ms?: number } = {}) =>
  createFirstAdmin({
    code,
    email: rest.email ?? "ada@example.com",
    name: "Ada",
    password: rest.password ?? PASSWORD,
    client: CLIENT,
    now: later(rest.ms ?? 0),
  });

it("makes the first admin by the code", async () => {
  expect(await isEmptyInstallation()).toBe(true);
  const made = await create(await newCode(), { email: " Ada@Example.com" });
  expect(made).toMatchObject({ email: "ada@example.com", name: "Ada", role: "admin" });
  expect(await isEmptyInstallation()).toBe(false);
  expect(await hasAdmin(await database())).toBe(true);
  const signIn = { email: "ada@example.com", password: PASSWORD, client: CLIENT, now: NOW };
  expect(await checkSignIn(signIn)).toEqual(made);
  expect(await lastAudit("setup.first-admin")).toMatchObject({
    actor: { role: "anonymous", email: "ada@example.com", address: CLIENT.address },
    object: { kind: "user", id: made.id },
  });
});

it("writes the code in eight groups of letters that are not mistaken for each other", async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, newCode));
  expect(new Set(codes).size).toBe(20);
  for (const code of codes) expect(code).toMatch(/^(?:[A-HJKMNPQRT-Z]{4}-){7}[A-HJKMNPQRT-Z]{4}$/);
});

it("keeps only a hash of the code", async () => {
  const code = await newCode();
  const rows = JSON.stringify(await (await database()).select().from(setUpCode));
  expect(rows).not.toContain(code);
  expect(rows).not.toContain(code.replaceAll("-", ""));
});

it.each([
  (code: string) => code.toLowerCase(),
  (code: string) => code.replaceAll("-", " "),
  (code: string) => code.replaceAll("-", ""),
  (code: string) => `  ${code}\n`,
])("takes the code however it was typed: %s", async (typed) => {
  await expect(create(typed(await newCode()))).resolves.toMatchObject({ role: "admin" });
});

it.each([
  () => "",
  () => "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA",
  (code: string) => code.slice(0, -1),
  (code: string) => `${code}A`,
  (code: string) => code.split("-").reverse().join("-"),
])("refuses a wrong code: %s", async (typed) => {
  await expect(create(typed(await newCode()))).rejects.toThrow("code-wrong");
  expect(await isEmptyInstallation()).toBe(true);
});

it("refuses any code when none was made", async () => {
  await expect(create("")).rejects.toThrow("code-wrong");
});

it("takes the code for half an hour", async () => {
  await expect(create(await newCode(), { ms: 30 * MINUTE })).rejects.toThrow("code-expired");
  await expect(create(await newCode(), { ms: 30 * MINUTE - 1 })).resolves.toBeDefined();
});

it("takes only the newest code", async () => {
  const old = await newCode();
  const current = await newCode();
  await expect(create(old)).rejects.toThrow("code-wrong");
  await expect(create(current)).resolves.toBeDefined();
});

it("takes the code once", async () => {
  const code = await newCode();
  await create(code);
  await expect(create(code, { email: "eve@example.com" })).rejects.toThrow("already-set-up");
  await (await database()).delete(users);
  await expect(create(code)).rejects.toThrow("code-wrong");
});

it("makes one admin when several ask at the same moment", async () => {
  const code = await newCode();
  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, (_, nth) => create(code, { email: `admin-${nth}@example.com` })),
  );
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const tried of tries) {
    if (tried.status === "rejected") expect(tried.reason).toMatchObject({ reason: "already-set-up" });
  }
  expect(await (await database()).$count(users)).toBe(1);
});

it("leaves the code good when the password cannot be taken", async () => {
  const code = await newCode();
  await expect(create(code, { password: "password1234" })).rejects.toThrow("password-common");
  await expect(create(code)).resolves.toBeDefined();
});

it("makes no code when there is somebody, even if they are disabled", async () => {
  await addUser();
  await (await database()).update(users).set({ disabledAt: NOW.toISOString() });
  expect(await renewSetUpCode(NOW)).toBeNull();
});

async function start(given: Partial<Env> = {}): Promise<string> {
  let said = "";
  const running = await startAuth({ ...env({}), ...given }, (text) => {
    said += text;
  });
  running.stop();
  return said;
}

it("prints a code that works when an empty installation starts, and a new one at each start", async () => {
  const codes = [await start(), await start()].map(
    (said) => /(?:[A-Z]{4}-){7}[A-Z]{4}/.exec(said)?.[0] ?? "",
  );
  expect(codes[0]).not.toBe(codes[1]);
  const now = { code: codes[1] ?? "", email: "a@example.com", name: "A", password: PASSWORD, client: CLIENT };
  await expect(createFirstAdmin({ ...now, now: new Date() })).resolves.toBeDefined();
  expect(await start()).toBe("");
});

it("says nothing in the demo, which brings its own people", async () => {
  expect(await start({ demo: true })).toBe("");
});

function passwordFile(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), "nephoscope-test-")), "password");
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

it("makes the first admin by settings, without a code, and does not touch one who is there", async () => {
  const firstAdmin = { email: "ops@example.com", passwordFile: passwordFile(`${PASSWORD}\n`) };
  expect(await start({ firstAdmin })).toBe("");
  const signIn = { email: "ops@example.com", password: PASSWORD, client: CLIENT, now: NOW };
  expect(await checkSignIn(signIn)).toMatchObject({ role: "admin" });
  expect(await lastAudit("setup.first-admin")).toMatchObject({ actor: { role: "operator" } });
  await start({ firstAdmin: { ...firstAdmin, passwordFile: "/nowhere" } });
  expect(await (await database()).$count(users)).toBe(1);
});

it("stops the start when that password cannot be read or taken, and says so without it", async () => {
  const firstAdmin = { email: "ops@example.com", passwordFile: "/nowhere/password" };
  await expect(start({ firstAdmin })).rejects.toThrow("NEPHOSCOPE_ADMIN_PASSWORD_FILE cannot be read");
  const weak = { ...firstAdmin, passwordFile: passwordFile("password1234") };
  await expect(start({ firstAdmin: weak })).rejects.toThrow(
    /^The password in NEPHOSCOPE_ADMIN_PASSWORD_FILE cannot be taken: password-common\. (?!.*password1234)/,
  );
  expect(await isEmptyInstallation()).toBe(true);
});

it("stops the start when the issuer's client secret cannot be read", async () => {
  const oidc = env({
    NEPHOSCOPE_OIDC_ISSUER: "https://login.example.com",
    NEPHOSCOPE_OIDC_CLIENT_ID: "a",
    NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: "/nowhere/secret",
  }).oidc;
  await expect(start({ oidc })).rejects.toThrow("NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE cannot be read");
});
