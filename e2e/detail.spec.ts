import { expect, test } from "./fixtures";

test("Baidu's published Ubuntu image is shared with 20 of 50 accounts", async ({ detail }) => {
  await detail.open("bd-core", "bj", "m-nky7qeom");
  await expect(detail.title).toHaveText("ubuntu-14.04.1-server-amd64-201506171832");
  await expect(detail.section("Sharing").getByText("20 of 50 accounts")).toBeVisible();
  await expect(detail.section("Sharing").getByText("30 left")).toBeVisible();
  await expect(detail.fact("Limit")).toContainText("50, told with the image");
});

test("the published ENS image has its data disk of 100 GiB", async ({ detail }) => {
  await detail.open("ens-edge", "mainland", "centos_6_08_64_20G_aedge");
  await expect(detail.section("Disks").getByText("1 disk, 100 GiB in total")).toBeVisible();
  await expect(detail.disks).toHaveCount(1);
  await expect(detail.disks).toContainText(/Data.*100 GiB/);
  await expect(detail.fact("Image size")).toContainText("20 GiB");
});

test("JD's published image shows its system disk, snapshot and disk type", async ({ detail }) => {
  await detail.open("jd-retail", "cn-north-1", "img-m5s0abcd29");
  await expect(detail.title).toHaveText("CentOS 8.2 64位");
  await expect(detail.disks).toHaveCount(1);
  await expect(detail.disks).toContainText(/vda.*System.*40 GiB.*ssd\.gp1.*snapshot-h8u1abcd36/);
  await expect(detail.fact("System disk")).toContainText("40 GiB");
  await expect(detail.section("Sharing").getByText("Everyone may use it")).toBeVisible();
});

test("Tencent's legacy API states no time zone, and the page says so", async ({ detail }) => {
  await detail.open("tc-legacy", "ap-guangzhou", "img-1234test");
  await expect(detail.fact("Created")).toContainText(/2014-09-27 10:11:00\s*zone not stated by the cloud/);
  const note = detail.notes.filter({ hasText: "The cloud states no zone for this time" });
  await expect(note).toContainText("createTime says 2014-09-27 10:11:00");
  await expect(note).toContainText("Beijing time (UTC+8)");
});

test("an image of JD is shared with 17 of 20, and names the accounts", async ({ detail, page }) => {
  await detail.open("jd-retail", "cn-north-1", "img-ord2026g11");
  await expect(detail.section("Sharing").getByText("17 of 20 accounts")).toBeVisible();
  await expect(detail.section("Sharing").getByText("3 left")).toBeVisible();
  await expect(detail.fact("Limit")).toContainText("20, from the cloud's quota call");
  await expect(detail.accounts.getByRole("listitem")).toHaveCount(5);
  await page.getByRole("button", { name: "Show 12 more" }).click();
  await expect(detail.accounts.getByRole("listitem")).toHaveCount(17);
  await page.getByRole("searchbox", { name: "Find an account" }).fill("partner_b");
  await expect(detail.accounts.getByRole("listitem")).toHaveCount(1);
});

test("an image of Tencent is shared with as many as its documents allow", async ({ detail }) => {
  await detail.open("tc-prod", "ap-guangzhou", "img-ordgold1");
  await expect(detail.section("Sharing").getByText("500 of 500 accounts")).toBeVisible();
  await expect(detail.section("Sharing").getByText("full", { exact: true })).toBeVisible();
  await expect(detail.fact("Limit")).toContainText("500, from the cloud's documents");
  await expect(detail.fact("Tags")).toContainText("环境 = 生产");
});

test("an image with eleven disks has each of them in device order", async ({ detail, page }) => {
  await detail.open("jd-retail", "cn-north-1", "img-kafkajbod3");
  await expect(detail.section("Disks").getByText("11 disks, 18,532 GiB in total")).toBeVisible();
  await expect(
    page.getByRole("img", { name: /^vda, system disk, 100 GiB; vdb, data disk, 2 TiB; / }),
  ).toBeVisible();
  const devices = await detail.disks.evaluateAll((rows) =>
    rows.map((row) => row.querySelector("td")?.textContent),
  );
  expect(devices).toEqual([..."abcdefghijk"].map((letter) => `vd${letter}`));
  await expect(detail.section("Disks").getByText(/stay when the instance is deleted/)).toContainText(
    "10 disks",
  );
});

