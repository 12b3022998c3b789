import { expect, type Page } from "@playwright/test";

export type SharePage = ReturnType<typeof sharePage>;

/** The ways to show an image to others, and what the reader of a public link sees; in English. */
export function sharePage(page: Page) {
  const popover = page.getByRole("dialog", { name: "Share" });
  const address = popover.getByLabel("Address");
  const copy = popover.getByRole("button", { name: "Copy", exact: true });

  return {
    popover,
    address,
    copy,
    way: (name: "Link" | "Public read-only link" | "What I see now") =>
      popover.getByRole("radio", { name, exact: true }),

    async open() {
      await page.getByRole("button", { name: "Share", exact: true }).click();
      await expect(popover.getByText(/You have/)).toBeVisible();
    },

    /** Makes an address with what is chosen, and returns it. */
    async make(): Promise<string> {
      await copy.click();
      await expect(address).toHaveValue(/^http/);
      return await address.inputValue();
    },

    async makePublic(wishes: { views?: string; note?: string; span?: string } = {}): Promise<string> {
      await this.open();
      await this.way("Public read-only link").check();
      if (wishes.views) await popover.getByLabel("Opens at most").fill(wishes.views);
      if (wishes.note) await popover.getByLabel("Note").fill(wishes.note);
      if (wishes.span) await popover.getByRole("radio", { name: wishes.span, exact: true }).check();
      return await this.make();
    },
  };
}
