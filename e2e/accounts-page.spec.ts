import { ADMINS, answerOn, expect, settled, test } from "./accounts-test";
import * as tencent from "./clouds/tencent-cvm";
import { accountPage } from "./pages/account-page";
import { listPage } from "./pages/list-page";
import { proofDialog } from "./pages/proof-dialog";

const [, grace, joan] = ADMINS;
const { prod } = tencent.keys;

test("an account is renamed everywhere, but not to a name that is taken", async ({ enter }) => {
  const { page } = await enter(grace);
  const account = accountPage(page);
  await account.open("changed");
  await account.choose("Rename …");
  const dialog = account.dialog("Rename the account");
  const name = dialog.getByLabel("Name in Nephoscope");
  await expect(name).toBeFocused();
  await name.fill("POINTED");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("Another account has this name.");
  await expect(name).toHaveValue("POINTED");
  await name.fill("  changed ☁ 名字 ");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(account.title).toHaveText("changed ☁ 名字");
  await page.goto("/admin/accounts");
  await expect(page.getByRole("article", { name: "changed ☁ 名字" })).toBeVisible();
});

test("regions go with what they bring, and come back", async ({ enter }) => {
  const { page } = await enter(grace);
  const account = accountPage(page);
  await account.open("changed");
  await account.current();
  await account.choose("Regions …");
  const dialog = account.dialog("Regions of the account");
  const submit = dialog.getByRole("button", { name: "Change the regions" });
  await expect(submit).toBeDisabled();
  await dialog.getByRole("checkbox", { name: /^ap-shanghai / }).uncheck();
  await expect(dialog.getByText(/^60 images go with the regions you took away/)).toBeVisible();
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(account.sources.getByText("ap-shanghai")).toHaveCount(0);
  await account.choose("Regions …");
  await dialog.getByRole("checkbox", { name: /^ap-shanghai / }).check();
  await submit.click();
  await expect(account.sources.getByText("ap-shanghai")).toBeVisible();
  await account.current();
});

test("an account is paused, resumed, and read on demand", async ({ enter }) => {
  const { page } = await enter(grace);
  const account = accountPage(page);
  await account.open("paused");
  await account.current();
  await account.button("Pause").click();
  await expect(account.main).toContainText("Paused: nothing is read.");
  await expect(account.button("Read now")).toHaveCount(0);
  await account.button("Resume").click();
  await account.current();

  const reads = () => account.reads.getByRole("row").count();
  const before = await reads();
  await account.button("Read now").click();
  await expect(answerOn(page).filter({ hasText: "paused is being read" })).toBeVisible();
  await expect.poll(reads, { timeout: 20_000 }).toBeGreaterThan(before);
  await account.button("Read now").click();
  await expect(account.main.getByRole("alert")).toContainText(
    /Asked a moment ago\. Possible again in \d+ s\./,
  );
});

test("an own endpoint is taken from the approved list, with the key typed again", async ({ enter }) => {
  const { page } = await enter(grace);
  const account = accountPage(page);
  await account.open("pointed");
  await account.choose("Own endpoints …");
  const dialog = account.dialog("Own endpoints");
  await expect(dialog).toContainText("No host is approved so far.");
  await page.keyboard.press("Escape");

  const host = "cvm.ap-guangzhou.tencentcloudapi.com";
  await page.goto("/admin/settings");
  await settled(page);
  await page.getByLabel("Hosts").fill(host);
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await expect(answerOn(page).filter({ hasText: "Saved" })).toBeVisible();

  await account.open("pointed");
  await account.choose("Own endpoints …");
  await dialog.getByRole("button", { name: "Add an endpoint" }).click();
  await expect(dialog.getByLabel("Host")).toHaveValue(host);
  const submit = dialog.getByRole("button", { name: "Check and change" });
  await submit.click();
  await expect(dialog.getByLabel("SecretKey")).toHaveAccessibleDescription("Needed.");
  await dialog.getByLabel("SecretId").fill(prod.id);
  await dialog.getByLabel("SecretKey").fill(prod.secret);
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(account.fact("Own endpoints")).toHaveText(`ap-guangzhou → ${host}`);
});

test("an account goes when its name is typed: the key at once, its images' links stay", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(joan);
  const list = listPage(page);
  await list.open("account=leaving");
  await expect(list.rows.first()).toBeVisible({ timeout: 30_000 });
  const link = (await list.rows.first().getByRole("link").getAttribute("href")) ?? "";
  const account = accountPage(page);
  await account.open("leaving");
  await account.current();
  await demo.forgetProofs();

  await account.choose("Remove …");
  const dialog = account.dialog("Remove leaving");
  await expect(dialog).toContainText(/The key is erased at once\. \d+ images are no longer listed/);
  const submit = dialog.getByRole("button", { name: "Remove the account" });
  const name = dialog.getByLabel("Type the name of the account to confirm");
  await expect(name).toBeFocused();
  await name.fill("Leaving");
  await expect(submit).toBeDisabled();
  await name.fill("leaving");
  await submit.click();
  await proofDialog(page).give(joan.password);
  await expect(page).toHaveURL(/\/admin\/accounts$/);
  await expect(page.getByRole("article", { name: "leaving" })).toHaveCount(0);
  expect(
    await demo.database.query("select sealed_credentials as key from connections where id = 'leaving'"),
  ).toEqual([{ key: null }]);

  await page.goto(link);
  await expect(page.getByRole("main").getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/no longer|gone|removed/i);
});

test("every dialog takes the focus, leaves by Esc and gives the focus back", async ({ enter }) => {
  const { page } = await enter(joan);
  const account = accountPage(page);
  await account.open("rotated");
  for (const act of [
    "Check the key",
    "Replace the key …",
    "Rename …",
    "Regions …",
    "Own endpoints …",
    "Switch API …",
    "Remove …",
  ]) {
    await account.menu.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: act, exact: true }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await expect(dialog, act).toBeVisible();
    const inside = () => dialog.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(inside, act).toBe(true);
    await page.keyboard.press("Tab");
    expect(await inside(), act).toBe(true);
    await page.keyboard.press("Escape");
    await expect(dialog, act).toBeHidden();
    await expect(account.menu, act).toBeFocused();
  }
});
