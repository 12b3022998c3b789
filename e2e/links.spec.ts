import type { APIResponse, Browser, Page } from "@playwright/test";
import { expect, NOBODY, test } from "./fixtures";
import { expectNoViolations } from "./looks";
import { sharePage } from "./pages/share-page";

const IMAGE = ["tc-prod", "ap-guangzhou", "img-ordgold1"] as const;
const WRONG = `/s/neph_${"A".repeat(43)}`;

test.use({ person: "admin" });

/** A browser of somebody who never signed in. */
async function stranger(browser: Browser, baseURL: string | undefined) {
  return await browser.newContext({ baseURL, storageState: NOBODY, locale: "en-US" });
}

/** Revokes the newest link of whoever looks. */
async function revokeNewest(page: Page) {
  await page.goto("/me/links");
  await expect(async () => {
    await page
      .getByRole("button", { name: /^Revoke the link to/ })
      .first()
      .click({ timeout: 1_000 });
    await expect(page.getByText("Revoked; it does not open any more")).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

test("a public link opens without a sign-in, reduced, and leaves no trace in the browser", async ({
  browser,
  baseURL,
  detail,
  page,
}) => {
  await detail.open(...IMAGE);
  const url = await sharePage(page).makePublic({ note: "for the review" });
  expect(url).toMatch(/\/s\/neph_[A-Za-z0-9_-]{43}$/);

  const context = await stranger(browser, baseURL);
  const reader = await context.newPage();
  const elsewhere: string[] = [];
  reader.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) elsewhere.push(request.url());
  });
  const answer = await reader.goto(url);
  expect(answer?.status()).toBe(200);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(
    (await detail.title.textContent()) ?? "",
  );
  await expect(reader.getByText(/^Read-only link\. Shared by Ada Admin, ends/)).toBeVisible();
  await expect(reader.getByText("Left out of public links")).toHaveCount(3);
  await expect(reader.getByRole("region", { name: "Disks", exact: true })).toBeVisible();
  await expect(reader).toHaveTitle("Shared image · Nephoscope");

  const body = (await answer?.text()) ?? "";
  for (const inner of ["tc-prod", "环境", "for the review", "ada@", "admin@"])
    expect(body).not.toContain(inner);
  expect(elsewhere).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  await expectNoViolations(reader, "what a link shows");
  await context.close();
});

test("the answer of a public link may not be kept, indexed or passed on, and sets no cookie", async ({
  detail,
  page,
  playwright,
  baseURL,
}) => {
  await detail.open(...IMAGE);
  const url = await sharePage(page).makePublic();
  const request = await playwright.request.newContext({ baseURL, storageState: NOBODY });
  for (const path of [url, WRONG]) {
    const headers = (await request.get(path)).headers();
    expect(headers["cache-control"]).toContain("private");
    expect(headers["cache-control"]).toContain("no-store");
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "x-robots-tag": "noindex" });
    expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic'/);
    expect(headers["set-cookie"]).toBeUndefined();
  }
  await request.dispose();
});

test("a revoked link does not open from the next request on, and answers like one that never was", async ({
  browser,
  baseURL,
  detail,
  page,
  playwright,
}) => {
  await detail.open(...IMAGE);
  const url = await sharePage(page).makePublic();
  const context = await stranger(browser, baseURL);
  const reader = await context.newPage();
  await reader.goto(url);
  await expect(reader.getByText(/^Read-only link/)).toBeVisible();

  await revokeNewest(page);
  const before = Date.now();
  const answer = await reader.reload();
  expect(answer?.status()).toBe(404);
  expect(Date.now() - before).toBeLessThan(10_000);
  await expect(reader.getByText("This link does not open")).toBeVisible();
  await context.close();

  const request = await playwright.request.newContext({ baseURL, storageState: NOBODY });
  const token = url.slice(url.lastIndexOf("/") + 1);
  const [revoked, wrong] = [await request.get(url), await request.get(WRONG)];
  expect(await plain(revoked, token)).toBe(await plain(wrong, WRONG.slice(3)));
  expect(namesOf(revoked)).toEqual(namesOf(wrong));
  await request.dispose();
});

