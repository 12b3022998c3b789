import { proofDialog } from "./pages/proof-dialog";
import { ADA, expect, GRACE, settled, test, usersPage } from "./people-test";

test("the audit log shows what was done, by whom, filtered by its address, and no secret", async ({
  demo,
  enter,
}) => {
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await users.choose(GRACE, "Make a reset link");
  const link = await users.link(`Reset link for ${GRACE.name}`);
  await demo.forgetProofs();
  await users.choose(GRACE, "Make a reset link");
  await proofDialog(page).give("a wrong guess at it");
  await expect(proofDialog(page).password).toHaveAccessibleDescription("That is not your password.");
  await page.keyboard.press("Escape");

  await page.goto("/admin/audit");
  await settled(page);
  const rows = page
    .getByRole("table")
    .getByRole("row")
    .filter({ has: page.getByRole("cell") });
  const newest = rows.first();
  await expect(newest).toContainText("Password confirmation tried");
  await expect(newest).toContainText("Refused");
  await expect(newest).toContainText(ADA.email);
  await expect(newest).not.toContainText("Not signed in");
  await expect(rows.filter({ hasText: "Reset link made" }).first()).toContainText(GRACE.email);
  const html = await page.content();
  for (const secret of [ADA.password, "a wrong guess at it", link.split("/").at(-1) ?? ""]) {
    expect(html).not.toContain(secret);
  }

  await page.getByLabel("What").selectOption("Reset link made");
  await page.getByLabel("Who").selectOption(ADA.email);
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL(/\/admin\/audit\?actor=ada%40example\.com&action=user\.reset$/);
  await expect(rows.first()).toContainText("Reset link made");
  for (const row of await rows.all()) await expect(row).toContainText("Reset link made");
  await page.reload();
  await expect(page.getByLabel("What")).toHaveValue("user.reset");

  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "CSV" }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
  await page.goto("/admin/audit?result=refused&until=2020-01-01");
  await expect(page.getByText("No record fits the filters")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Clear" }).first().click();
  await expect(rows.first()).toContainText("Audit log exported");
});
