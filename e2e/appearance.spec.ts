import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoViolations, isPhone, LOOKS, tooWide } from "./looks";
import { listPage } from "./pages/list-page";

const IMAGE = "/images/jd-retail/cn-north-1/img-ord2026g11";
const ODD_IMAGE = "/images/ens-edge/mainland/m-5empty0strings2023";

test.describe("the language", () => {
  test("is the browser's until somebody chooses, and then it stays", async ({ list, page }) => {
    const html = page.locator("html");
    await list.open();
    await expect(html).toHaveAttribute("lang", "en");
    await page.getByRole("button", { name: "中文" }).click();
    await expect(html).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("heading", { level: 1, name: "镜像" })).toBeAttached();
    await expect(page.getByText(/^\d+ 个镜像$/).first()).toBeVisible();

    await page.goto(IMAGE);
    await expect(html).toHaveAttribute("lang", "zh-CN");
    await expect(page.getByRole("region", { name: "磁盘", exact: true })).toBeVisible();
    await expect(async () => {
      await page.getByRole("button", { name: "English" }).click({ timeout: 1000 });
      await expect(page.getByRole("region", { name: "Disks", exact: true })).toBeVisible({ timeout: 2000 });
    }).toPass();
    await page.reload();
    await expect(html).toHaveAttribute("lang", "en");
  });

  test.describe("of a Chinese browser", () => {
    test.use({ locale: "zh-CN", person: "nobody" });

    test("is Chinese from the first page on", async ({ page }) => {
      await page.goto("/sign-in");
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
      await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
    });
  });
});

test.describe("light and dark", () => {
  test("follow the system until somebody chooses, and then it stays without a flash", async ({
    list,
    page,
  }) => {
    const canvas = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: "light" });
    await list.open();
    const light = await canvas();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(canvas).not.toBe(light);
    const dark = await canvas();

    await page.emulateMedia({ colorScheme: "light" });
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await expect.poll(canvas).toBe(dark);

    // The server draws the first picture in it already.
    const html = await (await page.request.get("/images")).text();
    expect(/<html[^>]*>/.exec(html)?.[0]).toContain('data-theme="dark"');
    await page.reload();
    await expect.poll(canvas).toBe(dark);

    await page.goto(IMAGE);
    await expect.poll(canvas).toBe(dark);
  });
});

test.describe("at 390 pixels", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("no page scrolls sideways", async ({ context, page }) => {
    for (const path of [
      "/images",
      "/images?q=no-such-image",
      IMAGE,
      ODD_IMAGE,
      "/images/tc-prod/ap-guangzhou/img-ordgold1",
    ]) {
      await page.goto(path);
      await expect(page.getByRole("main")).toBeVisible();
      await expect.poll(() => tooWide(page), path).toEqual([]);
    }
    // The open page asks for news now and then; without its cookie it would be refused.
    await page.goto("about:blank");
    await context.clearCookies();
    await page.goto("/sign-in");
    await expect(page.getByRole("main")).toBeVisible();
    await expect.poll(() => tooWide(page)).toEqual([]);
  });
});

for (const look of LOOKS) {
  const { name, viewport, colorScheme, locale } = look;
  test.describe(name, () => {
    test.use({ viewport, colorScheme, locale });

    test("every page is open to everybody (WCAG 2.2 AA)", async ({ page }) => {
      test.slow();
      const words = locale === "en" ? ENGLISH : CHINESE;
      await listPage(page).open();
      await expectNoViolations(page, "the list");

      if (!isPhone(look)) {
        await page.getByRole("button", { name: words.sources }).click();
        await expect(page.getByRole("dialog", { name: words.freshness })).toBeVisible();
        await expectNoViolations(page, "the list with its sources");
      } else {
        await page.getByRole("button", { name: words.filters, exact: true }).click();
        await expect(page.getByRole("dialog", { name: words.filters })).toBeVisible();
        await expectNoViolations(page, "the list with its filters");
      }

      await page.goto(IMAGE);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolations(page, "an image");
      await signOut(page);
      await page.goto("/sign-in");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectNoViolations(page, "the sign-in");
    });
  });
}

const ENGLISH = {
  sources: /sources? current/,
  freshness: "Freshness of each source",
  filters: "Filters",
};
const CHINESE = { sources: /个来源/, freshness: "各来源的新旧", filters: "筛选" };

/** Forgets who is signed in, in this browser alone. An open page asks for news, and would be refused. */
async function signOut(page: Page): Promise<void> {
  await page.goto("about:blank");
  await page.context().clearCookies({ name: /session$/ });
}
