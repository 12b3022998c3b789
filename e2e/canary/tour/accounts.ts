import { expect, type Locator, type Page } from "@playwright/test";
import { cloudOf, type DialectId } from "@/lib/domain/cloud";
import { CATALOG } from "@/lib/providers/catalog";
import messages from "@/messages/en.json" with { type: "json" };
import type { FakeKey } from "../../clouds/emulator";
import type { KeySet } from "../keys";
import { alive, keep, type Tourist } from "./tourist";

/** Goes through the wizard; with a key that the cloud refuses, until it says so. */
export async function addAccount(
  { page }: Tourist,
  account: { name: string; dialect: DialectId; key: FakeKey; refused?: true },
): Promise<void> {
  const { name, dialect, key, refused } = account;
  const words = messages.wizard;
  const cloud = cloudOf(dialect);
  await page.goto("/admin/accounts/new");
  const next = await alive(page.getByRole("button", { name: words.cloud.continue }));
  await page.getByRole("radio", { name: new RegExp(`^${messages.word.cloud[cloud]}`) }).check();
  if (CATALOG[dialect].legacy) await page.getByRole("radio", { name: words.cloud.legacy }).check();
  await next.click();
  await page.getByLabel(messages.connections.field.name, { exact: true }).fill(name);
  await page.getByText(words.key.special).click();
  await typeKey(page, dialect, key);
  await page.getByRole("button", { name: words.key.check }).click();
  if (refused) {
    await expect(page.getByText(words.permissions.nothingStored)).toBeVisible({ timeout: 60_000 });
    return;
  }
  const chooseRegions = page.getByRole("button", { name: words.permissions.continue });
  await expect(chooseRegions).toBeVisible({ timeout: 60_000 });
  await chooseRegions.click();
  await leaveOneRegion(page);
  await page.getByRole("button", { name: words.regions.save }).click();
  await expect(page.getByRole("link", { name: words.read.toAccount })).toBeVisible({ timeout: 30_000 });
}

/** One region is as good as all, and sooner read. */
async function leaveOneRegion(page: Page): Promise<void> {
  const boxes = page
    .getByRole("group", { name: messages.accounts.regionChoice.legend })
    .getByRole("checkbox");
  await expect(boxes.first()).toBeVisible();
  const chosen = page.locator('input[type="checkbox"]:checked');
  while ((await chosen.count()) > 1) await chosen.last().uncheck();
}

/** Tries a wrong key, then replaces the stored one. */
export async function replaceKey(tourist: Tourist, accountId: string, keys: KeySet): Promise<void> {
  const { page } = tourist;
  const words = messages.accounts.dialog;
  await page.goto(`/admin/accounts/${accountId}?open=key`);
  const dialog = page.getByRole("dialog", { name: words.key });
  const submit = await alive(dialog.getByRole("button", { name: words.keySubmit }));
  await dialog.getByText(words.temporary, { exact: true }).click();
  await typeKey(dialog, keys.dialect, keys.wrong);
  await submit.click();
  await expect(dialog.getByRole("alert")).toBeVisible({ timeout: 30_000 });
  await keep(tourist, `after a refused key of ${keys.dialect}`);
  await typeKey(dialog, keys.dialect, keys.lasting);
  await submit.click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await keep(tourist, `after the new key of ${keys.dialect}`);
}

async function typeKey(place: Page | Locator, dialect: DialectId, key: FakeKey): Promise<void> {
  const label = (field: string) =>
    CATALOG[dialect].credentialFields.find((one) => one.field === field)?.name ?? field;
  await place.getByLabel(label("keyId"), { exact: true }).fill(key.id);
  await place.getByLabel(label("secret"), { exact: true }).fill(key.secret);
  await place.getByLabel(label("token"), { exact: true }).fill(key.token ?? "");
}

/** The id of an account by its name. */
export async function accountIdOf({ page }: Tourist, name: string): Promise<string> {
  const accounts = (await (await page.request.get("/api/accounts")).json()) as { id: string; name: string }[];
  const id = accounts.find((account) => account.name === name)?.id;
  if (id === undefined) throw new Error(`there is no account ${name}`);
  return id;
}
