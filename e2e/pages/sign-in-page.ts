import { expect, type Page } from "@playwright/test";

export type SignInPage = ReturnType<typeof signInPage>;

/** The sign-in form, in English. */
export function signInPage(page: Page) {
  const email = page.getByLabel("E-mail");
  const password = page.getByLabel("Password");
  const button = page.getByRole("button", { name: "Sign in" });

  /** Waits until the page is alive: before that, a browser would send the form by itself. */
  async function alive() {
    await expect(async () => {
      await page.getByRole("button", { name: "Use Viewer" }).click();
      await expect(email).toHaveValue(/@/, { timeout: 250 });
    }).toPass();
    await email.clear();
    await password.clear();
  }

  return {
    email,
    password,
    button,
    problem: page.getByRole("alert").filter({ hasText: /\S/ }),
    alive,
    async open(query = "") {
      await page.goto(query === "" ? "/sign-in" : `/sign-in?${query}`);
      await alive();
    },
    async submit(person: { email: string; password: string }) {
      await email.fill(person.email);
      await password.fill(person.password);
      await button.click();
    },
  };
}
