"use server";

import { z } from "zod";
import { AlertError, muteAlert } from "@/lib/alerts";
import { administer, RefusedError } from "@/lib/auth";
import { action } from "@/lib/auth/action";

const DAY_MS = 86_400_000;
const wanted = z.strictObject({
  id: z.uuid(),
  /** Null lets it speak again. */
  days: z.int().min(1).max(90).nullable(),
});

/** Mutes an open alert for some days, or ends its muting. */
export const muteOpenAlert = action("admin", wanted, async ({ id, days }, user) => {
  try {
    await administer(user, (transaction, { actor, now }) => {
      const until = days === null ? null : new Date(now.getTime() + days * DAY_MS).toISOString();
      return muteAlert(transaction, { actor, id, until });
    });
  } catch (error) {
    throw error instanceof AlertError ? new RefusedError(error.reason, { cause: error }) : error;
  }
});
