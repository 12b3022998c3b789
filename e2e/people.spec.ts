import {
  ADA,
  answerOn,
  choosePassword,
  expect,
  GRACE,
  PAT,
  SAM,
  settled,
  test,
  usersPage,
  VIC,
} from "./people-test";

test("somebody is invited by a link that works once, and joins by it", async ({ demo, enter }) => {
  const { page, context, troubles: own } = await enter(ADA);
  // Her own link is closed to somebody who is signed in.
  own.expect(/status of 404/);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const users = usersPage(page);
  await users.open();
  await demo.forgetProofs();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await expect(dialog.getByLabel("E-mail")).toBeFocused();
  await dialog.getByLabel("E-mail").fill("Nell@Example.com");
  await dialog.getByLabel("Name").fill("Nell 新人");
  await dialog.getByLabel("Role").selectOption("Admin");
  await dialog.getByRole("button", { name: "Make invitation" }).click();
  const proof = page.getByRole("dialog", { name: "Confirm that it is you" });
  await proof.getByLabel("Password").fill(ADA.password);
  await page.keyboard.press("Enter");

  const told = page.getByRole("dialog", { name: "Invitation for Nell 新人" });
  await told.getByRole("button", { name: "Copy link" }).click();
  await expect(told.getByRole("status")).toHaveText("Copied");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const link = await users.link("Invitation for Nell 新人");
  expect(copied).toBe(link);
  await expect(users.row("nell@example.com")).toContainText("Invited");
  await expect(users.row("nell@example.com")).toContainText("nothing yet");

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "You are signed in" })).toBeVisible();

  const { page: hers, troubles } = await enter(null);
  troubles.expect(/status of 404/);
  await hers.goto(`${link.slice(0, -1)}${link.endsWith("A") ? "B" : "A"}`);
  await expect(hers.getByText("It is not complete, or was withdrawn.")).toBeVisible();
  await hers.goto(link);
  await expect(hers.getByRole("heading", { name: "Welcome, Nell 新人" })).toBeVisible();
  await choosePassword(hers, "Password", "short");
  await expect(hers.getByLabel("Password", { exact: true })).toHaveAccessibleDescription(
    "A password has at least 12 characters.",
  );
  await expect(hers.getByLabel("Password", { exact: true })).toBeFocused();
  await choosePassword(hers, "Password", "clear skies over the hills");
  await expect(hers).toHaveURL(/\/images$/);
  await hers.goto("/admin/users");
  await expect(hers.getByRole("heading", { name: "Users" })).toBeVisible();

  const { page: late } = await enter(null);
  await late.goto(link);
  await expect(late.getByText("It was used already. One-time links work once.")).toBeVisible();
});

