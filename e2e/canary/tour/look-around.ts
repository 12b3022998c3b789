import { expect } from "@playwright/test";
import messages from "@/messages/en.json" with { type: "json" };
import { alive, keep, type Tourist } from "./tourist";

/** Everything that an admin can look at, and a change of a setting. */
export async function lookAround(tourist: Tourist): Promise<void> {
  const { page } = tourist;
  await page.goto("/images?ownership=private");
  const image = page.getByRole("table", { name: "Images" }).getByRole("row").getByRole("link").first();
  // The first read of the last account may still be under way.
  await expect(image).toBeVisible({ timeout: 60_000 });
  await alive(image);
  await keep(tourist, "the list");
  await image.click();
  await expect(page).toHaveURL(/\/images\/.+\/.+\/.+/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const ask = await alive(page.getByRole("button", { name: "Ask the cloud again" }));
  // The page draws itself anew when its news come, and a press in that very moment is lost.
  await expect(async () => {
    const looked = page.waitForResponse((response) => response.request().method() === "POST", {
      timeout: 10_000,
    });
    await Promise.all([looked, ask.click()]);
  }).toPass({ timeout: 60_000 });
  await expect(ask).toBeEnabled();
  await keep(tourist, "an image");
  for (const address of ["/admin/accounts", "/admin/users", "/me", "/nowhere"]) {
    await page.goto(address);
    await alive(page.getByRole("main"));
    await keep(tourist, address);
  }
  await changeSetting(tourist);
  await page.goto("/admin/audit");
  await keep(tourist, "/admin/audit");
  for (const name of [messages.audit.export.csv, messages.audit.export.jsonl]) {
    const begun = page.waitForEvent("download");
    await page.getByRole("link", { name, exact: true }).click();
    await (await begun).path();
  }
}

async function changeSetting(tourist: Tourist): Promise<void> {
  const { page } = tourist;
  await page.goto("/admin/settings");
  const save = await alive(page.getByRole("button", { name: /^Save/ }));
  await page.getByLabel(messages.settings.lifecycleAlertDays.label, { exact: true }).fill("91");
  await save.click();
  await expect(page.getByText(messages.settings.saved, { exact: true })).toBeAttached();
  await keep(tourist, "/admin/settings");
}
