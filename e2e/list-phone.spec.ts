import { expect, test } from "./fixtures";

declare global {
  interface Window {
    /** The most rows that stood in the page at once. */
    mostRows?: number;
  }
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("images are cards that open on a tap", async ({ detail, list }) => {
    await list.open("q=img-ord2026g11");
    const card = list.row("img-ord2026g11");
    for (const text of ["order-db-golden-2026.11", "jd-retail", "CentOS 7.9", "Available", "17 / 20"]) {
      await expect(card.getByText(text, { exact: true }).first()).toBeVisible();
    }
    await card.getByRole("link").tap();
    await expect(detail.title).toHaveText("order-db-golden-2026.11");
  });

  test("a card tells where it was found, in a column that has no place on it as well", async ({ list }) => {
    await list.open("q=alert(1)&cols=place+description");
    const link = list.row("img-markup08").first().getByRole("link");
    await expect(link).toContainText(/Description: .*alert\(1\)/);
    await expect(link.locator("mark")).toHaveText("alert(1)");
  });

  test("filters and order are in reach of the thumb", async ({ inventory, list, page }) => {
    const { total } = await inventory.read("limit=0&cloud=baidu-bcc");
    await list.open();
    await expect(list.rail).toBeHidden();
    await page.getByRole("button", { name: "Filters", exact: true }).tap();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("checkbox", { name: "Baidu AI Cloud" }).tap();
    await sheet.getByRole("button", { name: `Show ${total} images` }).tap();
    await expect(sheet).toBeHidden();
    await expect(list.headline).toHaveText(`${total} images`);
    await expect(page.getByRole("button", { name: "Filters · 1" })).toBeVisible();

    await page.getByRole("button", { name: "Sort: Created · changed" }).tap();
    await page.getByRole("menuitemradio", { name: "Name" }).tap();
    await expect(page.getByRole("button", { name: "Sort: Name" })).toBeVisible();
    await expect(page).toHaveURL(/\?cloud=baidu-bcc&sort=name$/);
  });

  test("draws the rows in sight from the first moment on, never the whole result", async ({ list, page }) => {
    await page.addInitScript(() => {
      window.mostRows = 0;
      new MutationObserver(() => {
        window.mostRows = Math.max(window.mostRows ?? 0, document.querySelectorAll("tbody tr").length);
      }).observe(document, { childList: true, subtree: true });
    });
    await list.open();
    await expect(list.rowAt(0)).toBeVisible();
    expect(await list.total()).toBeGreaterThan(200);
    expect(await page.evaluate(() => window.mostRows)).toBeLessThan(60);
  });
});