test("an address that somebody has is not invited again, and what was typed stays", async ({ enter }) => {
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByLabel("E-mail").fill(GRACE.email.toUpperCase());
  await dialog.getByLabel("Name").fill("Second Grace");
  await dialog.getByRole("button", { name: "Make invitation" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveAccessibleDescription("Somebody has this address already.");
  await expect(dialog.getByLabel("Name")).toHaveValue("Second Grace");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Invite" })).toBeFocused();
});

test("another role takes effect at once: the sign-in that is open ends", async ({ demo, enter }) => {
  const { page: hers, troubles } = await enter(GRACE);
  troubles.expect(/status of 40[13]/);
  await hers.goto("/me");
  await settled(hers);
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await users.choose(GRACE, "Make admin");
  await users.confirm("Make Grace Example an admin?", "Make admin");
  await expect(answerOn(page)).toHaveText("Grace Example is an admin");
  await expect(users.row(GRACE.email)).toContainText("Admin");
  await hers.goto("/me");
  await expect(hers).toHaveURL(/\/sign-in\?next=%2Fme$/);

  const again = await demo.open(page.context().browser() as never, GRACE);
  const page2 = await again.newPage();
  await page2.goto("/admin/users");
  await expect(page2.getByRole("heading", { name: "Users" })).toBeVisible();
  await users.choose(GRACE, "Make viewer");
  await users.confirm("Make Grace Example a viewer?", "Make viewer");
  await expect(users.row(GRACE.email)).toContainText("Viewer");
  expect((await again.request.get("/api/accounts")).status()).toBe(401);
  await again.close();
});

test("somebody who is disabled is out at once, and can be let in again", async ({ enter }) => {
  const { page: his } = await enter(VIC);
  await his.goto("/me");
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await users.choose(VIC, "Disable");
  await users.confirm("Disable Vic Example?", "Disable");
  await expect(users.row(VIC.email)).toContainText("Disabled");
  await his.goto("/images");
  await expect(his).toHaveURL(/\/sign-in/);
  const answer = await signInAnswer(his, VIC);
  expect(answer).toEqual({ ok: false, reason: "sign-in-refused" });
  await users.choose(VIC, "Enable");
  await expect(users.row(VIC.email)).not.toContainText("Disabled");
  expect(await signInAnswer(his, VIC)).toEqual({ ok: true });
});

test("a reset link sets a new password and ends the sign-ins of before", async ({ enter }) => {
  const { page: before } = await enter(PAT);
  await before.goto("/me");
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await users.choose(PAT, "Make a reset link");
  const link = await users.link("Reset link for Pat Example");
  await expect(users.row(PAT.email)).toContainText("Reset link open");
  const { page: his } = await enter(null);
  await his.goto(link);
  await expect(his.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  await choosePassword(his, "New password", "a rainbow after the storm");
  await expect(his).toHaveURL(/\/images$/);
  await before.goto("/me");
  await expect(before).toHaveURL(/\/sign-in/);
  expect(await signInAnswer(before, PAT)).toMatchObject({ ok: false });
});

test("the last admin cannot take away their own rights", async ({ demo, enter }) => {
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  for (const { email } of await admins(demo)) {
    if (email === ADA.email) continue;
    const [row] = await demo.database.query("select name from users where email = $1", [email]);
    await users.choose({ email: String(email), name: String(row?.name) }, "Disable");
    await users.confirm(`Disable ${row?.name}?`, "Disable");
    await expect(users.row(String(email))).toContainText("Disabled");
  }
  await users.choose(ADA, "Make viewer");
  await users.confirm("Make Ada Example a viewer?", "Make viewer");
  await expect(users.main.getByRole("alert")).toHaveText(
    "This is the last admin. Make somebody else an admin first.",
  );
  await users.choose(ADA, "Remove");
  await users.confirm("Remove Ada Example?", "Remove");
  await expect(users.main.getByRole("alert")).toHaveText(
    "This is the last admin. Make somebody else an admin first.",
  );
  await users.choose(SAM, "Enable");
  await expect(users.row(SAM.email)).not.toContainText("Disabled");
});

test("somebody is removed for good", async ({ enter }) => {
  const { page } = await enter(ADA);
  const users = usersPage(page);
  await users.open();
  await users.choose(VIC, "Remove");
  await users.confirm("Remove Vic Example?", "Remove");
  await expect(users.row(VIC.email)).toHaveCount(0);
});

function admins(demo: { database: { query(text: string): Promise<Record<string, unknown>[]> } }) {
  return demo.database.query("select email from users where role = 'admin' and disabled_at is null");
}

/** What the sign-in answers to these words, asked from the page itself. */
async function signInAnswer(
  page: import("@playwright/test").Page,
  { email, password }: { email: string; password: string },
): Promise<unknown> {
  const origin = new URL(page.url()).origin;
  const { csrfToken } = await (await page.request.get(`${origin}/api/auth/csrf`)).json();
  const answer = await page.request.post(`${origin}/api/auth/callback/password`, {
    form: { csrfToken, email, password },
    headers: { origin },
  });
  return await answer.json();
}
