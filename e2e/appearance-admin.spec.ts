import type { Page } from "@playwright/test";
import { ADMINS, expect, settled, test } from "./accounts-test";
import { expectNoViolations, LOOKS, tooWide } from "./looks";

type Words = { next: string; menu: RegExp; check: string };
const WORDS = {
  en: { next: "Continue", menu: /^More for /, check: "Check permissions" },
  "zh-CN": { next: "继续", menu: /的更多操作$/, check: "检查权限" },
} satisfies Record<string, Words>;

const open = (path: string) => async (page: Page) => {
  await page.goto(path);
  await settled(page);
};
const dialog = (name: string) => async (page: Page) => {
  await open(`/admin/accounts/limited?open=${name}`)(page);
  await expect(page.getByRole("dialog")).toBeVisible();
};

/** What opens above a page that is examined for itself: that page lies inert behind it. */
const DIALOG = "dialog[open]";
const MENU = "[role=menu]";

/** Every page and dialog of an admin, how to come to it, and what of it is examined if not all. */
const PAGES: [name: string, show: (page: Page, words: Words) => Promise<void>, part?: string][] = [
  ["the accounts", open("/admin/accounts")],
  ["an account", open("/admin/accounts/limited")],
  [
    "the acts on an account",
    async (page, { menu }) => {
      await page.getByRole("main").getByRole("button", { name: menu }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
    MENU,
  ],
  [
    "the check of a stored key",
    async (page) => {
      await dialog("test")(page);
      await expect(page.getByRole("dialog").getByRole("table")).toBeVisible();
    },
    DIALOG,
  ],
  ...["key", "rename", "regions", "endpoints", "dialect", "remove"].map((name): (typeof PAGES)[number] => [
    `the dialog ${name}`,
    dialog(name),
    DIALOG,
  ]),
  ["the wizard's first step", open("/admin/accounts/new")],
  [
    "the wizard's second step, with problems",
    async (page, { next, check }) => {
      await page.getByRole("button", { name: next, exact: true }).click();
      await page.getByRole("button", { name: check, exact: true }).click();
      await expect(page.locator("[aria-invalid=true]").first()).toBeVisible();
    },
  ],
  ["the users", open("/admin/users")],
  [
    "the invitation",
    async (page) => {
      await page.getByRole("main").getByRole("button").first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
    DIALOG,
  ],
  ["the settings", open("/admin/settings")],
  ["the audit log", open("/admin/audit")],
  ["my account", open("/me")],
  ["a page that is not there", async (page) => void (await page.goto("/admin/accounts/nothing"))],
];

for (const [position, { name, viewport, colorScheme, locale }] of LOOKS.entries()) {
  test(`every page of an admin is open to everybody: ${name}`, async ({ enter }) => {
    test.setTimeout(180_000);
    const { page, troubles } = await enter(ADMINS[position] ?? ADMINS[0], { viewport, colorScheme, locale });
    troubles.expect(/status of 404/);
    for (const [what, show, part] of PAGES) {
      await show(page, WORDS[locale]);
      await expectNoViolations(page, what, { part });
      expect(await tooWide(page), what).toEqual([]);
    }
  });
}
