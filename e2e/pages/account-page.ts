import { expect, type Page } from "@playwright/test";
import { settled } from "../own-test";

export type AccountPage = ReturnType<typeof accountPage>;

/** The page of one account, in English. */
export function accountPage(page: Page) {
  const main = page.getByRole("main");
  const dialog = (name: string) => page.getByRole("dialog", { name });

  return {
    main,
    dialog,
    title: main.getByRole("heading", { level: 1 }),
    button: (name: string) => main.getByRole("button", { name, exact: true }),
    menu: main.getByRole("button", { name: /^More for / }),
    sources: main.getByRole("region", { name: "Listings" }),
    reads: main.getByRole("region", { name: "Latest reads" }),
    fact: (label: string) =>
      main
        .getByRole("term")
        .filter({ hasText: new RegExp(`^${label}$`) })
        .locator("..")
        .getByRole("definition"),

    async open(connectionId: string) {
      await page.goto(`/admin/accounts/${connectionId}`);
      await settled(page);
    },

    /** Opens a dialog by the menu. */
    async choose(act: string) {
      await this.menu.click();
      await page.getByRole("menuitem", { name: act, exact: true }).click();
    },

    /** Waits until every listing was read completely. */
    async current() {
      await expect(main.getByText("All sources current")).toBeVisible({ timeout: 40_000 });
    },
  };
}
