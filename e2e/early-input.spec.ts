import type { Page } from "@playwright/test";
import { expect, PEOPLE, test } from "./fixtures";

/** Opens a page whose code is slow in coming, and gives what lets it come. */
async function openSlowly(page: Page, path: string): Promise<() => Promise<void>> {
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await woken;
    await route.continue();
  });
  await page.goto(path, { waitUntil: "commit" });
  return async () => {
    wake();
    await page.unrouteAll({ behavior: "wait" });
  };
}

test.describe("before the page is alive", () => {
  test("a search is heard", async ({ page, list }) => {
    const wake = await openSlowly(page, "/images");
    await list.search.fill("边缘");
    await wake();
    await expect(page).toHaveURL(/q=/);
    await expect(list.search).toHaveValue("边缘");
    await expect(list.row("边缘节点-k8s-arm-büro-😀").first()).toBeVisible();
  });

  test("a choice is heard", async ({ page, list }) => {
    const wake = await openSlowly(page, "/images");
    await page.getByRole("checkbox", { name: "Tencent Cloud" }).check();
    await wake();
    await expect(list.chip("Cloud is Tencent Cloud")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Tencent Cloud" })).toBeChecked();
  });
});

test.describe("before the form is alive", () => {
  test.use({ person: "nobody" });

  test("name and password are heard", async ({ page, signIn }) => {
    const wake = await openSlowly(page, "/sign-in");
    await signIn.email.fill(PEOPLE.viewer.email);
    await signIn.password.fill(PEOPLE.viewer.password);
    await wake();
    await expect(signIn.password).toHaveValue(PEOPLE.viewer.password);
    await signIn.button.click();
    await expect(page).toHaveURL(/\/images$/);
  });
});