test.describe("the raw answers", () => {
  test.use({ permissions: ["clipboard-read", "clipboard-write"] });

  test("can be folded, read and copied exactly", async ({ detail, page }) => {
    await detail.open("bd-core", "bj", "m-nky7qeom");
    const answer = detail.answers.first();
    const text = answer.getByRole("region");
    await expect(text).toContainText('"shareToUserNumLimit": 50');
    const pretty = (await text.textContent()) ?? "";

    await answer.getByRole("button", { name: "Exact text", exact: true }).click();
    await expect(text).toContainText('"shareToUserNumLimit":50');
    const exact = (await text.textContent()) ?? "";
    expect(JSON.parse(pretty)).toEqual(JSON.parse(exact));
    await answer.getByRole("button", { name: "Copy exact text" }).click();
    await expect(page.getByText("Copied the exact text")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(exact);

    await answer.getByText(" · read ").click();
    await expect(text).toBeHidden();
    const item = detail.answers.filter({ hasText: "item of a list" });
    await expect(item.getByRole("region")).toBeHidden();
    await item.getByText(" · read ").click();
    await expect(item.getByRole("region")).toContainText('"m-nky7qeom"');

    await detail
      .section("Raw answer")
      .getByRole("searchbox", { name: "Find in the answers" })
      .fill("SHARETOUSERNUMLIMIT");
    await expect(answer).toContainText("1 line fits");
    await expect(text).toContainText('"shareToUserNumLimit": 50');
    await expect(text).not.toContainText('"m-nky7qeom"');
    await expect(item).toContainText("No line of this answer fits.");
  });
});

test("names and descriptions are text, whatever they look like", async ({ detail, page }) => {
  await detail.open("tc-prod", "ap-guangzhou", "img-markup08");
  await expect(detail.title).toHaveText('<b>payment</b> & "gateway" 100%_v2');
  await expect(page).toHaveTitle('<b>payment</b> & "gateway" 100%_v2 · Nephoscope');
  await expect(detail.fact("Description")).toContainText("<script>alert(1)</script>");
  await expect(detail.section("Raw answer")).toContainText("<script>alert(1)</script>");
});

test("the path leads back to the list of its cloud, account and region", async ({ detail, list }) => {
  await detail.open("jd-retail", "cn-east-2", "img-eastcdn001");
  await detail.path.getByRole("link", { name: "jd-retail" }).click();
  await expect(list.chip("Account is jd-retail")).toBeVisible();
  await expect(list.rows.first()).toContainText("jd-retail");
});

test("a look by hand asks the cloud and says that it did", async ({ detail, page }) => {
  await detail.open("jd-retail", "cn-east-2", "img-eastcdn001");
  await detail.askAgain.click();
  await expect(page.getByText("The cloud was asked; this is its answer")).toBeVisible();
  await expect(detail.section("Sharing").getByText("5 of 20 accounts")).toBeVisible();
});

test.describe("an address that no cloud could have given", () => {
  test("leads to a page that says so, once the cloud was asked", async ({ page, troubles }) => {
    troubles.expect(/status of 404/);
    const answer = await page.goto("/images/tc-prod/ap-guangzhou/img-nosuch01");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "This image is not known here" })).toBeVisible();
    await expect(page.getByText("The cloud was asked and says that it has no such image.")).toBeVisible();
    await page.getByRole("link", { name: "Show all images" }).click();
    await expect(page).toHaveURL(/\/images$/);
  });

  for (const [what, path] of [
    ["an unknown connection", "nobody/ap-guangzhou/img-1234test"],
    ["an unknown region", "tc-prod/ap-nowhere/img-1234test"],
    ["a region of another cloud", "tc-prod/cn-north-1/img-1234test"],
    ["a line break in the id", "tc-prod/ap-guangzhou/img-1234test%0D%0AX-Injected%3A1"],
    ["a path in the id", "jd-retail/cn-north-1/..%2F..%2Fv1%2Fregions"],
    ["a query in the id", "bd-core/bj/m-nky7qeom%3Fmarker%3Dx"],
    ["another host in the region", "bd-core/bj.evil.example%2F/m-nky7qeom"],
    ["a zero byte", "tc-prod/ap-guangzhou/img-1234%00test"],
    ["a name without end", `tc-prod/ap-guangzhou/img-${"x".repeat(3000)}`],
    ["SQL", "tc-prod/ap-guangzhou/img'%20OR%201%3D1--"],
    ["a prototype", "__proto__/constructor/toString"],
  ] as const) {
    test(`is not found: ${what}`, async ({ request }) => {
      expect((await request.get(`/images/${path}`, { maxRedirects: 0 })).status()).toBe(404);
    });
  }
});
