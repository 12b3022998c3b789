import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, NOBODY, test } from "./fixtures";

const CSV = "/api/images/export?format=csv";

const panel = (page: Page) => page.getByRole("dialog", { name: "Export images" });
async function open(page: Page) {
  await page.getByRole("button", { name: "Export", exact: true }).first().click();
  await expect(panel(page)).toBeVisible();
}

/** Records of CSV without line breaks in cells, their cells as text. */
function records(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, "")
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].slice(0, -1).map(([, cell = ""]) => cell),
    );
}

test.describe("an export", () => {
  test("is what is on the screen: filter, order and columns", async ({ list, page, inventory }) => {
    const query = "cloud=jdcloud-vm&sort=name&cols=os+tags";
    const { rows, total } = await inventory.read(`${query}&limit=200`);
    await list.open(query);
    await open(page);
    await expect(panel(page)).toContainText(`${total} images, columns as shown`);
    await expect(panel(page)).toContainText("Columns: Name; System; Tags");
    const saved = page.waitForEvent("download");
    await panel(page).getByRole("button", { name: /^CSV/ }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toMatch(/^nephoscope-images-\d{4}-\d\d-\d\dT\d{4}Z\.csv$/);
    await expect(panel(page)).toBeHidden();

    const text = await readFile(await download.path(), "utf8");
    const all = records(text);
    const heads = all.findIndex(([first]) => first === "Name");
    expect(all[heads]).toEqual(["Name", "Image id", "System", "Support", "End of life", "Tags"]);
    expect(all.slice(heads + 1).map(([, id]) => id)).toEqual(rows.map(({ ref }) => ref.imageId));
    expect(text).toContain(`${total} images of `);
    expect(text).toContain("Cloud is JD Cloud");
  });

  test("says in JSON what it holds, and adds up", async ({ page, inventory }) => {
    const { total, known, sources } = await inventory.read("ownership=private&limit=0");
    const response = await page.request.get("/api/images/export?format=json&ownership=private&sort=name");
    expect(response.headers()["content-type"]).toBe("application/json");
    const { head, rows } = await response.json();
    expect(rows).toHaveLength(total);
    expect(head.images).toMatchObject({ rows: total, known, selected: null });
    expect(head.sources.total).toBe(sources.length);
    expect(head.sources.current + head.sources.failing + head.sources.stale + head.sources.unread).toBe(
      sources.length,
    );
    expect(head.address).toMatch(/\/images\?ownership=private&sort=name$/);
  });

  test("of selected images holds those alone", async ({ list, page, inventory }) => {
    const { rows } = await inventory.read("cloud=jdcloud-vm&limit=2");
    const selected = rows.map(({ ref }) => `${ref.connectionId}.${ref.regionId}.${ref.imageId}`);
    const query = selected.map((text) => `sel=${text}`).join("&");
    await list.open(query);
    await open(page);
    await expect(panel(page)).toContainText("2 selected images");
    const text = await (await page.request.get(`${CSV}&head=no&${query}`)).text();
    expect(
      records(text)
        .slice(1)
        .map(([, id]) => id)
        .sort(),
    ).toEqual(rows.map(({ ref }) => ref.imageId).sort());
  });

  test("goes to the clipboard as Markdown, or as a request without a cookie", async ({
    context,
    list,
    page,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await list.open("cloud=jdcloud-vm&q=order-db");
    await open(page);
    await panel(page).getByRole("button", { name: "Copy as Markdown" }).click();
    await expect(list.answer).toContainText("as Markdown");
    expect(await clipboard()).toMatch(/\| Name \| Image id \|.*\n\| --- \|/);
    await open(page);
    await panel(page).getByRole("button", { name: "Copy as GET request" }).click();
    await expect.poll(clipboard).toMatch(/^curl .*'http:.*\/api\/images\/export\?format=csv&q=order-db/);
    expect(await clipboard()).not.toContain("session");
  });

  test("speaks the reader's language, and JSON always the same", async ({ page, baseURL, context }) => {
    await context.addCookies([{ name: "nephoscope-locale", value: "zh-CN", url: baseURL ?? "" }]);
    const text = await (await page.request.get(`${CSV}&q=order-db`)).text();
    expect(text).toContain("名称,镜像 ID");
    const json = await (await page.request.get("/api/images/export?format=json&q=order-db")).json();
    expect(json.head.fields.slice(0, 2)).toEqual(["name", "id"]);
  });

  test("in another format, and for nobody, is refused", async ({ page, browser, baseURL }) => {
    expect((await page.request.get("/api/images/export?format=xlsx")).status()).toBe(400);
    const stranger = await browser.newContext({ baseURL, storageState: NOBODY });
    for (const path of [CSV, "/api/compare?format=csv", "/api/views"]) {
      expect((await stranger.request.get(path)).status(), path).toBe(401);
    }
    await stranger.close();
  });
});

test.describe("an export while a cloud is down", () => {
  test.use({ person: "admin" });

  test("names the source that fails, and how old its images are", async ({ clouds, list, page }) => {
    // The cloud has to fail and to recover.
    test.slow();
    await clouds.turn("baidu-bcc", { down: true });
    await list.open("cloud=baidu-bcc&q=ubuntu");
    await list.readAgain();
    await expect(list.main.getByText(/^Baidu AI Cloud \w+ (?:and \d more )?failing/)).toBeVisible();
    const file = await page.request.get("/api/images/export?format=markdown&cloud=baidu-bcc&q=ubuntu");
    expect(await file.text()).toMatch(
      /\*\*Failing\*\* Baidu AI Cloud .* since \d{4}-.*images? (?:is|are) from \d{4}-/,
    );
    await open(page);
    await expect(panel(page)).toContainText(
      /The file says: \d+ of 14 sources current\. Baidu AI Cloud \w+ as of/,
    );
  });
});

test.describe("large exports", () => {
  test.use({ person: "admin" });

  test("are at most ten an hour; small ones go on", async ({ list, page, troubles }) => {
    troubles.expect(/status of 429/);
    const statuses: number[] = [];
    let refused = await page.request.get(`${CSV}&cols=name`);
    for (
      ;
      refused.status() === 200 && statuses.length < 11;
      refused = await page.request.get(`${CSV}&cols=name`)
    ) {
      statuses.push(refused.status());
    }
    expect(refused.status()).toBe(429);
    expect(statuses.length).toBeLessThanOrEqual(10);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    expect((await page.request.get(`${CSV}&q=order-db`)).status()).toBe(200);
    await list.open();
    await open(page);
    await panel(page).getByRole("button", { name: /^JSON/ }).click();
    await expect(panel(page).getByRole("alert")).toContainText("10 large exports an hour. Try again in");
  });
});
