import { expect, test } from "./fixtures";

test.describe("the order", () => {
  test("is shown and turned by the heads", async ({ list, page }) => {
    await list.open();
    const created = list.columnHead("Created · changed");
    const disks = list.columnHead("Disks");
    await expect(created).toHaveAttribute("aria-sort", "descending");
    await disks.getByRole("button").click();
    await expect(disks).toHaveAttribute("aria-sort", "descending");
    await expect(created).not.toHaveAttribute("aria-sort");
    await expect(list.rows.first()).toContainText("kafka-3.9-jbod");
    await expect(page).toHaveURL(/sort=-disks/);
    await disks.getByRole("button").click();
    await expect(disks).toHaveAttribute("aria-sort", "ascending");
    await expect(list.rows.first()).toContainText("fax-gateway-do-not-touch");
  });

  for (const [direction, sort, first] of [
    ["ascending", "shared", "0 / 20"],
    ["descending", "-shared", "20 / 20"],
  ] as const) {
    test(`has what is not known last, ${direction}`, async ({ list, page }) => {
      await list.open(`account=jd-retail&ownership=private,public&sort=${sort}`);
      await expect(list.columnHead("Shared")).toHaveAttribute("aria-sort", direction);
      await expect(list.cell(list.rows.first(), "Shared")).toContainText(first, { useInnerText: true });
      await list.scroller.focus();
      await page.keyboard.press("End");
      const last = list.rowAt((await list.total()) - 1);
      await expect(list.cell(last, "Shared")).toContainText("Everyone");
    });
  }
});
