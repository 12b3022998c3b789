import { ADMINS, answerOn, expect, test, WRONG_SECRET } from "./accounts-test";
import * as jdcloud from "./clouds/jdcloud-vm";
import * as tencent from "./clouds/tencent-cvm";
import { accountPage } from "./pages/account-page";
import { proofDialog } from "./pages/proof-dialog";

const [ada] = ADMINS;
const { prod, sandbox, temporary } = tencent.keys;
/** Another key of the account behind `prod`. */
const other = tencent.keys["readonly-images"];

test("a key is replaced by a proven one of the same account only, after a proof of who asks", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(ada);
  const account = accountPage(page);
  const proof = proofDialog(page);
  await account.open("rotated");
  await account.current();
  await demo.forgetProofs();
  await account.choose("Replace the key …");
  const dialog = account.dialog("Replace the key");
  const keyId = dialog.getByLabel("SecretId");
  const secret = dialog.getByLabel("SecretKey");
  const submit = dialog.getByRole("button", { name: "Check and replace" });
  await expect(keyId).toBeFocused();

  await keyId.fill(other.id);
  await secret.fill(WRONG_SECRET);
  await submit.click();
  await proof.give("not my password at all");
  await expect(proof.password).toHaveAccessibleDescription("That is not your password.");
  await proof.give(ada.password);
  await expect(dialog.getByRole("alert")).toContainText(
    "The cloud did not accept the key. Nothing was stored.",
  );
  await expect(dialog.getByRole("alert")).toContainText("The secret does not belong to the key.");
  await expect(keyId).toHaveValue(other.id);
  await expect(secret).toHaveValue("");
  expect(await page.content()).not.toContain(WRONG_SECRET);

  await keyId.fill(sandbox.id);
  await secret.fill(sandbox.secret);
  await submit.click();
  await expect(dialog.getByRole("alert")).toContainText(
    "The new key belongs to another account of the cloud.",
  );
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(account.fact("Key")).toHaveText("AKID…01");
  await account.button("Read now").click();
  await expect(answerOn(page).filter({ hasText: "rotated is being read" })).toBeVisible();
  await account.current();

  await account.choose("Replace the key …");
  await keyId.fill(other.id);
  await secret.fill(other.secret);
  await submit.click();
  await expect(dialog).toBeHidden();
  await expect(account.fact("Key")).toHaveText("AKID…04");
  await account.current();
  const acts = await demo.database.query(
    "select action from audit where object_id = 'rotated' or action = 'proof-failed' order by number",
  );
  expect(acts.map(({ action }) => action)).toEqual([
    "proof-failed",
    "sync.requested",
    "connection.key-rotated",
  ]);
});

test("a proof that is given up leaves the dialog, and everything, as it was", async ({ demo, enter }) => {
  const { page } = await enter(ada);
  const account = accountPage(page);
  await account.open("limited");
  await demo.forgetProofs();
  await account.choose("Replace the key …");
  const dialog = account.dialog("Replace the key");
  await page.keyboard.type(prod.id);
  await page.keyboard.press("Tab");
  await page.keyboard.type(prod.secret);
  await page.keyboard.press("Enter");
  const proof = proofDialog(page);
  await expect(proof.password).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(proof.dialog).toBeHidden();
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("SecretId")).toHaveValue(prod.id);
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(account.menu).toBeFocused();
  await expect(account.fact("Key")).toHaveText("AKID…02");
});

test("a cloud that does not tell whose key it is leaves a warning that stays", async ({ enter }) => {
  const { page } = await enter(ada);
  const account = accountPage(page);
  await account.open("untold");
  await account.choose("Replace the key …");
  const dialog = account.dialog("Replace the key");
  await dialog.getByLabel("AccessKey ID").fill(jdcloud.keys.noQuotas.id);
  await dialog.getByLabel("AccessKey Secret").fill(jdcloud.keys.noQuotas.secret);
  await dialog.getByRole("button", { name: "Check and replace" }).click();
  await expect(dialog).toBeHidden();
  await expect(account.main.getByRole("status")).toContainText(
    "make sure that it belongs to the same account",
  );
});

test("an ended token is told on the account's page, and a new one cures it", async ({ enter }) => {
  const { page } = await enter(ada);
  const account = accountPage(page);
  await account.open("ended");
  await expect(account.sources).toContainText("Failing", { timeout: 30_000 });
  await expect(account.main).toContainText("temporary token");
  await account.choose("Replace the key …");
  const dialog = account.dialog("Replace the key");
  await dialog.getByLabel("SecretId").fill(temporary.id);
  await dialog.getByLabel("SecretKey").fill(temporary.secret);
  await dialog.getByText("Temporary key", { exact: true }).click();
  await dialog.getByLabel("Token").fill(temporary.token);
  await dialog.getByRole("button", { name: "Check and replace" }).click();
  await expect(dialog).toBeHidden();
  await account.current();
});

test("the stored key can be checked again at any time, without changing anything", async ({ enter }) => {
  const { page } = await enter(ada);
  const account = accountPage(page);
  await account.open("limited");
  await account.choose("Check the key");
  const dialog = account.dialog("What the stored key may do");
  await expect(dialog).toContainText(`The key belongs to account ${sandbox.accountId}.`);
  const row = dialog.getByRole("row").filter({ hasText: "ap-guangzhou" });
  await expect(row.getByText("No right")).toHaveCount(2);
  await expect(dialog).toContainText("Grant cvm:DescribeImageQuota.");
  await dialog.getByRole("button", { name: "Check again" }).click();
  await expect(dialog.getByRole("region", { name: "Permissions by region" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(account.menu).toBeFocused();
});
