import { expect, test } from "./fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

test("images are selected by key, by range and by box, and the address carries them", async ({
  list,
  page,
}) => {
  await list.open("sort=name");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(list.selectionBar.getByText("1 selected")).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Shift+X");
  await expect(list.selectionBar.getByText("3 selected")).toBeVisible();
  await list.boxOf(list.rowAt(5)).click();
  await expect(list.selectionBar.getByText("4 selected")).toBeVisible();
  await expect(list.rowAt(5)).toHaveAttribute("aria-selected", "true");
  await expect(page).toHaveURL(/sel=/);

  await list.reload();
  await expect(list.selectionBar.getByText("4 selected")).toBeVisible();
  await expect(list.boxOf(list.rowAt(1))).toBeChecked();
  await list.boxOf(list.rowAt(1)).click();
  await expect(list.selectionBar.getByText("3 selected")).toBeVisible();
  await list.boxOf(list.rowAt(0)).focus();
  await page.keyboard.press("Escape");
  await expect(list.selectionBar).toBeHidden();
  await expect(page).toHaveURL(/\/images\?sort=name$/);
});

test("one click selects the whole result and says how many that are", async ({ inventory, list, page }) => {
  const { total } = await inventory.read("limit=0&account=jd-retail");
  await list.open("account=jd-retail");
  await list.selectAll.click();
  await expect(list.answer.filter({ hasText: `All ${total} images` })).toBeVisible();
  await expect(list.selectionBar.getByText(`${total} selected`)).toBeVisible();
  await expect(list.selectAll).toBeChecked();
  await list.selectAll.click();
  await expect(list.selectionBar).toBeHidden();
  await expect(page).toHaveURL(/\/images\?account=jd-retail$/);
});

test("ids and links are copied, and two to six images are compared", async ({ list, page }) => {
  await list.open("sort=name");
  await list.boxOf(list.rowAt(0)).click();
  await expect(list.selectionBar.getByRole("link", { name: "Compare" })).toHaveCount(0);
  await list.boxOf(list.rowAt(1)).click();
  await list.selectionBar.getByRole("button", { name: "Copy ids" }).click();
  await expect(list.answer.filter({ hasText: "2 lines copied" })).toBeVisible();
  const ids = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  await expect(list.rowAt(0)).toContainText(ids[0] ?? "");
  await expect(list.rowAt(1)).toContainText(ids[1] ?? "");

  await list.selectionBar.getByRole("button", { name: "Copy links" }).click();
  await expect
    .poll(async () => (await page.evaluate(() => navigator.clipboard.readText())).split("\n")[0])
    .toMatch(/^http:\/\/127\.0\.0\.1:\d+\/images\/.+/);
  await expect(list.selectionBar.getByRole("link", { name: "Compare" })).toHaveAttribute(
    "href",
    /^\/compare\?image=[^&]+&image=[^&]+$/,
  );
});

test("a selection outlives a change of the filter", async ({ list }) => {
  await list.open("cloud=jdcloud-vm");
  await list.boxOf(list.rowAt(0)).click();
  await list.box("Cloud", "Baidu AI Cloud").click();
  await list.box("Cloud", "JD Cloud").click();
  await expect(list.chip("Cloud is Baidu AI Cloud")).toBeVisible();
  await list.boxOf(list.rowAt(0)).click();
  await expect(list.selectionBar.getByText("2 selected")).toBeVisible();
});
