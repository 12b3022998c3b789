import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoViolations } from "./looks";

/** Three disks, and one disk in another region. */
const ORDER = "jd-retail.cn-north-1.img-ord2026g11";
const COPY = "jd-retail.cn-east-2.img-eastcopy01";

const table = (page: Page) => page.getByRole("table", { name: /images/ });
const heads = (page: Page) => table(page).getByRole("columnheader");
const line = (page: Page, name: string) =>
  table(page)
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name, exact: true }) });

async function open(page: Page, query: string) {
  await page.goto(`/compare?${query}`);
  // The link of the bar appears when the page hears clicks.
  await expect(page.getByRole("link", { name: /\d+ of \d+ current|No source of/ })).toBeVisible();
}

/** Refs of one image per cloud, the own ones first. */
async function refs(
  read: (
    query: string,
  ) => Promise<{ rows: { ref: { connectionId: string; regionId: string; imageId: string } }[] }>,
) {
  const texts: string[] = [];
  for (const cloud of ["tencent-cvm", "alibaba-ens", "baidu-bcc"]) {
    const { rows } = await read(`cloud=${cloud}&ownership=private&sort=name&limit=1`);
    for (const { ref } of rows) texts.push(`${ref.connectionId}.${ref.regionId}.${ref.imageId}`);
  }
  return texts;
}

const query = (texts: readonly string[]) => texts.map((text) => `image=${text}`).join("&");

test.describe("a comparison", () => {
  test("marks what differs from the baseline, and never place", async ({ page }) => {
    await open(page, query([ORDER, COPY]));
    await expect(page.getByRole("heading", { level: 1, name: "Compare 2 images" })).toBeVisible();
    await expect(heads(page)).toHaveCount(2);
    await expect(heads(page).first()).toContainText("Baseline");
    for (const name of ["Cloud", "Account", "Region"]) {
      await expect(line(page, name).getByText("differs")).toHaveCount(0);
    }
    await expect(line(page, "Total").getByText("differs")).toHaveCount(1);
  });

  test("shows differences only, in the address, and Back takes it back", async ({ page, inventory }) => {
    const [tencent = ""] = await refs(inventory.read);
    await open(page, query([ORDER, tencent]));
    const count = async () => table(page).getByRole("rowheader").count();
    const all = await count();
    await page.getByText(/^\d+ differ$/).click();
    await expect(page).toHaveURL(/only=differences$/);
    await expect.poll(count).toBeLessThan(all);
    await expect(line(page, "Cloud")).toHaveCount(0);
    await page.goBack();
    await expect(line(page, "Cloud")).toBeVisible();
  });

  test("takes another baseline, drops a column and adds one by search", async ({ page, inventory }) => {
    const [tencent = "", ens = ""] = await refs(inventory.read);
    await open(page, query([ORDER, tencent, ens]));
    await expect(heads(page)).toHaveCount(3);
    await heads(page)
      .nth(2)
      .getByRole("link", { name: /^Make .* the baseline$/ })
      .click();
    await expect(page).toHaveURL(`/compare?${query([ens, ORDER, tencent])}`);
    await heads(page)
      .nth(1)
      .getByRole("link", { name: /^Remove / })
      .click();
    await expect(page).toHaveURL(`/compare?${query([ens, tencent])}`);
    await page.getByRole("button", { name: "Add image" }).click();
    const search = page.getByRole("dialog", { name: "Add an image" });
    await search.getByLabel("Name or id").fill("img-ord2026g11");
    await search.getByRole("list", { name: "Images found" }).getByRole("button").first().click();
    await expect(page).toHaveURL(`/compare?${query([ens, tencent, ORDER])}`);
    await expect(heads(page)).toHaveCount(3);
  });

  test("begins at an image's own page, with its copies and its release offered first", async ({
    detail,
    page,
  }) => {
    await detail.open("jd-retail", "cn-north-1", "img-ord2026g11");
    await detail.main.getByRole("button", { name: "Compare", exact: true }).click();
    const search = page.getByRole("dialog", { name: "Compare with" });
    await search
      .getByRole("list", { name: "Copies, and the newest of its release" })
      .getByRole("button")
      .first()
      .click();
    await expect(page).toHaveURL(new RegExp(`/compare\\?image=${ORDER.replaceAll(".", "\\.")}&image=`));
    await expect(heads(page)).toHaveCount(2);
  });

  test("has words of its own for too few, too many and unknown images", async ({ page, inventory }) => {
    const [tencent = ""] = await refs(inventory.read);
    await open(page, "");
    await expect(page.getByText("Nothing to compare yet")).toBeVisible();
    await open(page, query([ORDER]));
    await expect(page.getByText("One image is not a comparison")).toBeVisible();
    await open(page, query([ORDER, tencent, "jd-retail.cn-north-1.img-nosuchimage", "no-such.region.image"]));
    await expect(page.getByText("2 images are not known here")).toBeVisible();
    await page.getByRole("link", { name: "Leave out" }).click();
    await expect(page).toHaveURL(`/compare?${query([ORDER, tencent])}`);
    const { rows } = await inventory.read("cloud=jdcloud-vm&limit=8");
    await open(page, query(rows.map(({ ref }) => `${ref.connectionId}.${ref.regionId}.${ref.imageId}`)));
    await expect(page.getByText("The address names 8 images.")).toBeVisible();
    await expect(heads(page)).toHaveCount(6);
    await expect(page.getByRole("button", { name: "Add image" })).toBeDisabled();
  });

  test("is taken away as a file and as Markdown", async ({ context, page, inventory }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const [tencent = ""] = await refs(inventory.read);
    const images = query([ORDER, tencent]);
    const told = await (await page.request.get(`/api/compare?format=json&${images}`)).json();
    expect(told.images).toHaveLength(2);
    await open(page, images);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "Copy as Markdown" }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("| **Disks** |");
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: "Download CSV" }).click();
    expect((await saved).suggestedFilename()).toMatch(/^nephoscope-comparison-.*\.csv$/);
  });

  for (const [name, size, scheme] of [
    ["wide and light", { width: 1440, height: 900 }, "light"],
    ["on a phone and dark", { width: 390, height: 844 }, "dark"],
  ] as const) {
    test(`has no violation of accessibility ${name}, and scrolls by itself`, async ({ page, inventory }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: scheme });
      const texts = await refs(inventory.read);
      await open(page, query([ORDER, ...texts]));
      await expectNoViolations(page, "the comparison", { everyRule: true });
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(sideways).toBe(0);
    });
  }
});
