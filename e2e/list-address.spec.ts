import { expect, test } from "./fixtures";

test.describe("the address", () => {
  test("carries the state: back, forward and reload give the same", async ({ inventory, list, page }) => {
    const count = async (query: string) => `${(await inventory.read(`limit=0&${query}`)).total} images`;
    const [all, jd, own] = [
      await count(""),
      await count("cloud=jdcloud-vm"),
      await count("cloud=jdcloud-vm&ownership=private"),
    ];
    await list.open();
    await list.box("Cloud", "JD Cloud").click();
    await expect(list.headline).toHaveText(jd);
    await list.box("Ownership", "Own").click();
    await expect(list.headline).toHaveText(own);
    await list.columnHead("Name").getByRole("button").click();
    await expect(page).toHaveURL(/\?cloud=jdcloud-vm&ownership=private&sort=name$/);
    await expect(list.rows.first()).toContainText("ad-controller");

    await expect(list.box("Ownership", "Own")).toBeChecked();

    await page.goBack();
    await page.goBack();
    await expect(list.headline).toHaveText(jd);
    await expect(list.box("Ownership", "Own")).not.toBeChecked();
    await page.goBack();
    await expect(list.headline).toHaveText(all);
    await page.goForward();
    await expect(list.headline).toHaveText(jd);
    await page.goForward();
    await page.goForward();
    await expect(list.rows.first()).toContainText("ad-controller");

    await list.reload();
    await expect(list.headline).toHaveText(own);
    await expect(list.rows.first()).toContainText("ad-controller");
    await expect(list.box("Cloud", "JD Cloud")).toBeChecked();
    await expect(list.box("Ownership", "Own")).toBeChecked();
  });

  test("lets words fall away that it does not know", async ({ inventory, list }) => {
    const { total } = await inventory.read("limit=0");
    await list.open("colour=red&page=-1&sort=sideways&ownership=,,&os=&q=%20%20&from=x&limit=-5&__proto__=1");
    await expect(list.headline).toHaveText(`${total} images`);
    await expect(list.columnHead("Created · changed")).toHaveAttribute("aria-sort", "descending");
    await expect(list.main.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
  });
});
