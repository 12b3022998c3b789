import { expect, type Page } from "@playwright/test";
import type { FakeKey } from "../clouds/emulator";
import { settled } from "../own-test";

export type WizardPage = ReturnType<typeof wizardPage>;

/** The five steps that add an account, in English, with the fields of Tencent Cloud. */
export function wizardPage(page: Page) {
  const main = page.getByRole("main");
  const heading = (name: string | RegExp) => main.getByRole("heading", { level: 1, name });
  const button = (name: string) => main.getByRole("button", { name, exact: true });
  const name = main.getByLabel("Name in Nephoscope");
  const keyId = main.getByLabel("SecretId");
  const secret = main.getByLabel("SecretKey");
  const token = main.getByLabel("Token");
  const ends = main.getByLabel("Ends");
  const special = main.getByText("Temporary key, finance region or own endpoint");

  return {
    main,
    heading,
    button,
    name,
    keyId,
    secret,
    token,
    ends,
    special,
    problem: main.getByRole("alert"),
    matrix: main.getByRole("region", { name: "Permissions by region" }),
    /** A region's row of the matrix, or of the choice. */
    row: (region: string) => main.getByRole("row").filter({ hasText: region }),
    region: (region: string) => main.getByRole("checkbox", { name: new RegExp(`^${region} `) }),
    policy: main.getByRole("complementary"),

    async open() {
      await page.goto("/admin/accounts/new");
      await settled(page);
    },

    async toKey(dialect: "API 3.0" | "Legacy API v2" = "API 3.0") {
      await main.getByRole("radio", { name: dialect }).check();
      await button("Continue").click();
      await expect(heading("Key for Tencent Cloud")).toBeFocused();
    },

    async fill(called: string, key: Pick<FakeKey, "id" | "secret" | "token">) {
      await name.fill(called);
      await keyId.fill(key.id);
      await secret.fill(key.secret);
      if (key.token !== undefined) {
        if (!(await token.isVisible())) await special.click();
        await token.fill(key.token);
      }
    },

    /** Sends the key and waits until everything was asked. */
    async check() {
      await button("Check permissions").click();
      await expect(heading("What this key may do")).toBeVisible();
      await expect(button("Choose regions")).toBeVisible({ timeout: 45_000 });
    },

    /** From the matrix on: these regions, and no others. */
    async save(regions: string[]) {
      await button("Choose regions").click();
      await button("Choose none").click();
      for (const region of regions) await this.region(region).check();
      await button("Save and read").click();
    },
  };
}
