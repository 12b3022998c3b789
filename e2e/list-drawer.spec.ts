import { expect, test } from "./fixtures";

test("Enter opens an image beside the list, the list walks on, Escape gives the focus back", async ({
  list,
  page,
}) => {
  await list.open("sort=name");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const link = list.rowAt(1).getByRole("link");
  await expect(link).toBeFocused();
  await page.keyboard.press("Enter");
  const heading = list.drawer.getByRole("heading", { level: 1 });
  await expect(heading).toBeFocused();
  await expect(page).toHaveURL(/[?&]open=/);
  await expect(list.drawer.getByText(/^2 of \d+$/)).toBeVisible();
  await expect(list.rowAt(1)).toContainText((await heading.textContent()) ?? "-");

  await page.keyboard.press("j");
  await expect(list.drawer.getByText(/^3 of \d+$/)).toBeVisible();
  await page.keyboard.press("[");
  await page.keyboard.press("[");
  await expect(list.drawer.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(list.drawer.getByRole("button", { name: "Previous image" })).toBeDisabled();

  await page.keyboard.press("Escape");
  await expect(list.drawer).toBeHidden();
  await expect(list.rowAt(0).getByRole("link")).toBeFocused();
  await expect(page).toHaveURL(/\/images\?sort=name$/);
});

test("Back closes it, and the address opens it", async ({ list, page }) => {
  await list.open("sort=name");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(list.drawer.getByRole("heading", { level: 1 })).toBeVisible();
  const address = page.url();
  await page.goBack();
  await expect(list.drawer).toBeHidden();
  await page.goForward();
  await expect(list.drawer).toBeVisible();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(list.drawer.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(list.rows.first()).toBeVisible();
});

test("a click beside the name opens it, the name itself is the way to the page", async ({
  detail,
  list,
  page,
}) => {
  await list.open("q=img-ord2026g11");
  await list.cell(list.rows.first(), "Status").click();
  await expect(list.drawer.getByRole("heading", { level: 1 })).toHaveText("order-db-golden-2026.11");
  await list.drawer.getByRole("link", { name: "Open page" }).click();
  await expect(page).toHaveURL(/\/images\/jd-retail\/cn-north-1\/img-ord2026g11$/);
  await expect(detail.title).toHaveText("order-db-golden-2026.11");
});

test("is not modal: the list behind it stays live", async ({ list }) => {
  await list.open("q=order-db");
  await list.cell(list.rows.first(), "Status").click();
  await expect(list.drawer.getByRole("heading", { level: 1 })).toBeVisible();
  await list.box("Cloud", "JD Cloud").click();
  await expect(list.box("Cloud", "JD Cloud")).toBeChecked();
  await expect(list.drawer).toBeVisible();
  await list.drawer.getByRole("button", { name: "Close" }).click();
  await expect(list.drawer).toBeHidden();
});

test.describe("an image that is not known", () => {
  test("is said so, and the list stays", async ({ list, page, troubles }) => {
    troubles.expect(/404/);
    await list.open();
    await page.goto("/images?open=jd-retail.cn-north-1.img-nosuchthing");
    await expect(list.drawer.getByText("This image is not known here")).toBeVisible();
    await expect(list.rows.first()).toBeVisible();
  });
});
