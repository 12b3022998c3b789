import { expect, type Page } from "@playwright/test";

export type ProofDialog = ReturnType<typeof proofDialog>;

/** The dialog that asks who is there before a critical act, in English. */
export function proofDialog(page: Page) {
  const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
  const password = dialog.getByLabel("Password");
  const confirm = dialog.getByRole("button", { name: "Confirm" });
  return {
    dialog,
    password,
    confirm,
    async give(text: string) {
      await expect(password).toBeFocused();
      await password.fill(text);
      await confirm.click();
    },
  };
}
