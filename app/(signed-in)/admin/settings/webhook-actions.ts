"use server";

import { z } from "zod";
import { AlertError, makeTarget, removeTarget } from "@/lib/alerts";
import { administer, RefusedError } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { isAddressRefused } from "@/lib/providers/address-guard";
import { currentSettings } from "@/lib/settings";
import { checkTarget, sendTest } from "@/lib/sync/alerting";

const target = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .refine((text) => !/\p{Cc}/u.test(text)),
  url: z.string().trim().min(1).max(1_000),
});
const known = z.strictObject({ id: z.uuid() });

/** Adds a webhook. Its secret is told this once. Asks for a recent proof: it sends what is known here elsewhere. */
export const addWebhook = action(
  "admin",
  target,
  async ({ name, url }, user) => {
    const { approvedEndpoints } = await currentSettings();
    try {
      checkTarget(url, approvedEndpoints);
    } catch (error) {
      if (!(error instanceof Error && isAddressRefused(error))) throw error;
      throw new RefusedError("target-address", { cause: error });
    }
    const { secret } = await administer(user, (transaction, by) =>
      makeTarget(transaction, { ...by, name, url }),
    ).catch(refused);
    return { secret };
  },
  { proof: true },
);

/** Removes a webhook, and what waits for it. */
export const dropWebhook = action("admin", known, async ({ id }, user) => {
  await administer(user, (transaction, by) => removeTarget(transaction, { ...by, id })).catch(refused);
});

/** Sends a test message to a webhook within a few seconds. */
export const testWebhook = action("admin", known, async ({ id }, user) => {
  await administer(user, (transaction, { now }) => sendTest(transaction, id, now)).catch(refused);
});

function refused(error: unknown): never {
  throw error instanceof AlertError ? new RefusedError(error.reason, { cause: error }) : error;
}
