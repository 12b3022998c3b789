import { ADA, answerOn, expect, settled, test } from "./people-test";

test("a bad value is told at its field, a good one holds, the default comes back", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(ADA);
  await page.goto("/admin/settings");
  await settled(page);
  const own = page.getByLabel("Own and shared images are read every");
  const full = page.getByLabel("Sharing counts as nearly full from");
  const hosts = page.getByLabel("Hosts");
  const save = page.getByRole("button", { name: /^Save/ });
  await expect(save).toBeDisabled();
  await expect(own).toHaveValue("5");
  await own.fill("a few");
  await full.fill("101");
  await save.click();
  await expect(own).toHaveAccessibleDescription("A whole number from 1 to 1440.");
  await expect(full).toHaveAccessibleDescription("At most 100.");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("2 settings need another look");
  await own.fill("7");
  await full.fill("85");
  for (const [value, words] of [
    ["https://cvm.example.com", "https://cvm.example.com: not the full name of a public host."],
    ["localhost", /localhost: /],
    ["metadata.internal", "metadata.internal: a name inside a network, not a public one."],
    ["cvm.example.com\ncvm.example.com", "A host stands there twice."],
  ] as const) {
    await hosts.fill(value);
    await save.click();
    await expect(hosts).toHaveAccessibleDescription(words);
  }
  expect(await demo.database.query("select 1 from audit where action = 'settings.changed'")).toEqual([]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(own).toHaveValue("5");

  await demo.forgetProofs();
  await own.fill("7");
  await save.click();
  const proof = page.getByRole("dialog", { name: "Confirm that it is you" });
  await proof.getByLabel("Password").fill(ADA.password);
  await page.keyboard.press("Enter");
  await expect(answerOn(page)).toHaveText("Saved");
  await page.reload();
  await settled(page);
  await expect(own).toHaveValue("7");
  await page.getByRole("button", { name: "Use the default" }).click();
  await expect(own).toHaveValue("5");
  await page.reload();
  await expect(own).toHaveValue("5");
});

test("the page tells how large the store is and that the demo makes no backups by itself", async ({
  enter,
}) => {
  const { page } = await enter(ADA);
  await page.goto("/admin/settings");
  const store = page.getByRole("region", { name: "Store and backups" });
  await expect(store.getByText(/^\d+(?:\.\d)? MB$/).first()).toBeVisible();
  await expect(store).toContainText("The vault's key is not in them");
});

test("an answer names its request, and the audit log keeps that name", async ({ demo, enter }) => {
  const { page } = await enter(ADA);
  const answer = await page.request.get("/api/audit?format=jsonl", { headers: { "x-request-id": "forged" } });
  const requestId = answer.headers()["x-request-id"];
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(
    await demo.database.query(
      `select action from audit where request_id = '${requestId}' and action = 'audit.exported'`,
    ),
  ).toHaveLength(1);
});
