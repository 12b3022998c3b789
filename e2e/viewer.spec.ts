import type { Page } from "@playwright/test";
import { expect, NOBODY, PEOPLE, test } from "./fixtures";
import { settled } from "./own-test";
import { accountPage } from "./pages/account-page";
import { usersPage } from "./people-test";

const ADMIN_PAGES = [
  "/admin/accounts",
  "/admin/accounts/new",
  "/admin/accounts/tc-prod",
  "/admin/accounts/tc-prod?open=key",
  "/admin/accounts/no-such-account",
  "/admin/users",
  "/admin/settings",
  "/admin/drift",
  "/admin/audit",
  "/admin/audit?actor=admin%40nephoscope.demo",
];
const ADMIN_ROUTES = [
  "/api/accounts",
  "/api/accounts/tc-prod",
  "/api/accounts/tc-prod/leaving",
  "/api/accounts/proofs/AAAAAAAAAAAAAAAAAAAAAA",
  "/api/drift",
  "/api/audit?format=csv",
  "/api/audit?format=jsonl",
];

test.describe("a viewer", () => {
  test.use({ person: "viewer" });

  test("sees no way to anything that is for admins", async ({ list, page }) => {
    await list.open();
    const places = page.getByRole("navigation", { name: "Main" });
    await expect(places.getByRole("link", { name: "Images" })).toBeVisible();
    await expect(places.getByRole("link", { name: "Accounts" })).toHaveCount(0);
    await expect(list.readAgainButton).toHaveCount(0);
    await page.getByRole("button", { name: `Your account, ${PEOPLE.viewer.name}` }).click();
    await expect(page.getByRole("menuitem")).toHaveText(["My account", "My links", "Sign out"]);
    await page.getByRole("menuitem", { name: "My account" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "My account" })).toBeVisible();
  });

  for (const path of ADMIN_PAGES) {
    test(`gets nothing of ${path} but the page that says so`, async ({ page, troubles }) => {
      troubles.expect(/status of 403/);
      // A page that was refused names no icon, so the browser looks for one.
      troubles.expect(/favicon/);
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(403);
      await expect(page.getByRole("heading", { name: "This page is for admins" })).toBeVisible();
      await expect(page).toHaveTitle(/This page is for admins/);
      const told = await page.content();
      const secrets = ["AKID…", PEOPLE.admin.email, "nephoscope-read.json"];
      expect(secrets.filter((text) => told.includes(text))).toEqual([]);
      await page.getByRole("link", { name: "Show all images" }).click();
      await expect(page).toHaveURL(/\/images$/);
    });
  }

  test("gets nothing from the routes behind those pages", async ({ page }) => {
    for (const path of ADMIN_ROUTES) {
      const answer = await page.request.get(path);
      expect(answer.status(), path).toBe(403);
      expect(await answer.text(), path).not.toContain("AKID");
    }
  });

  test("finds the pages for strangers closed", async ({ page, troubles }) => {
    troubles.expect(/status of 404/);
    for (const path of ["/welcome", "/invite/AAAAAAAAAAAAAAAAAAAAAA"]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
  });
});

test.describe("an admin's act, sent again by others", () => {
  test.use({ person: "admin" });

  /** Each begins one act on the page; what it sends is kept from the server. */
  const ACTS: [what: string, begin: (page: Page) => Promise<void>][] = [
    [
      "pausing an account",
      async (page) => {
        const account = accountPage(page);
        await account.open("tc-prod");
        await account.button("Pause").click();
      },
    ],
    [
      "checking a stored key",
      async (page) => {
        const account = accountPage(page);
        await account.open("tc-prod");
        await account.choose("Check the key");
      },
    ],
    [
      "making a reset link",
      async (page) => {
        const users = usersPage(page);
        await users.open();
        await users.choose(PEOPLE.admin, "Make a reset link");
      },
    ],
    [
      "changing a setting",
      async (page) => {
        await page.goto("/admin/settings");
        await settled(page);
        await page.getByLabel("Own and shared images are read every").fill("9");
        await page.getByRole("button", { name: "Save 1 change" }).click();
      },
    ],
  ];

  for (const [what, begin] of ACTS) {
    test(`${what} is refused`, async ({ baseURL, page, playwright, signedIn, troubles }) => {
      troubles.expect(/ERR_FAILED/);
      const kept = new Promise<import("@playwright/test").Request>((resolve) => {
        void page.route("**/*", async (route) => {
          const request = route.request();
          if (request.method() !== "POST") return await route.fallback();
          resolve(request);
          await route.abort();
        });
      });
      await begin(page);
      const request = await kept;
      const headers = await request.allHeaders();
      for (const [person, reason] of [
        ["viewer", "not-allowed"],
        ["nobody", "sign-in"],
      ] as const) {
        const other = await playwright.request.newContext({
          baseURL,
          storageState: person === "nobody" ? NOBODY : await signedIn(person),
        });
        const answer = await other.post(request.url(), {
          headers: {
            accept: headers.accept ?? "",
            "content-type": headers["content-type"] ?? "",
            "next-action": headers["next-action"] ?? "",
            origin: baseURL ?? "",
          },
          data: request.postDataBuffer() ?? "",
          maxRedirects: 0,
        });
        expect(await answer.text(), person).toContain(`"ok":false,"reason":"${reason}"`);
        await other.dispose();
      }
    });
  }
});
