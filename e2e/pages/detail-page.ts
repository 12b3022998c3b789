import { expect, type Page } from "@playwright/test";

export type DetailPage = ReturnType<typeof detailPage>;

/** The page of one image, in English. */
export function detailPage(page: Page) {
  const main = page.getByRole("main");
  const section = (name: "Overview" | "Disks" | "Sharing" | "More fields" | "Raw answer") =>
    main.getByRole("region", { name, exact: true });
  const answers = section("Raw answer")
    .getByRole("group")
    .filter({ has: page.getByText(" · read ") });

  return {
    main,
    section,
    title: main.getByRole("heading", { level: 1 }),
    /** The strip that says what is wrong with the image's source. */
    problem: main.getByRole("alert"),
    askAgain: main.getByRole("button", { name: "Ask the cloud again" }),
    path: main.getByRole("navigation", { name: "Path" }),
    notes: section("Overview")
      .getByRole("listitem")
      .filter({ has: page.getByRole("paragraph") }),
    disks: section("Disks")
      .getByRole("table")
      .getByRole("row")
      .filter({ has: page.getByRole("cell") }),
    accounts: section("Sharing").getByRole("list", { name: "Accounts it is shared with" }),
    /** The answers of the cloud behind the page, newest first, folded or not. */
    answers,
    /** What stands beside a label of the overview or the sharing panel. */
    fact: (label: string) =>
      main
        .getByRole("term")
        .filter({ hasText: new RegExp(`^${label}$`) })
        .locator("..")
        .getByRole("definition"),

    /** Opens an image and waits until the page is alive and has asked the cloud, where it does so by itself. */
    async open(connection: string, region: string, image: string) {
      await page.goto(`/images/${[connection, region, image].map(encodeURIComponent).join("/")}`);
      await this.settled();
    },

    async settled() {
      await expect(page.getByRole("link", { name: /\d+ of \d+ current|No source of/ })).toBeVisible();
      await expect(page.getByText("Asking the cloud …")).toBeHidden();
      await expect(main.getByRole("button", { name: "Ask the cloud again" })).toBeEnabled();
    },
  };
}
