import { ADMINS, expect, settled, test, WRONG_SECRET } from "./accounts-test";
import * as ens from "./clouds/alibaba-ens";
import * as tencent from "./clouds/tencent-cvm";
import { accountPage } from "./pages/account-page";
import { listPage } from "./pages/list-page";
import { wizardPage } from "./pages/wizard-page";

const [ada, grace, joan, mary, karen] = ADMINS;
const { prod, temporary, either } = tencent.keys;
const limited = tencent.keys["readonly-images"];

test("a wrong key is refused in plain words, with the cloud's numbers, and nothing is stored", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(ada);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.toKey();

  await wizard.button("Check permissions").click();
  await expect(wizard.name).toHaveAccessibleDescription("Needed.");
  await wizard.fill("rotated", { ...prod, secret: WRONG_SECRET });
  await wizard.button("Check permissions").click();
  await expect(wizard.name).toHaveAccessibleDescription("Another account has this name.");

  await wizard.fill("tc-wrong", { ...prod, secret: WRONG_SECRET });
  await wizard.button("Check permissions").click();
  await expect(wizard.problem).toContainText("The secret does not belong to the key.");
  await expect(wizard.problem).toContainText("AuthFailure.SignatureFailure");
  await expect(wizard.problem).toContainText(/request [0-9a-f-]{36}/);
  await expect(wizard.problem).toContainText("Nothing was stored.");
  expect(await page.content()).not.toContain(WRONG_SECRET);

  await wizard.button("Enter the key again").click();
  await expect(wizard.name).toHaveValue("tc-wrong");
  await expect(wizard.keyId).toHaveValue(prod.id);
  await expect(wizard.secret).toHaveValue("");
  expect(await demo.database.query("select 1 from connections where name = 'tc-wrong'")).toEqual([]);
});

test("a key that lacks one right is told which, where, what to grant, and what goes without it", async ({
  enter,
}) => {
  const { context, page } = await enter(ada);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.toKey();
  await wizard.policy.getByRole("button", { name: "Copy" }).click();
  const policy = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
  expect(policy.statement[0].action).toContain("cvm:DescribeImageSharePermission");

  await wizard.fill("tc-limited", limited);
  await wizard.check();
  await expect(wizard.main).toContainText(`The key belongs to account ${limited.accountId}.`);
  const guangzhou = wizard.row("ap-guangzhou").first();
  await expect(guangzhou.getByRole("cell").first()).toHaveText("Works");
  await expect(guangzhou.getByRole("cell").nth(1)).toHaveText("No right");
  const note = wizard.main.getByRole("listitem").filter({ hasText: "No right to" });
  await expect(note).toHaveCount(1);
  await expect(note).toContainText("Grant cvm:DescribeImageSharePermission.");
  await expect(note).toContainText("Without it nobody sees whom an image is shared with.");
  await expect(note).toContainText(/UnauthorizedOperation · request [0-9a-f-]{36}/);
});

test("the right key leads over regions and a first read with real numbers to its images", async ({
  demo,
  enter,
}) => {
  // Several keys are checked and read, on machines that share their cores.
  test.slow();
  const { page } = await enter(grace);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.toKey();
  await wizard.fill("tc-right", prod);
  await wizard.check();
  await expect(wizard.main.getByText("No right")).toHaveCount(0);

  await wizard.button("Choose regions").click();
  await expect(wizard.region("ap-guangzhou")).toBeChecked();
  await wizard.button("Choose none").click();
  await expect(wizard.button("Save and read")).toBeDisabled();
  await wizard.button("Back").click();
  await expect(wizard.matrix).toBeVisible();

  demo.turn("tencent-cvm", { delayMs: 800 });
  await wizard.save(["ap-guangzhou", "ap-singapore"]);
  await expect(wizard.heading("Reading tc-right for the first time")).toBeFocused();
  await expect(wizard.main.getByRole("status")).toContainText(/images? so far, 0 of 2 regions/);
  demo.turn("tencent-cvm", { delayMs: 0 });
  await expect(wizard.heading("tc-right was read")).toBeVisible({ timeout: 30_000 });
  const show = wizard.main.getByRole("link", { name: "Show images" });
  const stored = await page.request.get(`/api${await show.getAttribute("href")}&limit=0`);
  const { total: images } = (await stored.json()) as { total: number };
  expect(images).toBeGreaterThan(50);
  // The index, which counts them, follows the last page within a moment.
  await expect(wizard.main.getByRole("status")).toContainText(new RegExp(`${images}\\s*images in 2 regions`));
  const perRegion = await wizard.main.getByText(/^\d+ images$/).allInnerTexts();
  expect(perRegion.reduce((sum, text) => sum + Number.parseInt(text, 10), 0)).toBe(images);

  await show.click();
  const list = listPage(page);
  await expect(list.chip("Account is tc-right")).toBeVisible();
  await expect(list.main).toContainText(`${images} images of`);
});

