import { expect } from "@playwright/test";
import messages from "@/messages/en.json" with { type: "json" };
import type { Plant } from "../planted";
import { alive, type Tourist } from "./tourist";

/** Makes and uses what has a secret that is shown once: the address of a feed, and a webhook that leads to `receiver`. */
export async function makeAddresses(tourist: Tourist, plant: Plant, receiver: string): Promise<void> {
  await makeFeed(tourist, plant);
  await makeWebhook(tourist, plant, receiver);
}

async function makeFeed({ page }: Tourist, plant: Plant): Promise<void> {
  const words = messages.me.feeds;
  await page.goto("/me");
  const make = await alive(page.getByRole("button", { name: words.make, exact: true }));
  const feeds = page.locator("#feeds");
  await feeds.getByLabel(words.name, { exact: true }).fill("Canary reader");
  await make.click();
  const url = await feeds.getByLabel(words.address, { exact: true }).inputValue();
  plant("feed token", "of a reader", new URL(url).pathname.split("/").at(-1) ?? "");
  const { pathname, search } = new URL(url);
  const feed = await page.request.get(`${pathname}${search}`);
  expect(feed.status()).toBe(200);
}

async function makeWebhook({ page }: Tourist, plant: Plant, receiver: string): Promise<void> {
  const words = messages.webhooks;
  await page.goto("/admin/settings");
  const add = await alive(page.getByRole("button", { name: words.add, exact: true }));
  const hooks = page.locator("form").filter({ has: add });
  await hooks.getByLabel(words.name, { exact: true }).fill("Canary receiver");
  await hooks.getByLabel(words.url, { exact: true }).fill(receiver);
  await add.click();
  plant("webhook secret", "of a receiver", await page.getByLabel(words.secret, { exact: true }).inputValue());
  await page.getByRole("button", { name: words.testOf.replace("{name}", "Canary receiver") }).click();
  // No emulator takes messages: what it answers shows that one was signed and sent.
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("Tried once, will be tried again")).toBeVisible({ timeout: 1_000 });
  }).toPass();
}
