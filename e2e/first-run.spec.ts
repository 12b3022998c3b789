import { writeFileSync } from "node:fs";
import path from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./looks";
import { NOBODY } from "./nobody";
import { type OwnApp, startOwnApp } from "./own-app";
import { makeOwnFolder } from "./own-folder";
import { watchTroubles } from "./troubles";

const ADMIN = { name: "Ada First", email: "ada@example.com", password: "the first clouds of a day" };

type Installation = OwnApp & { dataDir: string };

/** An app that has never run before, and one that was set up by settings. */
const test = base.extend<{ visit: (app: OwnApp) => Promise<Page> }, { fresh: Installation }>({
  fresh: [
    // biome-ignore lint/correctness/noEmptyPattern: the tool reads from the pattern that no other fixture is wanted.
    async ({}, use) => {
      const folder = makeOwnFolder("e2e");
      const dataDir = folder.path;
      const app = await startOwnApp({ NEPHOSCOPE_DATA_DIR: dataDir, NEPHOSCOPE_SYNC: "off" });
      await use({ ...app, dataDir });
      await app.stop();
      folder.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  visit: async ({ browser }, use) => {
    const ends: (() => Promise<string[]>)[] = [];
    await use(async ({ address }) => {
      const context = await browser.newContext({ baseURL: address, storageState: NOBODY, locale: "en-US" });
      const troubles = watchTroubles(context, address);
      troubles.expect(/status of 40[14]/);
      ends.push(async () => {
        await context.close();
        return troubles.seen();
      });
      return await context.newPage();
    });
    for (const end of ends) expect(await end()).toEqual([]);
  },
});

/** The one-time code as the console shows it, alone in its line. */
function codeIn(output: string): string {
  const [, code] = /^\s*((?:[A-Z]{4}-){7}[A-Z]{4})\s*$/m.exec(output) ?? [];
  if (code === undefined) throw new Error("the console shows no set-up code");
  return code;
}

test("an empty installation is set up once, by whoever reads its console", async ({ fresh, visit }) => {
  const code = codeIn(fresh.output());
  expect(fresh.output()).toContain(`${fresh.address}/welcome`);

  const page = await visit(fresh);
  await page.goto("/images");
  await expect(page).toHaveURL(/\/welcome$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Welcome to Nephoscope");
  await expectNoViolations(page, "the welcome page");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  const submit = page.getByRole("button", { name: "Make the first admin" });
  const fill = async (changes: Partial<typeof ADMIN & { code: string }>) => {
    const form = { ...ADMIN, code, ...changes };
    await field("Set-up code").fill(form.code);
    await field("Your name").fill(form.name);
    await field("E-mail").fill(form.email);
    await field("Password").fill(form.password);
    await submit.click();
  };

  await fill({ code: "AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA" });
  await expect(field("Set-up code")).toHaveAccessibleDescription(/This is not the set-up code\./);
  await expect(field("Set-up code")).toBeFocused();
  await expect(field("Set-up code")).toHaveValue("");
  await expect(field("E-mail")).toHaveValue(ADMIN.email);
  await expect(field("Password")).toHaveValue("");

  await fill({ password: "password1234" });
  await expect(field("Password")).toHaveAccessibleDescription(/easily guessed/);
  await expect(field("Set-up code")).toHaveValue(code);

  // As people read it aloud: in small letters, with spaces.
  await fill({ code: code.toLowerCase().replaceAll("-", " ") });
  await expect(page).toHaveURL(/\/images$/);
  await expect(page.getByRole("button", { name: `Your account, ${ADMIN.name}` })).toBeVisible();
  expect(fresh.output()).not.toContain(ADMIN.password);
});

test("once there is an admin the welcome page is closed, and the code is used up", async ({
  fresh,
  visit,
}) => {
  const page = await visit(fresh);
  await page.goto("/welcome");
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByText("This is a demo")).toHaveCount(0);
  for (const [email, password] of [
    ["admin@nephoscope.demo", "steer-the-clouds"],
    ["viewer@nephoscope.demo", "browse-the-clouds"],
    ["admin", "admin"],
  ] as const) {
    const { csrfToken } = await (await page.request.get("/api/auth/csrf")).json();
    const answer = await page.request.post("/api/auth/callback/password", {
      form: { csrfToken, email, password },
      headers: { origin: fresh.address },
    });
    expect(answer.status(), email).toBe(401);
  }

  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill(ADMIN.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/images$/);
  await page.goto("/welcome");
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
  await page.goto("/admin/audit");
  await expect(page.getByRole("table").getByText("First admin made")).toHaveCount(1);
});

test("an installation is set up by settings, without a code", async ({ visit }) => {
  const folder = makeOwnFolder("e2e");
  const dataDir = folder.path;
  const passwordFile = path.join(dataDir, "password");
  writeFileSync(passwordFile, `${ADMIN.password}\n`, { mode: 0o600 });
  const app = await startOwnApp({
    NEPHOSCOPE_DATA_DIR: dataDir,
    NEPHOSCOPE_SYNC: "off",
    NEPHOSCOPE_ADMIN_EMAIL: ADMIN.email,
    NEPHOSCOPE_ADMIN_PASSWORD_FILE: passwordFile,
  });
  try {
    expect(() => codeIn(app.output())).toThrow("no set-up code");
    const page = await visit(app);
    await page.goto("/welcome");
    await expect(page).toHaveURL(/\/sign-in$/);
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password").fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/images$/);
    await page.goto("/admin/accounts");
    await expect(page.getByText("No accounts yet")).toBeVisible();
    // Nobody looks any more when it stops.
    await page.close();
  } finally {
    await app.stop();
    folder.remove();
  }
});
