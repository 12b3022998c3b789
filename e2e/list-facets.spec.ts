import { expect, test } from "./fixtures";

test.describe("a facet", () => {
  test("includes and excludes exactly what it counts", async ({ list }) => {
    await list.open();
    const total = await list.total();
    for (const [facet, value] of [
      ["Cloud", "JD Cloud"],
      ["Ownership", "Shared with me"],
      ["System", "Debian"],
      ["Status", "Failed"],
      ["Account", "tc-legacy"],
      ["Region", "bj"],
      ["Architecture", "arm64"],
    ] as const) {
      await test.step(facet, async () => {
        const box = list.box(facet, value);
        const count = (await list.counts(facet))[value] ?? Number.NaN;
        await box.click();
        await expect(box).toBeChecked();
        await expect(box).toHaveAccessibleDescription(String(count));
        await expect(list.headline).toHaveText(`${count} images`);
        await expect(list.main.getByText(`of ${total}`)).toBeVisible();
        await expect(list.chip(`${facet} is ${value}`)).toBeVisible();

        await box.press("-");
        await expect(list.headline).toHaveText(`${total - count} images`);
        await list.chip(`${facet} is not ${value}`).click();
        await expect(list.headline).toHaveText(`${total} images`);
      });
    }
  });

  test("offers only and not under the pointer", async ({ list, page }) => {
    await list.open("ownership=private");
    await list.facet("Ownership").getByText("Public").hover();
    await page.getByRole("button", { name: "Only Public" }).click();
    await expect(list.box("Ownership", "Public")).toBeChecked();
    await expect(list.box("Ownership", "Own")).not.toBeChecked();
    await page.getByRole("button", { name: "Exclude Public" }).click();
    await expect(list.chip("Ownership is not Public")).toBeVisible();
  });

  test("counts under the other filters, and what is chosen stays with its zero", async ({ list }) => {
    await list.open("region=bj&cloud=jdcloud-vm");
    await expect(list.headline).toHaveText("0 images");
    await expect(list.box("Region", "bj")).toBeChecked();
    await expect(list.box("Region", "bj")).toHaveAccessibleDescription("0");
    await expect(list.box("Cloud", "JD Cloud")).toHaveAccessibleDescription("0");
    const ofRegion = (await list.counts("Cloud"))["Baidu AI Cloud"];
    const ofCloud = (await list.counts("Region"))["cn-north-1"] ?? Number.NaN;

    await list.box("Region", "bj").click();
    await expect(list.box("Region", "bj")).not.toBeChecked();
    await list.box("Region", "cn-north-1").click();
    await expect(list.headline).toHaveText(`${ofCloud} images`);
    await list.open("region=bj");
    await expect(list.headline).toHaveText(`${ofRegion} images`);
  });

  test("can be typed into the search field, and taken back by Backspace", async ({ list }) => {
    await list.open();
    await list.search.pressSequentially("os:debian ");
    await expect(list.chip("System is Debian")).toBeVisible();
    await expect(list.box("System", "Debian")).toBeChecked();
    await list.search.fill("-cloud:baidu-bcc");
    await list.search.press("Enter");
    await expect(list.chip("Cloud is not Baidu AI Cloud")).toBeVisible();
    await expect(list.search).toHaveValue("");
    await list.search.press("Backspace");
    await list.search.press("Backspace");
    await expect(list.chip("System is Debian")).toBeHidden();
    await expect(list.chip("Cloud is not Baidu AI Cloud")).toBeVisible();
  });
});
