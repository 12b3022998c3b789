import { answerOn, expect, NORA, PAT, settled, test, VIC } from "./people-test";

test("my password: the present one is asked for, and my other sign-ins end", async ({ enter }) => {
  const { page: other } = await enter(NORA);
  const { page } = await enter(NORA);
  await page.goto("/me");
  await settled(page);
  const present = page.getByLabel("Present password");
  const next = page.getByLabel("New password");
  const change = page.getByRole("button", { name: "Change password" });
  await present.fill("not the present one");
  await next.fill("a sunny morning by the sea");
  await change.click();
  await expect(present).toHaveAccessibleDescription("That is not your password.");
  await expect(present).toBeFocused();
  await expect(present).toHaveValue("");
  await present.fill(NORA.password);
  await next.fill("password1234");
  await change.click();
  await expect(next).toHaveAccessibleDescription("This password is easily guessed. Choose another one.");
  await expect(next).toBeFocused();
  await present.fill(NORA.password);
  await next.fill("a sunny morning by the sea");
  await change.click();
  await expect(answerOn(page)).toHaveText("Password changed. Your other sign-ins have ended.");
  await other.goto("/me");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "My account" })).toBeVisible();
});

test("my sign-ins: each can be ended, and all of them at once", async ({ enter }) => {
  const { page: phone } = await enter(VIC, {
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
  });
  const { page: second } = await enter(VIC);
  const { page } = await enter(VIC);
  await page.goto("/me");
  await settled(page);
  const list = page.getByRole("region", { name: "My sign-ins" }).getByRole("listitem");
  await expect(list).toHaveCount(3);
  await expect(list.filter({ hasText: "This one" })).toHaveCount(1);
  await list
    .filter({ hasText: /Safari on (iPhone|iOS)/ })
    .getByRole("button", { name: "End" })
    .click();
  await expect(answerOn(page)).toHaveText("The sign-in has ended");
  await expect(list).toHaveCount(2);
  await phone.goto("/images");
  await expect(phone).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "End all others" }).click();
  await expect(list).toHaveCount(1);
  await second.goto("/images");
  await expect(second).toHaveURL(/\/sign-in/);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});

test("language, theme, density and single keys hold from the moment they are chosen", async ({ enter }) => {
  const { page } = await enter(PAT, { colorScheme: "light" });
  await page.goto("/me");
  await settled(page);
  const choose = (group: string, choice: string) =>
    page.getByRole("group", { name: group }).getByText(choice, { exact: true }).click();
  await choose("Theme", "Dark");
  await choose("Density of the list", "Compact");
  await choose("Single-key shortcuts", "Off");
  await choose("Language", "中文");
  await expect(page.getByRole("heading", { level: 1, name: "我的账号" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.goto("/images");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("html")).toHaveAttribute("data-density", "compact");
  await expect(page.getByRole("heading", { level: 1, name: "镜像" })).toBeAttached();
  const first = page.getByRole("table").getByRole("row").nth(1);
  await expect(first).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("combobox").first()).not.toBeFocused();
});
