import { expect, type Page } from "@playwright/test";
import messages from "@/messages/en.json" with { type: "json" };
import { alive, keep, type Tourist } from "./tourist";

/** Makes the first admin with the code of the console, after a try with another one. */
export async function firstRun(
  { page }: Tourist,
  admin: { code: string; wrongCode: string; email: string; name: string; password: string },
): Promise<void> {
  const words = messages.welcome;
  await page.goto("/");
  await expect(page).toHaveURL(/\/welcome$/);
  const submit = await alive(page.getByRole("button", { name: words.submit }));
  const fill = async (code: string) => {
    await page.getByLabel(words.code, { exact: true }).fill(code);
    await page.getByLabel(words.name, { exact: true }).fill(admin.name);
    await page.getByLabel(words.email, { exact: true }).fill(admin.email);
    await page.getByLabel(words.password, { exact: true }).fill(admin.password);
    await submit.click();
  };
  await fill(admin.wrongCode);
  await expect(page.getByText(messages.proof.refusal["code-wrong"])).toBeVisible();
  await fill(admin.code);
  await expect(page).toHaveURL(/\/images$/);
}

export async function signIn(
  tourist: Tourist,
  person: { email: string; password: string },
  refused?: "refused",
): Promise<void> {
  const { page } = tourist;
  await page.goto("/sign-in");
  const submit = await alive(page.getByRole("button", { name: messages.signIn.submit, exact: true }));
  await page.getByLabel(messages.signIn.email, { exact: true }).fill(person.email);
  await page.getByLabel(messages.signIn.password, { exact: true }).fill(person.password);
  await submit.click();
  if (refused) await expect(page.getByText(messages.proof.refusal["sign-in-refused"])).toBeVisible();
  else await expect(page).toHaveURL(/\/images$/);
  await keep(tourist, "after a sign-in");
}

/** Signs in at the sign-in provider, as the person with this name. */
export async function signInByProvider(tourist: Tourist, name: string): Promise<void> {
  const { page } = tourist;
  await page.goto("/sign-in");
  await (await alive(page.getByRole("button", { name: /^Continue with/ }))).click();
  await page.getByRole("button", { name, exact: true }).click();
  await expect(page).toHaveURL(/\/images$/);
  await keep(tourist, "after a sign-in by the provider");
}

export async function signOut({ page }: Tourist): Promise<void> {
  await page.goto("/images");
  const open = await alive(page.getByRole("button", { name: /^Your account, / }));
  await open.click();
  await page.getByRole("menuitem", { name: messages.shell.signOut }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
}

export async function changePassword(
  tourist: Tourist,
  passwords: { present: string; next: string },
): Promise<void> {
  const { page } = tourist;
  const words = messages.me.password;
  await page.goto("/me");
  const submit = await alive(page.getByRole("button", { name: words.submit }));
  for (const present of [`${passwords.present}, but wrong`, passwords.present]) {
    await page.getByLabel(words.present, { exact: true }).fill(present);
    await page.getByLabel(words.next, { exact: true }).fill(passwords.next);
    await submit.click();
    await expect(
      page.getByText(
        present === passwords.present ? words.changed : messages.proof.refusal["password-wrong"],
      ),
    ).toBeAttached();
  }
  await keep(tourist, "after a change of password");
}

/** Invites somebody and returns the address of the link, as it is told once. */
export async function invite({ page }: Tourist, person: { email: string; name: string }): Promise<string> {
  const words = messages.users.invite;
  await page.goto("/admin/users");
  await (await alive(page.getByRole("button", { name: words.open, exact: true }))).click();
  const sheet = page.getByRole("dialog", { name: words.title });
  await sheet.getByLabel(words.email, { exact: true }).fill(person.email);
  await sheet.getByLabel(words.name, { exact: true }).fill(person.name);
  await sheet.getByRole("button", { name: words.submit }).click();
  return await toldLink(page);
}

/** Makes a link to choose a new password. */
export async function reset({ page }: Tourist, { name }: { name: string }): Promise<string> {
  await page.goto("/admin/users");
  const open = messages.users.acts.open.replace("{name}", name);
  await (await alive(page.getByRole("button", { name: open }))).click();
  await page.getByRole("menuitem", { name: messages.users.acts.reset }).click();
  return await toldLink(page);
}

async function toldLink(page: Page): Promise<string> {
  const url = await page.getByLabel(messages.users.link.label, { exact: true }).inputValue();
  await page.getByRole("button", { name: messages.users.link.close, exact: true }).last().click();
  await expect(page.getByLabel(messages.users.link.label, { exact: true })).toHaveCount(0);
  return url;
}

/** Uses a one-time link. */
export async function choosePassword(
  tourist: Tourist,
  link: { url: string; kind: "invitation" | "reset"; password: string },
): Promise<void> {
  const { page } = tourist;
  const words = messages.welcome.link;
  await page.goto(link.url);
  const submit = await alive(page.getByRole("button", { name: words.submit }));
  await page.getByLabel(words.password[link.kind], { exact: true }).fill(link.password);
  await submit.click();
  await expect(page).toHaveURL(/\/images$/);
  await keep(tourist, "after a one-time link");
}
