import { expect, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

declare global {
  interface Window {
    /** The most rows that stood in the page at once. */
    mostRows?: number;
  }
}

test("a phone draws the rows in sight from the first moment on, never the whole result", async ({
  list,
  page,
}) => {
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
