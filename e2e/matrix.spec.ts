import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoViolations, tooWide } from "./looks";

const grid = (page: Page) => page.getByRole("grid", { name: "Releases by place" });

/** The radio itself lies under its words. */
const choose = (page: Page, group: string, words: string) =>
  page.getByRole("group", { name: group }).getByText(words, { exact: true }).click();

async function open(page: Page, query = "") {
  await page.goto(`/matrix${query}`);
  await expect(page.getByRole("heading", { level: 1, name: /^Releases by cloud/ })).toBeVisible();
}

test("every cell opens a list of as many images, and a gap an empty one", async ({ page, inventory }) => {
  await open(page, "?fold=");
  const cell = grid(page)
    .getByRole("link", { name: /^Ubuntu .* JD Cloud cn-north-1: \d+ images/ })
    .first();
  const count = Number(/: (\d+) image/.exec((await cell.getAttribute("aria-label")) ?? "")?.[1]);
  const address = new URL((await cell.getAttribute("href")) ?? "", "http://x");
  expect((await inventory.read(address.search.slice(1))).total).toBe(count);
  const gap = grid(page)
    .getByRole("link", { name: /: none$/ })
    .first();
  const empty = new URL((await gap.getAttribute("href")) ?? "", "http://x");
  expect((await inventory.read(empty.search.slice(1))).total).toBe(0);
  await cell.click();
  await expect(page).toHaveURL(/\/images\?.*cloud=jdcloud-vm.*region=cn-north-1/);
});

test("keeps its state in the address, and Back takes it back", async ({ page }) => {
  await open(page, "?fold=");
  const rows = grid(page).getByRole("row");
  await expect(grid(page).getByRole("rowheader", { name: /Ubuntu 22.04/ })).toBeVisible();
  const all = await rows.count();
  await page.getByRole("button", { name: /^Fold the \d+ releases of Ubuntu$/ }).click();
  await expect(page).toHaveURL(/fold=ubuntu$/);
  await expect.poll(() => rows.count()).toBeLessThan(all);
  await choose(page, "Whose images", "Own");
  await expect(page).toHaveURL(/whose=own&fold=ubuntu$/);
  await choose(page, "Columns", "Architectures");
  await expect(page).toHaveURL(/whose=own&by=arch&fold=ubuntu$/);
  await expect(grid(page).getByRole("columnheader", { name: "x86_64" }).first()).toBeVisible();
  await page.goBack();
  await expect(grid(page).getByRole("columnheader", { name: "cn-north-1" })).toBeVisible();
});

test("is walked through by arrows, one cell being in the tab order", async ({ page }) => {
  await open(page, "?fold=");
  const cells = grid(page).getByRole("gridcell").getByRole("link");
  const first = cells.first();
  await expect(first).toHaveAttribute("tabindex", "0");
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(cells.nth(1)).toBeFocused();
  await expect(first).toHaveAttribute("tabindex", "-1");
  await page.keyboard.press("Control+End");
  await expect(cells.last()).toBeFocused();
  await page.keyboard.press("Control+Home");
  await expect(first).toBeFocused();
});

test("is taken away as a file whose numbers are those of the page", async ({ page }) => {
  await open(page);
  const told = await (await page.request.get("/api/matrix?format=json&whose=own")).json();
  const images = told.rows.reduce((sum: number, row: { images: number }) => sum + row.images, 0);
  expect(images).toBe(told.head.images.rows);
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("menuitem", { name: "Download CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/^nephoscope-matrix-.*\.csv$/);
});

for (const [name, size, scheme] of [
  ["wide and dark", { width: 1440, height: 900 }, "dark"],
  ["on a phone and light", { width: 390, height: 844 }, "light"],
] as const) {
  test(`is open to everybody ${name}, and the page never scrolls sideways`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    await expectNoViolations(page, "the matrix");
    expect(await tooWide(page)).toEqual([]);
  });
}
