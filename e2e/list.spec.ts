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

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