test("Tencent's older API can be chosen with its notice, and left later without losing an image", async ({
  enter,
}) => {
  // Several keys are checked and read, on machines that share their cores.
  test.slow();
  const { page } = await enter(joan);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.main.getByRole("radio", { name: "Legacy API v2" }).check();
  await expect(wizard.main).toContainText("Tencent Cloud does not maintain this API any more.");
  await wizard.toKey("Legacy API v2");
  await wizard.fill("tc-old", either);
  await wizard.check();
  await wizard.save(["ap-guangzhou"]);
  await expect(wizard.heading("tc-old was read")).toBeVisible({ timeout: 30_000 });
  await wizard.main.getByRole("link", { name: "Show images" }).click();
  const list = listPage(page);
  await expect(list.chip("Account is tc-old")).toBeVisible();
  const shown = async () => /[\d,]+ images/.exec((await list.main.textContent()) ?? "")?.[0];
  await expect(list.rows.first()).toBeVisible();
  const before = await shown();
  const link = await list.rows.first().getByRole("link").getAttribute("href");

  const account = accountPage(page);
  await account.open((link ?? "").split("/")[2] ?? "");
  await expect(account.fact("API")).toHaveText("Legacy API v2");
  await account.choose("Switch API …");
  await account.dialog("Switch the API").getByRole("button", { name: "Switch" }).click();
  await expect(account.fact("API")).toHaveText("API 3.0");
  await account.current();

  await page.goto(link ?? "");
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`/images?account=${(link ?? "").split("/")[2]}`);
  await expect(list.rows.first()).toBeVisible();
  await expect.poll(shown).toBe(before);
});

test("a temporary key is taken with its token and its end, and an ended token is told as such", async ({
  enter,
}) => {
  // Several keys are checked and read, on machines that share their cores.
  test.slow();
  const { page } = await enter(mary);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.toKey();
  await wizard.fill("tc-temporary", { ...temporary, token: "an-ended-token-of-yesterday" });
  await wizard.ends.fill("2020-01-01T00:00");
  await wizard.button("Check permissions").click();
  await expect(wizard.ends).toHaveAccessibleDescription("This is in the past.");
  await wizard.ends.fill(inHours(5));
  await wizard.secret.fill(temporary.secret);
  await wizard.token.fill("an-ended-token-of-yesterday");
  await wizard.button("Check permissions").click();
  await expect(wizard.problem).toContainText("The temporary token has ended.");
  await wizard.button("Enter the key again").click();
  await expect(wizard.token).toHaveValue("");

  await wizard.fill("tc-temporary", temporary);
  await wizard.check();
  await wizard.save(["ap-guangzhou"]);
  await expect(wizard.heading("tc-temporary was read")).toBeVisible({ timeout: 30_000 });
  await wizard.main.getByRole("link", { name: "To this account" }).click();
  await expect(accountPage(page).fact("Key")).toContainText(/Temporary key ends /);
});

