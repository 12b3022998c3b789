import { expect, type Page } from "@playwright/test";
import { send } from "../access/send";
import { sendForm } from "../access/sign-in";
import { KEY_SETS } from "./keys";
import { CONTROL, PEOPLE } from "./planted";

/** What people and programs do wrong with secrets in hand; all of it is refused. */
export async function mistakes(address: string): Promise<void> {
  const { email, password, next } = PEOPLE.admin;
  // The password in the field of the address.
  const swapped = await sendForm(address, {
    door: "callback/password",
    fields: { email: next, password: email },
    headers: { origin: new URL(address).origin },
  });
  expect(swapped.status).toBe(401);
  // The password in the address of the page.
  await send(address, { target: `/sign-in?${new URLSearchParams({ email, password })}` });
  // Another site's form; its name is in the log, which proves that the log was kept.
  const foreign = await sendForm(address, {
    door: "callback/password",
    fields: { email, password: next },
    headers: { origin: `https://${CONTROL}.example` },
  });
  expect(foreign.status).toBe(403);
  for (const body of [`{"password":${JSON.stringify(next)}`, next]) {
    const answer = await send(address, {
      method: "POST",
      target: "/api/auth/callback/password",
      headers: { origin: address, "content-type": "application/json" },
      body,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
}

/** Lets every cloud answer wrongly while its accounts are read. */
export async function faults(control: string, page: Page): Promise<void> {
  const turn = async (switches: object) => {
    for (const { dialect } of KEY_SETS) {
      await fetch(`${control}/${dialect}`, { method: "POST", body: JSON.stringify(switches) });
    }
  };
  await turn({ badGateway: true });
  await page.goto("/images");
  const readAgain = page.getByRole("button", { name: "Read every source again" });
  await expect(readAgain).toBeVisible();
  await expect(async () => {
    await readAgain.click();
    await expect(page.getByText("Every source is being read again")).toBeAttached({ timeout: 1_000 });
  }).toPass();
  await expect
    .poll(async () => (await (await page.request.get("/api/accounts")).text()).includes('"failing"'), {
      timeout: 30_000,
    })
    .toBe(true);
  await page.goto("/admin/accounts");
  await fetch(control, { method: "DELETE" });
}
