import { expect, test } from "./fixtures";

test("suggests values while one types, and takes one by keyboard", async ({ list }) => {
  await list.open();
  await list.search.pressSequentially("debi");
  const option = list.suggestions.getByRole("option", { name: /System Debian/ });
  await expect(option).toBeVisible();
  await list.search.press("ArrowDown");
  await expect(option).toHaveAttribute("aria-selected", "true");
  await list.search.press("Enter");
  await expect(list.chip("System is Debian")).toBeVisible();
  await expect(list.search).toHaveValue("");
  await expect(list.box("System", "Debian")).toBeChecked();
});

test("suggests keys, then their values", async ({ list }) => {
  await list.open();
  await list.search.pressSequentially("arc");
  await list.suggestions.getByRole("option", { name: /^arch: Architecture/ }).click();
  await expect(list.search).toHaveValue("arch:");
  await list.suggestions.getByRole("option", { name: /Architecture arm64/ }).click();
  await expect(list.chip("Architecture is arm64")).toBeVisible();
});

test("goes on suggesting values while a term is typed, beside the images of the other words", async ({
  list,
  page,
}) => {
  await list.open();
  await list.search.pressSequentially("golden os:cent", { delay: 60 });
  await expect(list.suggestions.getByRole("option", { name: /System CentOS/ })).toBeVisible();
  await expect(page).toHaveURL(/q=golden$/);
  await list.search.press("ArrowDown");
  await list.search.press("Enter");
  await expect(list.chip("System is CentOS")).toBeVisible();
  await expect(list.search).toHaveValue("golden");
  await list.search.pressSequentially(" arch:x86_64", { delay: 60 });
  await expect(list.suggestions.getByRole("option", { name: /Architecture x86_64/ })).toBeVisible();
  await list.search.blur();
  await expect(list.chip("Architecture is x86_64")).toBeVisible();
  await expect(list.search).toHaveValue("golden");
});

test("closes its suggestions by Escape and keeps the text", async ({ list }) => {
  await list.open();
  await list.search.pressSequentially("debi");
  await expect(list.suggestions).toBeVisible();
  await list.search.press("Escape");
  await expect(list.suggestions).toBeHidden();
  await expect(list.search).toHaveValue("debi");
});

test("marks what it found in the rows", async ({ list }) => {
  await list.open();
  await list.search.fill("order-db");
  const name = list.row("order-db-golden-2026.11").first().getByRole("link");
  await expect(name.locator("mark").first()).toHaveText("order-db");
  await list.search.fill("");
  await expect(list.table.locator("mark")).toHaveCount(0);
});

test("tells where it found a row that does not show why it is there", async ({ list }) => {
  await list.open("ownership=private");
  await list.search.fill("64位 win");
  const name = list.row("legacy-erp-from-vmware").first().getByRole("link");
  await expect(name).toContainText(/System: .*64位/);
  await expect(name.locator("mark")).toHaveText("64位");
  await list.search.fill("legacy-erp");
  await expect(name).not.toContainText("System:");
});

test("shows ranges as chips, and the last chip goes by two presses of Backspace", async ({ list, page }) => {
  await list.open();
  await list.search.fill("disk:>100 created:2026 ");
  await expect(list.chip("Total disk size is from 101 GiB")).toBeVisible();
  await expect(list.chip("Created is 2026")).toBeVisible();
  await expect(page).toHaveURL(/size=101\.\.&created=2026/);
  await list.search.press("Backspace");
  await expect(list.chip("Created is 2026")).toBeVisible();
  await list.search.press("Backspace");
  await expect(list.chip("Created is 2026")).toBeHidden();
  await expect(list.chip("Total disk size is from 101 GiB")).toBeVisible();
});

test.describe("the ranges of the rail", () => {
  test("are checked strictly, each field with its own words", async ({ list, page }) => {
    await list.open();
    const size = list.facet("Total disk size");
    await size.getByRole("button", { name: "Total disk size" }).click();
    await size.getByRole("textbox", { name: "Total disk size, from" }).fill("many");
    await page.keyboard.press("Enter");
    await expect(size.getByRole("alert")).toHaveText("A whole number of GiB, such as 500.");
    await expect(page).toHaveURL(/\/images$/);
    await size.getByRole("textbox", { name: "Total disk size, from" }).fill("100");
    await size.getByRole("textbox", { name: "Total disk size, to" }).fill("500");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/size=100\.\.500/);
    await expect(list.chip("Total disk size is 100 GiB to 500 GiB")).toBeVisible();

    const created = list.facet("Created");
    await created.getByRole("button", { name: "Created", exact: true }).click();
    await created.getByRole("textbox", { name: "Created, to" }).fill("2026-02-30");
    await page.keyboard.press("Enter");
    await expect(created.getByRole("alert")).toHaveText("A day such as 2026-11-21.");
  });

  test("have ready choices, and a group stays open for the next visit", async ({ list, page }) => {
    await list.open();
    const size = list.facet("Total disk size");
    await size.getByRole("button", { name: "Total disk size" }).click();
    await size.getByRole("button", { name: "over 500 GiB" }).click();
    await expect(page).toHaveURL(/size=501\.\./);
    await page.reload();
    await expect(size.getByRole("button", { name: "over 500 GiB" })).toHaveAttribute("aria-pressed", "true");
  });
});

test.describe("a search", () => {
  test("finds names, ids, snapshots and every language", async ({ list, page }) => {
    await list.open();
    for (const [text, name, count] of [
      // The same image through both of Tencent's dialects.
      ["100%_v2", '<b>payment</b> & "gateway" 100%_v2', 2],
      ["img-ord2026g11", "order-db-golden-2026.11", 1],
      ["20G_aedge", "centos_6_08_64_20G_aedge", 1],
      ["snap-ordgold2", "order-db-golden", 2],
      ["问诊", "健康-问诊网关", 1],
      ["JBOD kafka", "kafka-3.9-jbod", 1],
      ["BÜRO", "边缘节点-k8s-arm-büro-😀", 2],
    ] as const) {
      await test.step(text, async () => {
        await list.search.fill(text);
        await expect(list.row(name)).toHaveCount(count);
        await expect(list.headline).toHaveText(count === 1 ? "1 image" : `${count} images`);
        await expect(page).toHaveURL((url) => url.searchParams.get("q") === text);
      });
    }
  });

  test("takes an underscore for itself, not for any sign", async ({ list }) => {
    await list.open("q=web-base");
    await expect(list.rows.first()).toBeVisible();
    await list.search.fill("web_base");
    await expect(list.headline).toHaveText("0 images");
  });
});
