import { expect, test } from "./fixtures";
import { expectNoViolations, tooWide } from "./looks";

const queryOf = (href: string | null) => new URL(href ?? "", "http://x").search.slice(1);

test("the runway's numbers open lists of as many", async ({ page, inventory }) => {
  await page.goto("/runway?whose=mine");
  const ended = page.getByRole("region", { name: /^Ended \d+ release/ });
  const link = ended.getByRole("link", { name: /: \d+ images?$/ }).last();
  const count = Number(/(\d+) images?$/.exec((await link.getAttribute("aria-label")) ?? "")?.[1]);
  expect((await inventory.read(queryOf(await link.getAttribute("href")))).total).toBe(count);
});

test("what may be tidied up is listed with its reason and leads to the list", async ({ page, inventory }) => {
  await page.goto("/tidy?old=90");
  const unshared = page.getByRole("region", { name: /^Own, old and shared with nobody/ });
  const link = unshared.getByRole("link", { name: /^Open all \d+/ });
  const count = Number(/Open all (\d+)/.exec((await link.textContent()) ?? "")?.[1]);
  expect((await inventory.read(queryOf(await link.getAttribute("href")))).total).toBe(count);
});

for (const [name, size, scheme] of [
  ["wide and dark", { width: 1440, height: 900 }, "dark"],
  ["on a phone and light", { width: 390, height: 844 }, "light"],
] as const) {
  test(`both are open to everybody ${name}, and never scroll sideways`, async ({ page }) => {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: scheme });
    for (const path of ["/runway", "/tidy"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolations(page, path);
      expect(await tooWide(page)).toEqual([]);
    }
  });
}
