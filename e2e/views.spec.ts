import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { listPage } from "./pages/list-page";

const menu = (page: Page) => page.getByRole("dialog", { name: "Saved views" });
const section = (page: Page, name: "Mine" | "Team") => menu(page).getByRole("region", { name, exact: true });
const rowOf = (page: Page, name: string) => menu(page).getByRole("listitem").filter({ hasText: name });

/** The button carries the name of the view that is shown. */
async function open(page: Page) {
  if (await menu(page).isVisible()) return;
  await page.getByRole("main").locator("[aria-haspopup=dialog]").first().click();
  await expect(menu(page)).toBeVisible();
}

async function save(page: Page, name: string, forWhom: "Me" | "The team" | null = null) {
  await open(page);
  await menu(page).getByRole("button", { name: "Save what is shown as…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await dialog.getByLabel("Name").fill(name);
  if (forWhom) await dialog.getByText(forWhom, { exact: true }).click();
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
}

async function act(page: Page, name: string, what: string) {
  await open(page);
  await rowOf(page, name)
    .getByRole("button", { name: `More for ${name}` })
    .click();
  await page.getByRole("menuitem", { name: what }).click();
}

async function remove(page: Page, name: string) {
  await act(page, name, "Remove");
  await page.getByRole("button", { name: "Remove view" }).click();
  await expect(page.getByRole("dialog", { name: `Remove ${name}` })).toBeHidden();
}

const unique = (name: string) => `${name} ${Date.now().toString(36)}`;

test("a view keeps filter, order and columns; it is renamed, replaced and removed", async ({
  list,
  page,
}) => {
  const name = unique("Own images");
  await list.open("ownership=private&sort=name&cols=os+tags");
  await save(page, name);
  await expect(page.getByRole("dialog", { name: "Save view" })).toBeHidden();

  await list.open();
  await open(page);
  await section(page, "Mine").getByRole("link", { name }).click();
  await expect(page).toHaveURL(/\/images\?ownership=private&sort=name&cols=os\+tags$/);
  await expect(page.getByRole("button", { name })).toBeVisible();

  await act(page, name, "Rename…");
  const dialog = page.getByRole("dialog", { name: "Rename view" });
  await dialog.getByLabel("Name").fill(`${name} B`);
  await dialog.getByRole("button", { name: "Rename", exact: true }).click();
  await expect(dialog).toBeHidden();

  await list.open("ownership=public");
  await act(page, `${name} B`, "Replace with what is shown");
  await page.getByRole("button", { name: "Replace view" }).click();
  await open(page);
  await expect(section(page, "Mine").getByRole("link", { name: `${name} B, shown now` })).toHaveAttribute(
    "href",
    "/images?ownership=public",
  );
  await remove(page, `${name} B`);
  await open(page);
  await expect(rowOf(page, name)).toBeHidden();
});

test("a name is taken once, and the dialog says so", async ({ list, page }) => {
  const name = unique("Twice");
  await list.open("ownership=private");
  await save(page, name);
  await expect(page.getByRole("dialog", { name: "Save view" })).toBeHidden();
  await save(page, name.toUpperCase());
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await expect(dialog).toContainText("There is a view of this name already.");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await remove(page, name);
});

test.describe("a view of the team", () => {
  test.use({ person: "admin" });

  test("is everybody's to read and the admins' to change", async ({
    browser,
    baseURL,
    list,
    page,
    signedIn,
  }) => {
    test.slow();
    const name = unique("Ended systems");
    await list.open("os=centos");
    await save(page, name, "The team");
    await expect(page.getByRole("dialog", { name: "Save view" })).toBeHidden();

    const context = await browser.newContext({
      baseURL,
      storageState: await signedIn("viewer"),
      locale: "en-US",
    });
    const viewer = await context.newPage();
    await listPage(viewer).open();
    await open(viewer);
    await expect(section(viewer, "Team").getByRole("link", { name })).toBeVisible();
    await rowOf(viewer, name)
      .getByRole("button", { name: `More for ${name}` })
      .click();
    await expect(viewer.getByRole("menuitem")).toHaveText(["Copy link"]);
    await context.close();

    await page.goto("/admin/audit");
    await expect(page.getByRole("main")).toContainText("Team view saved");
    await list.open();
    await remove(page, name);
  });

  test("is not overwritten by somebody who saw an older one", async ({
    browser,
    baseURL,
    list,
    page,
    signedIn,
  }) => {
    // Two people at two browsers.
    test.slow();
    const name = unique("Contested");
    await list.open("os=centos");
    await save(page, name, "The team");
    await expect(page.getByRole("dialog", { name: "Save view" })).toBeHidden();

    const context = await browser.newContext({
      baseURL,
      storageState: await signedIn("admin"),
      locale: "en-US",
    });
    const other = await context.newPage();
    await listPage(other).open("os=ubuntu");
    await open(other);
    await expect(rowOf(other, name)).toBeVisible();

    await list.open("os=debian");
    await act(page, name, "Replace with what is shown");
    await page.getByRole("button", { name: "Replace view" }).click();
    await expect(page.getByRole("dialog", { name: `Replace ${name}` })).toBeHidden();

    await act(other, name, "Replace with what is shown");
    await other.getByRole("button", { name: "Replace view" }).click();
    await expect(
      other.getByRole("alert").filter({ hasText: "Somebody changed this view meanwhile" }),
    ).toBeVisible();
    await context.close();
    await list.open();
    await remove(page, name);
  });
});

test("the last state is offered on the plain list, and never applied by itself", async ({ list, page }) => {
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === "POST" && answer.url().includes("/images"),
  );
  await list.open("ownership=private&cols=os");
  await kept;
  await list.open();
  await expect(page).toHaveURL(/\/images$/);
  const chip = page.getByRole("link", { name: "Continue where you were: Ownership is Own" });
  await chip.click();
  await expect(page).toHaveURL(/\/images\?ownership=private&cols=os$/);
  await expect(chip).toBeHidden();
  await list.open();
  await page.getByRole("button", { name: "Do not offer this again" }).click();
  await expect(chip).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Views" })).toBeVisible();
  await expect(chip).toBeHidden();
});
