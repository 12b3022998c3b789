import { expect, NOBODY, test } from "./fixtures";
import { expectNoViolations } from "./looks";
import { sharePage } from "./pages/share-page";

const IMAGE = ["jd-retail", "cn-north-1", "img-ord2026g11"] as const;
const LOST = "cn-north-1/img-m5s0abcd29";

test.describe("the share popover", () => {
  test.use({ person: "admin", permissions: ["clipboard-read", "clipboard-write"] });

  test("opens by its key and copies the image's own address", async ({ detail, page }) => {
    const share = sharePage(page);
    await detail.open(...IMAGE);
    await page.keyboard.press("s");
    await expect(share.popover).toBeVisible();
    await share.copy.click();
    await expect(page.getByText(/^Copied http/)).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    await expectNoViolations(page, "the share popover", { part: "[role=dialog]" });
    await page.keyboard.press("Escape");
    await expect(share.popover).toBeHidden();
    await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused();
  });

  test("keeps what somebody sees, and says what has changed since", async ({
    browser,
    baseURL,
    detail,
    page,
    signedIn,
  }) => {
    const share = sharePage(page);
    await detail.open(...IMAGE);
    await share.open();
    await share.way("What I see now").check();
    const url = await share.make();
    expect(url).toMatch(/\/seen\/[0-9a-f-]{36}$/);

    const viewer = await browser.newContext({
      baseURL,
      storageState: await signedIn("viewer"),
      locale: "en-US",
    });
    const seen = await viewer.newPage();
    await seen.goto(url);
    await expect(seen.getByText(/^Ada Admin shared this state of/)).toBeVisible();
    await expect(seen.getByText("Nothing has changed since.")).toBeVisible();
    await expect(seen.getByRole("heading", { level: 1 })).toHaveText(/\S/);
    await expect(seen.getByRole("region", { name: "Disks", exact: true })).toBeVisible();
    await expectNoViolations(seen, "what was seen");
    await seen.getByRole("link", { name: "Show it now" }).click();
    await expect(seen).toHaveURL(/\/images\/jd-retail\/cn-north-1\/img-ord2026g11$/);
    await viewer.close();

    const stranger = await browser.newContext({ baseURL, storageState: NOBODY, locale: "en-US" });
    const asked = await stranger.newPage();
    await asked.goto(url);
    await expect(asked).toHaveURL(/\/sign-in\?next=%2Fseen%2F/);
    await expect(asked).toHaveTitle(/Sign in|Nephoscope/);
    await stranger.close();
  });

  test("copies a Markdown line and the image as JSON", async ({ detail, page }) => {
    await detail.open(...IMAGE);
    const menu = page.getByRole("button", { name: "Copy or print" });
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    await menu.click();
    await page.getByRole("menuitem", { name: "Copy as Markdown line" }).click();
    await expect(page.getByText("Copied the Markdown line")).toBeVisible();
    expect(await copied()).toContain(`](${page.url()}) · \`img-ord2026g11\` · jd-retail, cn-north-1`);
    await menu.click();
    await page.getByRole("menuitem", { name: "Copy as JSON" }).click();
    await expect(page.getByText("Copied the image as JSON")).toBeVisible();
    expect(JSON.parse(await copied())).toMatchObject({
      ref: { imageId: "img-ord2026g11" },
      cloud: "jdcloud-vm",
    });
  });

  test("prints the content alone, with the address and the time", async ({ detail, page }) => {
    await detail.open(...IMAGE);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("button", { name: "Share", exact: true })).toBeHidden();
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(page.getByText(/ · printed /)).toBeVisible();
    await expect(page.getByText(/ · printed /)).toContainText(page.url());
    const cut = await page.evaluate(() => {
      const main = document.querySelector("main");
      return main ? main.scrollHeight - main.clientHeight : null;
    });
    expect(cut).toBe(0);
  });
});

test.describe("a viewer", () => {
  test.use({ person: "viewer" });

  test("is told why there is no public link for them, and cannot make one", async ({ detail, page }) => {
    const share = sharePage(page);
    await detail.open(...IMAGE);
    await share.open();
    await expect(share.way("Public read-only link")).toBeDisabled();
    await expect(share.popover.getByText("Only admins make public links here.")).toBeVisible();
    await expect(share.way("What I see now")).toBeEnabled();
  });
});

// These turn the switches of one world.
test.describe("an image", () => {
  test.describe.configure({ mode: "serial" });
  test.use({ person: "admin" });

  test("that is younger than the last read is found by its link", async ({ clouds, page, troubles }) => {
    troubles.expect(/status of 404/);
    await clouds.turn("jdcloud-vm", { born: ["cn-north-1/img-justborn01"] });
    const answer = await page.goto("/images/jd-retail/cn-north-1/img-justborn01");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: "img-justborn01" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Share", exact: true })).toBeVisible();
  });

  test("that is gone keeps its page, its links and what was seen, whatever happens to it", async ({
    browser,
    baseURL,
    clouds,
    detail,
    list,
    page,
  }) => {
    // Two complete passes without it make an image gone, and one with it brings it back.
    test.setTimeout(300_000);
    const share = sharePage(page);
    await detail.open("jd-retail", "cn-north-1", "img-m5s0abcd29");
    const publicUrl = await share.makePublic();
    await page.keyboard.press("Escape");
    await share.open();
    await share.way("What I see now").check();
    const seenUrl = await share.make();

    await clouds.turn("jdcloud-vm", { lost: [LOST] });
    await expect(async () => {
      await list.open();
      await list.readAgain();
      await page.goto("/images/jd-retail/cn-north-1/img-m5s0abcd29");
      await expect(page.locator("[data-tombstone]")).toBeVisible({ timeout: 8_000 });
    }).toPass({ timeout: 120_000 });
    await expect(detail.title).toHaveText(/\S/);
    await expect(detail.section("Disks")).toContainText("snapshot-h8u1abcd36");

    await page.goto(seenUrl);
    await expect(page.getByText("The image is no longer there.")).toBeVisible();
    await expect(page.getByRole("region", { name: "Disks", exact: true })).toContainText(
      "snapshot-h8u1abcd36",
    );

    const stranger = await browser.newContext({ baseURL, storageState: NOBODY, locale: "en-US" });
    const reader = await stranger.newPage();
    // Another test may have made this sender wait.
    await expect(async () => {
      await reader.goto(publicUrl);
      await expect(reader.getByText(/The cloud no longer lists this image/)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 70_000 });
    await stranger.close();

    await clouds.calmDown();
    await expect(async () => {
      await list.open();
      await list.readAgain();
      await page.goto("/images/jd-retail/cn-north-1/img-m5s0abcd29");
      await expect(page.locator("[data-tombstone]")).toBeHidden({ timeout: 8_000 });
    }).toPass({ timeout: 120_000 });
  });
});
