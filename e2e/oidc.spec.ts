import { writeFileSync } from "node:fs";
import path from "node:path";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { expectNoViolations } from "./looks";
import { NOBODY } from "./nobody";
import { type OidcServer, startOidcServer } from "./oidc/server";
import { freePort, type OwnApp, startOwnApp } from "./own-app";
import { type OwnDatabase, openOwnDatabase } from "./own-database";
import { makeOwnFolder } from "./own-folder";
import { type Troubles, watchTroubles } from "./troubles";

const ADA = {
  sub: "ada",
  email: "ada@example.com",
  email_verified: true,
  name: "Ada Lovelace",
  groups: ["admins"],
};
const GRACE = { sub: "grace", email: "grace@example.com", email_verified: true, name: "Grace Hopper" };
const MALLORY = { sub: "mallory", email: "mallory@example.com", email_verified: false, name: "Mallory" };

type World = { app: OwnApp; issuer: OidcServer; database: OwnDatabase };
type Visit = { context: BrowserContext; page: Page; troubles: Troubles };

/** The app with a real issuer for its sign-in. The tests stand in the order of a first day. */
const test = base.extend<{ visit: Visit }, { world: World }>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: the tool reads from the pattern that no other fixture is wanted.
    async ({}, use) => {
      const folder = makeOwnFolder("e2e");
      const dataDir = folder.path;
      const port = await freePort();
      const issuer = await startOidcServer({
        redirectUri: `http://127.0.0.1:${port}/api/auth/callback/oidc`,
        people: [ADA, GRACE, MALLORY],
      });
      const secretFile = path.join(dataDir, "secret");
      writeFileSync(secretFile, issuer.clientSecret, { mode: 0o600 });
      const app = await startOwnApp({
        PORT: String(port),
        NEPHOSCOPE_DATA_DIR: dataDir,
        NEPHOSCOPE_SYNC: "off",
        NEPHOSCOPE_OIDC_ISSUER: issuer.issuer,
        NEPHOSCOPE_OIDC_CLIENT_ID: issuer.clientId,
        NEPHOSCOPE_OIDC_CLIENT_SECRET_FILE: secretFile,
        NEPHOSCOPE_OIDC_NAME: "Example Login",
        NEPHOSCOPE_OIDC_ADMIN_CLAIM: "groups",
        NEPHOSCOPE_OIDC_ADMIN_VALUE: "admins",
      });
      const database = await openOwnDatabase(dataDir);
      await use({ app, issuer, database });
      await database.close();
      await app.stop();
      await issuer.stop();
      folder.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],

  visit: async ({ browser, world: { app, issuer } }, use) => {
    const context = await browser.newContext({
      baseURL: app.address,
      storageState: NOBODY,
      locale: "en-US",
    });
    const troubles = watchTroubles(context, app.address);
    // The browser goes to the issuer itself, and looks for its icon.
    troubles.expect(new RegExp(`^request: ${issuer.issuer}/`));
    troubles.expect(/favicon/);
    await use({ context, page: await context.newPage(), troubles });
    await context.close();
    expect(troubles.seen()).toEqual([]);
  },
});

test.describe.configure({ mode: "serial" });

const continueAt = async (page: Page, as: string) => {
  const asked = page.getByRole("heading", { name: "Who are you?" });
  // Before the page is alive it hears no click.
  await expect(async () => {
    const button = page.getByRole("button", { name: "Continue with Example Login" });
    if (!(await asked.isVisible())) await button.click({ timeout: 1_000 });
    await expect(asked).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await page.getByRole("button", { name: as, exact: true }).click();
};

test("the first admin comes through the provider's button, on an installation without one", async ({
  visit: { page },
}) => {
  await page.goto("/images");
  await expect(page).toHaveURL(/\/welcome$/);
  await page.getByRole("link", { name: "Sign in with the sign-in provider instead" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expectNoViolations(page, "the sign-in with a provider");
  await continueAt(page, "Ada Lovelace");
  await expect(page).toHaveURL(/\/images$/);
  await page.goto("/me");
  await expect(page.getByText("You sign in with Example Login; there is no password here.")).toBeVisible();
});

test("the provider's people land where they wanted to go", async ({ visit: { page } }) => {
  await page.goto("/admin/audit?result=done");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await continueAt(page, "Ada Lovelace");
  await expect(page).toHaveURL(/\/admin\/audit\?result=done$/);
  await expect(page.getByRole("button", { name: "Your account, Ada Lovelace" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toContainText("oidc");
});

test("who is not in the claim is a viewer", async ({ visit: { page, troubles } }) => {
  troubles.expect(/status of 403/);
  await page.goto("/me");
  await continueAt(page, "Grace Hopper");
  await expect(page).toHaveURL(/\/me$/);
  await page.goto("/admin/users");
  await expect(page.getByText("This page is for admins")).toBeVisible();
});

test("a sign-in that the issuer does not vouch for, or that was cancelled, is told, and somebody else can sign in", async ({
  visit: { page },
}) => {
  await page.goto("/sign-in?next=%2Fme");
  await continueAt(page, "Mallory");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveText(
    "The sign-in provider did not confirm your e-mail address.",
  );
  // The issuer remembers her, and asks all the same: she may be somebody else as well.
  await continueAt(page, "Cancel");
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toHaveText(
    "The sign-in was cancelled at the provider.",
  );
  await expect(page).toHaveURL(/next=%2Fme/);
  await continueAt(page, "Grace Hopper");
  await expect(page).toHaveURL(/\/me$/);
});

test("a critical act asks for a fresh sign-in in a new tab, and goes on by itself", async ({
  visit: { context, page },
  world: { database },
}) => {
  await page.goto("/admin/settings");
  await continueAt(page, "Ada Lovelace");
  await expect(page).toHaveURL(/\/admin\/settings$/);
  await database.query("update sessions set proved_at = '2026-01-01T00:00:00.000Z'");

  await page.getByLabel("Own and shared images are read every").fill("9");
  await page.getByRole("button", { name: "Save 1 change" }).click();
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(dialog).toContainText("Sign in once more in a new tab");
  const opened = context.waitForEvent("page");
  await dialog.getByRole("button", { name: "Sign in with Example Login" }).click();
  const tab = await opened;
  // The issuer remembers her, and asks all the same.
  await expect(tab.getByRole("heading", { name: "Who are you?" })).toBeVisible();
  await expect(dialog.getByRole("status")).toHaveText("Waiting for the sign-in in the other tab …");
  const ended = Promise.race([
    tab.waitForEvent("close"),
    tab.getByRole("heading", { name: "Confirmed" }).waitFor(),
  ]);
  await tab.getByRole("button", { name: "Ada Lovelace" }).click();
  await ended;
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Own and shared images are read every")).toHaveValue("9");
});
