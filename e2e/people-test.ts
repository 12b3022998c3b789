import { expect, type Page } from "@playwright/test";
import * as tencent from "./clouds/tencent-cvm";
import { type OwnPerson, planted } from "./own-demo";
import { settled, testOn } from "./own-test";

export { answerOn, expect, settled } from "./own-test";

const person = (name: string, role: OwnPerson["role"]): OwnPerson => ({
  name: `${name} Example`,
  email: `${name.toLowerCase()}@example.com`,
  role,
  password: `a windy night for ${name}`,
});

export const ADA = person("Ada", "admin");
export const GRACE = person("Grace", "viewer");
export const VIC = person("Vic", "viewer");
export const PAT = person("Pat", "viewer");
export const NORA = person("Nora", "viewer");
export const SAM = person("Sam", "admin");

/** The tests of people, settings and the audit log share one app. */
export const test = testOn({
  people: [ADA, GRACE, VIC, PAT, NORA, SAM],
  connections: [planted("tc-prod", "tencent-cvm", { key: tencent.keys.prod, regions: ["ap-guangzhou"] })],
});

/** The users page, in English. */
export function usersPage(page: Page) {
  const main = page.getByRole("main");
  const row = (email: string) => main.getByRole("row").filter({ hasText: email });
  return {
    main,
    row,
    async open() {
      await page.goto("/admin/users");
      await settled(page);
    },
    async choose({ email, name }: { email: string; name: string }, act: string) {
      await row(email)
        .getByRole("button", { name: `Actions for ${name}` })
        .click();
      await page.getByRole("menuitem", { name: act, exact: true }).click();
    },
    /** Confirms what the small dialog asks. */
    async confirm(title: string, act: string) {
      const dialog = page.getByRole("dialog", { name: title });
      await dialog.getByRole("button", { name: act, exact: true }).click();
      await expect(dialog).toBeHidden();
    },
    /** The one-time link that a dialog shows; closes it. */
    async link(title: string): Promise<string> {
      const dialog = page.getByRole("dialog", { name: title });
      const url = await dialog.getByLabel("One-time link").inputValue();
      await dialog.getByRole("button", { name: "Close" }).last().click();
      await expect(dialog).toBeHidden();
      return url;
    },
  };
}

/** Fills in the page behind a one-time link. */
export async function choosePassword(page: Page, label: string, password: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  const submit = page.getByRole("button", { name: "Set password and sign in" });
  await field.fill(password);
  await submit.click();
}
