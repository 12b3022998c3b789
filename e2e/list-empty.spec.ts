import { expect, test } from "./fixtures";

test.describe("when nothing fits", () => {
  test("it says which filter is to blame, and leads out", async ({ list, page }) => {
    await list.open("cloud=alibaba-ens&ownership=marketplace");
    await expect(page.getByText("No image fits all 2 filters")).toBeVisible();
    await page.getByRole("button", { name: "Drop that filter" }).click();
    await expect(list.rows.first()).toBeVisible();
  });

  test("everything can be cleared at once", async ({ inventory, list, page }) => {
    const { total } = await inventory.read("limit=0");
    await list.open("q=nothing-is-called-so");
    await expect(page.getByText("No image fits this filter")).toBeVisible();
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(list.headline).toHaveText(`${total} images`);
    await expect(list.search).toHaveValue("");
  });
});
