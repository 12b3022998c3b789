import { expect, test } from "./fixtures";

test("from the search to the rows and back, to the end and to the top, by keys alone", async ({
  list,
  page,
}) => {
  await list.open("sort=name");
  const first = `${await list.linkOf(list.rowAt(0)).getAttribute("title")}`;
  await page.keyboard.press("/");
  await page.keyboard.type("ubuntu");
  await expect(page).toHaveURL(/q=ubuntu/);
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
