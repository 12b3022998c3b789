import { expect, test } from "./fixtures";
import { numberIn } from "./pages/list-page";

const FACETS = ["Cloud", "Ownership", "System", "Status", "Account", "Region", "Architecture"];

test.describe("the whole list", () => {
  test("shows the images of four clouds in five dialects", async ({ list }) => {
    await list.open();
    expect(Object.keys(await list.counts("Cloud")).sort()).toEqual([
      "Alibaba Cloud ENS",
      "Baidu AI Cloud",
      "JD Cloud",
      "Tencent Cloud",
    ]);
    // The legacy dialect of Tencent Cloud has an account of its own.
    const accounts = await list.counts("Account");
    for (const account of ["bd-core", "jd-retail", "tc-prod", "tc-legacy", "ens-edge"]) {
      expect(accounts[account], account).toBeGreaterThan(10);
    }
  });

  test("adds up: the headline is the sum of all sources and of every facet", async ({ list }) => {
    await list.open();
    const total = await list.total();
    for (const facet of FACETS) {
      const counts = Object.values(await list.counts(facet));
      expect(sum(counts), facet).toBe(total);
    }
    await list.openSources();
    const texts = await list.sources.getByRole("listitem").allInnerTexts();
    expect(texts).toHaveLength(14);
    for (const text of texts) expect(text).toContain("Current");
    expect(sum(texts.map((text) => numberIn(/[\d,]+ images?/.exec(text)?.[0] ?? "0")))).toBe(total);
  });

  test("can be scrolled to its end, and shows every image once", async ({ list, page }) => {
    await list.open();
    const total = await list.total();
    const seen = new Map<number, string>();
    const look = async () => {
      for (const { position, address } of await list.present()) seen.set(position, address);
      return seen.size;
    };
    await list.scroller.hover();
    for (let known = await look(); known < total; known = seen.size) {
      await page.mouse.wheel(0, 700);
      await expect.poll(look, { intervals: [20, 50, 100] }).toBeGreaterThan(known);
    }
    expect(Math.max(...seen.keys())).toBe(total - 1);
    expect(new Set(seen.values()).size).toBe(total);
  });

  test("finds the place again after a look at an image", async ({ detail, list, page }) => {
    await list.open("account=tc-prod&sort=name");
    await list.scroller.hover();
    await page.mouse.wheel(0, 3000);
    const row = list.rowAt(80);
    await expect(row).toBeInViewport();
    const link = row.getByRole("link");
    const address = (await link.getAttribute("href")) ?? "";
    await link.click();
    await expect(page).toHaveURL(new RegExp(`${address}$`));
    await expect(detail.title).toBeVisible();
    await page.goBack();
    await expect(row).toBeInViewport();
    await expect(link).toHaveAttribute("href", address);
  });
});

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

    await page.reload();
    await expect(list.headline).toHaveText(own);
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
    await expect(list.box("Cloud", "JD Cloud")).toBeChecked();
  });

  test("lets words fall away that it does not know", async ({ inventory, list }) => {
    const { total } = await inventory.read("limit=0");
    await list.open("colour=red&page=-1&sort=sideways&ownership=,,&os=&q=%20%20&from=x&limit=-5&__proto__=1");
    await expect(list.headline).toHaveText(`${total} images`);
    await expect(list.columnHead("Created · changed")).toHaveAttribute("aria-sort", "descending");
    await expect(list.main.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
  });
});

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
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keys" });
    await expect(keys.getByText("Next, previous row")).toBeVisible();
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

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("images are cards that open on a tap", async ({ detail, list }) => {
    await list.open("q=img-ord2026g11");
    const card = list.row("img-ord2026g11");
    for (const text of ["order-db-golden-2026.11", "jd-retail", "CentOS 7.9", "Available", "17", "/ 20"]) {
      await expect(card.getByText(text, { exact: true }).first()).toBeVisible();
    }
    await card.getByRole("link").tap();
    await expect(detail.title).toHaveText("order-db-golden-2026.11");
  });

  test("filters and order are in reach of the thumb", async ({ inventory, list, page }) => {
    const { total } = await inventory.read("limit=0&cloud=baidu-bcc");
    await list.open();
    await expect(list.rail).toBeHidden();
    await page.getByRole("button", { name: "Filters", exact: true }).tap();
    const sheet = page.getByRole("dialog", { name: "Filters" });
    await sheet.getByRole("checkbox", { name: "Baidu AI Cloud" }).tap();
    await sheet.getByRole("button", { name: `Show ${total} images` }).tap();
    await expect(sheet).toBeHidden();
    await expect(list.headline).toHaveText(`${total} images`);
    await expect(page.getByRole("button", { name: "Filters · 1" })).toBeVisible();

    await page.getByRole("button", { name: "Sort: Created · changed" }).tap();
    await page.getByRole("menuitemradio", { name: "Name" }).tap();
    await expect(page.getByRole("button", { name: "Sort: Name" })).toBeVisible();
    await expect(page).toHaveURL(/\?cloud=baidu-bcc&sort=name$/);
  });
});

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
