import { expect, test } from "./fixtures";
import { expectNoViolations, tooWide } from "./looks";
import { NOBODY } from "./nobody";

test("hundreds of alike changes are one line that unfolds to each image", async ({ page }) => {
  await page.goto("/changes?kind=gone");
  // The whole text: a time before it, such as 08:52, would make "24 images" of four.
  const gone = page.getByText("24 images are gone", { exact: true });
  const group = page.getByRole("listitem").filter({ has: gone });
  await expect(group).toContainText("cn-north-1 · Public");
  await group.getByRole("button", { name: "Show all 24" }).click();
  await expect(group.getByRole("listitem")).toHaveCount(24);
  await expectNoViolations(page, "the changes");
  expect(await tooWide(page)).toEqual([]);
});

test("a filter stands in the address, and Back takes it away", async ({ page }) => {
  await page.goto("/changes");
  const renamed = page.getByRole("listitem").filter({ hasText: "pos-edge-rc1" });
  await expect(renamed.filter({ hasText: "Name" })).toContainText("pos-edge-golden-2026.10");
  await page.getByRole("button", { name: "What happened" }).click();
  await page.getByRole("checkbox", { name: "Gone" }).click();
  await expect(page).toHaveURL(/\/changes\?kind=gone$/);
  await expect(page.getByText("28 changes")).toBeVisible();
  await expect(renamed).toHaveCount(0);
  await page.goBack();
  await expect(page).toHaveURL(/\/changes$/);
  await expect(renamed.first()).toBeVisible();
});

test("a change leads to the image, and that of a gone one to what was known of it", async ({ page }) => {
  await page.goto("/changes?q=ci-runner-2025.03&kind=gone");
  await page.getByRole("link", { name: "ci-runner-2025.03" }).click();
  await expect(page).toHaveURL(/\/images\/jd-retail\/cn-north-1\/img-ci-runner-3#history$/);
  await expect(page.getByRole("heading", { name: "ci-runner-2025.03", level: 1 })).toBeVisible();
  await expect(page.getByText(/Last seen/).first()).toBeVisible();
});

test("a feed is made, read without a sign-in, and revoked", async ({ page, playwright, baseURL }) => {
  await page.goto("/changes?kind=gone");
  await page.getByRole("link", { name: "Feed" }).click();
  await expect(page.getByText("Shows: Last 30 days; What happened is Gone")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Chat of the tests");
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = await page.getByLabel("Address of the feed").inputValue();
  expect(address).toMatch(/\/api\/feed\/neph_[\w-]{43}\?kind=gone$/);
  const stranger = await playwright.request.newContext({ baseURL, storageState: NOBODY });
  const read = await stranger.get(address);
  expect(read.headers()["cache-control"]).toContain("private");
  expect(await read.text()).toContain("24 images are gone");
  await page.getByRole("button", { name: "Revoke Chat of the tests" }).click();
  await expect(page.getByRole("button", { name: "Revoke Chat of the tests" })).toHaveCount(0);
  expect((await stranger.get(address)).status()).toBe(404);
  await stranger.dispose();
});

test("what needs a look stands behind the bell, with a way to it", async ({ page }) => {
  await page.goto("/changes");
  await page.getByRole("button", { name: /^Needs a look: \d+ alerts$/ }).click();
  const alerts = page.getByRole("dialog", { name: "Needs a look" });
  await expect(alerts).toContainText(/Shared with \d+ of \d+ accounts\./);
  // Only an admin has peace to give.
  await expect(alerts.getByText("Mute")).toHaveCount(0);
  await expectNoViolations(page, "the alerts");
  await alerts.getByRole("link", { name: "golden" }).first().click();
  await expect(page).toHaveURL(/#sharing$/);
});

test.describe("an admin", () => {
  test.use({ person: "admin" });

  test("sees what clouds sent that no document knows, and takes note of it", async ({ page }) => {
    await page.goto("/admin/drift");
    const row = page.getByRole("row").filter({ hasText: "converting" });
    await expect(row).toContainText("Unknown word");
    await page.getByRole("button", { name: /^Mark \d+ as seen$/ }).click();
    await expect(row.getByText("new", { exact: true })).toHaveCount(0);
    await expectNoViolations(page, "the drift watch");
  });

  test("is told why a webhook is not added", async ({ page }) => {
    await page.goto("/admin/settings");
    await page.getByLabel("Name", { exact: true }).fill("Chat");
    await page.getByLabel("Address", { exact: true }).fill("https://hooks.example.com/x");
    await page.getByRole("button", { name: "Add webhook" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "host is approved" })).toBeVisible();
  });
});
