import { expect, test } from "./fixtures";

test("from the search to the rows and back, to the end and to the top, by keys alone", async ({
  list,
  page,
}) => {
  await list.open("sort=name");
  const first = `${await list.linkOf(list.rowAt(0)).getAttribute("title")}`;
  await page.keyboard.press("/");
  await page.keyboard.type("windows");
  await expect(list.linkOf(list.rowAt(0))).not.toHaveAttribute("title", first);
  await page.keyboard.press("Enter");
  await expect(list.search).not.toBeFocused();
  await page.keyboard.press("j");
  await expect(list.linkOf(list.rowAt(0))).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("Backspace");
  await expect(list.linkOf(list.rowAt(0))).toHaveAttribute("title", first);
  await page.keyboard.press("Escape");

  await page.keyboard.press("j");
  await expect(list.linkOf(list.rowAt(0))).toBeFocused();
  await page.keyboard.press("End");
  const last = list.rowAt((await list.total()) - 1);
  await expect(list.linkOf(last)).toBeFocused();
  await page.keyboard.press("Home");
  await expect(list.linkOf(list.rowAt(0))).toBeFocused();

  // The row with the focus scrolls out of being, and the keys go on where the reader looks.
  await list.scroller.evaluate((pane) => pane.scrollTo({ top: pane.scrollHeight / 2 }));
  await expect(list.rowAt(0)).toBeHidden();
  await expect(list.scroller).toBeFocused();
  await page.keyboard.press("j");
  await expect(list.focusedRow).toBeVisible();
  expect(Number(await list.focusedRow.getAttribute("aria-rowindex"))).toBeGreaterThan(40);
});

test.describe("by keyboard alone", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("one searches, walks, copies and opens", async ({ detail, inventory, list, page }) => {
    const { total } = await inventory.read("limit=0&q=order-db");
    await list.open();
    await page.keyboard.press("/");
    await expect(list.search).toBeFocused();
    await page.keyboard.type("order-db");
    await expect(list.headline).toHaveText(`${total} images`);
    await page.keyboard.press("Tab");

    await page.keyboard.press("j");
    await expect(list.rowAt(0).getByRole("link")).toBeFocused();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(list.rowAt(2).getByRole("link")).toBeFocused();
    await page.keyboard.press("k");
    const second = list.rowAt(1).getByRole("link");
    await expect(second).toBeFocused();

    const id = (await second.getAttribute("href"))?.split("/").at(-1) ?? "";
    await page.keyboard.press("c");
    await expect(list.answer).toHaveText(`Copied ${id}`);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(id);

    await page.keyboard.press("Shift+Enter");
    await expect(page).toHaveURL(new RegExp(`/${id}$`));
    await expect(detail.title).toContainText("order-db");
  });

  test("one sees all keys, and can switch them off", async ({ list, page }) => {
    await list.open();
    const keys = page.getByRole("dialog", { name: "Keys" });
    // The bar may come alive after the list.
    await expect(async () => {
      await page.keyboard.press("?");
      await expect(keys.getByText("Next, previous row")).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await keys.getByRole("checkbox", { name: /Single keys work/ }).press("Space");
    await page.keyboard.press("Escape");
    await expect(keys).toBeHidden();
    await page.keyboard.press("/");
    await expect(list.search).not.toBeFocused();
  });

  test("the first stop leads past the bar", async ({ list, page }) => {
    await list.open();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(list.main).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Views" })).toBeFocused();
    // Columns and export, and the offer to go on with what was looked at last, where there is one.
    for (let stop = 0; stop < 6; stop += 1) {
      await page.keyboard.press("Tab");
      if (await list.search.evaluate((field) => field === document.activeElement)) break;
    }
    await expect(list.search).toBeFocused();
  });
});
