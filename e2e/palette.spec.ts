import { expect, test } from "./fixtures";

const VIEWS = {
  own: [
    {
      id: "v-1",
      owner: "me",
      name: "Ended systems",
      address: "lifecycle=ended",
      revision: 1,
      changedAt: "2026-11-01T00:00:00Z",
    },
  ],
  team: [],
  last: null,
};

test.beforeEach(async ({ page }) => {
  // The saved views have tests of their own; here they only have to be found.
  await page.route("**/api/views", (route) => route.fulfill({ json: VIEWS }));
});

test("finds images, and has what was used last first", async ({ list, page }) => {
  await list.open();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Jump to" });
  const field = palette.getByRole("combobox");
  await expect(field).toBeFocused();
  await field.fill("img-ord2026g11");
  const option = palette.getByRole("option", { name: /order-db-golden-2026\.11/ });
  await expect(option).toHaveAttribute("aria-selected", "true");
  await expect(palette.getByText("Images, 1")).toBeVisible();
  await field.press("Enter");
  await expect(page).toHaveURL(/img-ord2026g11$/);

  await page.keyboard.press("Control+k");
  await expect(palette.getByRole("option").first()).toHaveAccessibleName(/order-db-golden-2026\.11/);
  await page.keyboard.press("Escape");
  await expect(palette).toBeHidden();
});

test("leads to views, pages and actions from every page", async ({ page }) => {
  await page.goto("/me");
  await page.getByRole("button", { name: "Jump to…" }).click();
  const palette = page.getByRole("dialog", { name: "Jump to" });
  await palette.getByRole("combobox").fill("ended");
  await palette.getByRole("option", { name: /Ended systems/ }).click();
  await expect(page).toHaveURL(/\/images\?lifecycle=ended$/);

  await page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("dark");
  await palette.getByRole("combobox").press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("columns");
  await palette.getByRole("option", { name: "Choose columns" }).click();
  await expect(page.getByRole("dialog", { name: "Columns in this view" })).toBeVisible();
});

test("moves through its options by arrows, round its ends", async ({ list, page }) => {
  await list.open();
  await page.keyboard.press("Control+k");
  const options = page.getByRole("dialog", { name: "Jump to" }).getByRole("option");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await expect(options.last()).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
});

test.describe("keys that work everywhere", () => {
  test("lead to the list, turn the theme and show themselves", async ({ list, page }) => {
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("/me");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible({ timeout: 1000 });
    }).toPass();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
    await page.keyboard.press("t");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("g");
    await page.keyboard.press("i");
    await expect(page).toHaveURL(/\/images$/);
    await expect(list.rows.first()).toBeVisible();
  });
});
