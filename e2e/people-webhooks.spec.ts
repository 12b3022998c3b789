import { createHmac } from "node:crypto";
import type { Received } from "./own-demo";
import { ADA, expect, settled, test } from "./people-test";

const signatureOf = (secret: string, { headers, body }: Received) =>
  `v1=${createHmac("sha256", secret).update(`${headers["nephoscope-timestamp"]}.${body}`).digest("hex")}`;

test("a webhook is sent what its receiver can verify, and again when that failed", async ({
  demo,
  enter,
}) => {
  let status = 503;
  const { url, messages } = demo.receive(() => status);
  const { page } = await enter(ADA);
  await page.goto("/admin/settings");
  await settled(page);
  const hooks = page.getByRole("region", { name: "Webhooks" });
  await hooks.getByLabel("Name", { exact: true }).fill("Receiver");
  await hooks.getByLabel("Address", { exact: true }).fill(url);
  await hooks.getByRole("button", { name: "Add webhook" }).click();
  const secret = await hooks.getByLabel("Signing secret").inputValue();
  expect(secret).toMatch(/^nephwh_[\w-]{43}$/);

  await hooks.getByRole("button", { name: "Send a test to Receiver" }).click();
  await expect.poll(() => messages.length, { timeout: 30_000 }).toBe(1);
  await expect(async () => {
    await page.reload();
    await expect(hooks).toContainText("Tried once, will be tried again", { timeout: 1_000 });
  }).toPass();
  await expect(hooks).toContainText("status 503");

  status = 204;
  // As if the minute until the next try were over.
  await demo.database.query(
    "update alert_deliveries set next_at = now() where next_at is not null and outcome = 'waiting'",
  );
  await expect.poll(() => messages.length, { timeout: 30_000 }).toBe(2);
  await expect(async () => {
    await page.reload();
    await expect(hooks).toContainText("Delivered", { timeout: 1_000 });
  }).toPass();
  const [first, second] = messages;
  if (!first || !second) throw new Error("messages were lost");
  for (const message of messages) {
    expect(message.headers["nephoscope-signature"]).toBe(signatureOf(secret, message));
    expect(message.body).not.toContain(secret);
    expect(JSON.parse(message.body)).toMatchObject({ version: 1, event: "test", product: "Nephoscope" });
  }
  expect(second.body, "the same message, by which a receiver knows it").toBe(first.body);
  expect(signatureOf(`${secret}x`, first)).not.toBe(first.headers["nephoscope-signature"]);
  // What nobody may see a second time is nowhere on the page.
  expect(await page.content()).not.toContain(secret);

  await hooks.getByRole("button", { name: "Remove Receiver" }).click();
  await expect(hooks.getByText(url)).toHaveCount(0);
});
