import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoViolations, tooWide } from "./looks";

const table = (page: Page) => page.getByRole("table", { name: "Own images by fullness" });

async function open(page: Page, query = "") {
  await page.goto(`/headroom${query}`);
  await expect(page.getByRole("heading", { level: 1, name: "Sharing headroom" })).toBeVisible();
}

test("shows own images by fullness, with basis and age, and quotas by account and region", async ({
  page,
  inventory,
}) => {
  await open(page);
  const { total } = await inventory.read("ownership=private&limit=0");
  await expect(page.getByRole("group", { name: "Images shown" })).toContainText(`All · ${total}`);
  await expect(page.getByRole("img", { name: /on a scale of how full the sharing limit is/ })).toBeVisible();
  await expect(table(page).getByRole("row").nth(1)).toContainText(/full|over|\d/);
  await expect(
    page
      .getByRole("region", { name: /^Room for own images/ })
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
});

test("keeps cloud and standing in the address, and leads to a list of as many", async ({
  page,
  inventory,
}) => {
  await open(page, "?standing=near");
  const link = page.getByRole("link", { name: "Open in the list" });
  const address = new URL((await link.getAttribute("href")) ?? "", "http://x");
  const { total } = await inventory.read(address.search.slice(1));
  await expect(page.getByRole("group", { name: "Images shown" })).toContainText(`Nearly full · ${total}`);
  await page.getByRole("group", { name: "Cloud" }).getByText("JD Cloud").click();
  await expect(page).toHaveURL(/\?cloud=jdcloud-vm&standing=near$/);
  await page.goBack();
  await expect(page).toHaveURL(/\?standing=near$/);
});

test("turns round whom images are shared with", async ({ page }) => {
  await open(page, "?tab=targets");
  const targets = page.getByRole("table", { name: "Accounts that own images are shared with" });
  const first = targets.getByRole("row").nth(1);
  const count = Number(/(\d+) images?$/.exec((await first.textContent()) ?? "")?.[1]);
  await first.getByRole("link").click();
  await expect(page).toHaveURL(/target=/);
  await expect(page.getByRole("list", { name: /^Images shared with/ }).getByRole("listitem")).toHaveCount(
    count,
  );
});

for (const [name, size, scheme] of [
  ["wide and light", { width: 1440, height: 900 }, "light"],
  ["on a phone and dark", { width: 390, height: 844 }, "dark"],
] as const) {
  test(`is open to everybody ${name}, and the page never scrolls sideways`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    for (const query of ["", "?tab=targets"]) {
      await open(page, query);
      await expectNoViolations(page, `the headroom board ${query}`);
      expect(await tooWide(page)).toEqual([]);
    }
  });
}