test("a temporary key without its token is told before the cloud is asked", async ({ enter }) => {
  const { page } = await enter(mary);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.main.getByRole("radio", { name: /Alibaba Cloud ENS/ }).check();
  await wizard.button("Continue").click();
  await wizard.name.fill("ens-temporary");
  await wizard.main.getByLabel("AccessKey ID").fill(ens.keys.sts.id);
  await wizard.main.getByLabel("AccessKey Secret").fill(ens.keys.sts.secret);
  await wizard.button("Check permissions").click();
  const token = wizard.main.getByLabel("SecurityToken");
  await expect(token).toBeVisible();
  await expect(token).toHaveAccessibleDescription("This is a temporary key: it needs its token.");
});

test("a restart during the check is told, and the key can be checked again", async ({ demo, enter }) => {
  test.slow();
  const { page, troubles } = await enter(karen);
  // What the browser says of a server that goes away and comes back.
  troubles.expect(/api\/(?:accounts\/proofs|images)/);
  troubles.expect(/ERR_CONNECTION_REFUSED/);
  const wizard = wizardPage(page);
  await wizard.open();
  await wizard.toKey();
  await wizard.fill("tc-again", prod);
  demo.turn("tencent-cvm", { hang: true });
  await wizard.button("Check permissions").click();
  await expect(wizard.main.getByRole("status")).toHaveText("Asking the cloud");

  await demo.restart();
  await expect(wizard.problem).toContainText("Nephoscope was restarted in the meantime");
  await expect(wizard.main.getByRole("status")).toHaveCount(0);
  demo.calmDown();
  await wizard.button("Check again").click();
  await expect(wizard.button("Choose regions")).toBeVisible({ timeout: 45_000 });
  await expect(wizard.problem).toHaveCount(0);
});

test("the whole wizard works by keyboard alone, and the focus can always be seen", async ({ enter }) => {
  const { page } = await enter(karen);
  const wizard = wizardPage(page);
  await wizard.open();
  const press = (key: string) => page.keyboard.press(key);
  /** Tabs on until this has the focus. */
  const tabTo = async (name: string | RegExp, role: "button" | "textbox" | "checkbox" | "radio" | "link") => {
    const wanted = wizard.main.getByRole(role, { name });
    for (let step = 0; step < 40; step += 1) {
      await press("Tab");
      await expect.poll(() => focusIsSeen(page)).toBe(true);
      if (await wanted.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`no way by Tab to ${name}`);
  };

  await tabTo(/Tencent Cloud/, "radio");
  await press("ArrowDown");
  await expect(wizard.main.getByRole("radio", { name: /JD Cloud/ })).toBeChecked();
  await press("ArrowUp");
  await tabTo("Continue", "button");
  await press("Enter");
  await expect(wizard.heading("Key for Tencent Cloud")).toBeFocused();
  await tabTo("Name in Nephoscope", "textbox");
  await page.keyboard.type("tc-keyboard");
  await tabTo("SecretId", "textbox");
  await page.keyboard.type(prod.id);
  await tabTo("SecretKey", "textbox");
  await page.keyboard.type(prod.secret);
  await press("Enter");
  await expect(wizard.heading("What this key may do")).toBeFocused();
  await expect(wizard.button("Choose regions")).toBeVisible({ timeout: 45_000 });
  await tabTo("Choose regions", "button");
  await press("Enter");
  await expect(wizard.heading("Which regions?")).toBeFocused();
  await tabTo("Choose none", "button");
  await press("Space");
  await tabTo(/^ap-guangzhou /, "checkbox");
  await press("Space");
  await tabTo("Save and read", "button");
  await press("Enter");
  await expect(wizard.heading(/tc-keyboard/)).toBeFocused();
  await tabTo("Show images", "link");
  await press("Enter");
  await expect(page).toHaveURL(/\/images\?account=/);
  await settled(page).catch(() => {});
});

/** A local date and time as its field takes it. */
function inHours(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** Whether what has the focus shows it and lies where it can be seen. */
async function focusIsSeen(page: import("@playwright/test").Page): Promise<boolean> {
  return await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return true;
    // A radio button of a card shows the card's outline.
    const drawn = [element, element.closest("label")].some(
      (one) => one && getComputedStyle(one).outlineStyle !== "none",
    );
    const { top, bottom, left, right } = element.getBoundingClientRect();
    return drawn && bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  });
}