test("a link with a limit names nothing before its button, and opens no more often than that", async ({
  browser,
  baseURL,
  detail,
  page,
}) => {
  await detail.open(...IMAGE);
  const name = (await detail.title.textContent()) ?? "";
  const url = await sharePage(page).makePublic({ views: "1" });
  const context = await stranger(browser, baseURL);
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const reader of [first, second]) {
    const answer = await reader.goto(url);
    const body = (await answer?.text()) ?? "";
    expect(body).not.toContain(name);
    expect(body).not.toContain("img-ordgold1");
    await expect(reader.getByRole("button", { name: "Open" })).toBeVisible();
  }
  await expectNoViolations(first, "the door of a link");
  await expect(async () => {
    await first.getByRole("button", { name: "Open" }).click({ timeout: 1_000 });
    await expect(first.getByRole("heading", { level: 1 })).toHaveText(name, { timeout: 5_000 });
  }).toPass();
  await expect(first.getByText("It does not open again.")).toBeVisible();
  await second.getByRole("button", { name: "Open" }).click();
  await expect(second.getByText("This link does not open")).toBeVisible();
  expect((await second.goto(url))?.status()).toBe(404);
  expect(await context.cookies()).toEqual([]);
  await context.close();
});

test("a link is asked for thirty times a minute and no more often", async ({ detail, page }) => {
  await detail.open(...IMAGE);
  const url = await sharePage(page).makePublic({ views: "5" });
  // Bodies are not waited for: what is counted is that somebody asked.
  const answers = await Promise.all(Array.from({ length: 60 }, () => fetch(url, { method: "HEAD" })));
  const refused = answers.filter(({ status }) => status === 429);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(30);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers } of refused) expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
});

test("the lists tell of mine and of all, and revoke at once", async ({
  detail,
  page,
  baseURL,
  browser,
  signedIn,
}) => {
  await detail.open(...IMAGE);
  const url = await sharePage(page).makePublic({ views: "7", note: "seven times" });
  await page.goto("/admin/links");
  const item = page.getByRole("list", { name: "Links" }).getByRole("listitem").first();
  await expect(item).toContainText("Open");
  await expect(item).toContainText("img-ordgold1");
  await expect(item).toContainText("seven times");
  await expect(item).toContainText("0 of 7 times");
  await expect(item).toContainText("Ada Admin");
  expect(await page.content()).not.toContain(url.slice(url.indexOf("neph_")));
  await expectNoViolations(page, "the list of links");

  const viewer = await browser.newContext({
    baseURL,
    storageState: await signedIn("viewer"),
    locale: "en-US",
  });
  const other = await viewer.newPage();
  await other.goto("/me/links");
  await expect(other.getByText("seven times")).toHaveCount(0);
  const forbidden = await other.goto("/admin/links");
  expect(forbidden?.status()).toBe(403);
  await viewer.close();

  await expect(async () => {
    await item.getByRole("button", { name: /^Revoke/ }).click({ timeout: 1_000 });
    await expect(item).toContainText("Revoked", { timeout: 3_000 });
  }).toPass();
  expect((await page.request.get(url)).status()).toBe(404);
});

/** Last: the sender is made to wait a minute. */
test("a sender of wrong tokens waits after ten of them", async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL, storageState: NOBODY });
  const statuses: number[] = [];
  for (let turn = 0; turn < 12; turn += 1) {
    statuses.push((await request.get(`/s/neph_${String(turn).padStart(43, "B")}`)).status());
  }
  expect(statuses.at(-1)).toBe(429);
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(10);
  await request.dispose();
});

/** A body without what is new in every answer, and without the token that was asked for. */
async function plain(answer: APIResponse, token: string): Promise<string> {
  const body = await answer.text();
  const nonce = /nonce="([^"]+)"/.exec(body)?.[1] ?? "no nonce";
  return body
    .replaceAll(nonce, "NONCE")
    .replaceAll(token, "TOKEN")
    .replaceAll(/drawnAtMs\\?":\d+/g, "DRAWN");
}

/** The headers of an answer, without the values that are new each time. */
function namesOf(answer: APIResponse): Record<string, string> {
  const { date: _date, "x-request-id": _number, ...headers } = answer.headers();
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/nonce(?:-|=")[^'"]+/g, "NONCE")]),
  );
}
