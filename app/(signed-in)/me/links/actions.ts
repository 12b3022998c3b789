"use server";

import { z } from "zod";
import { administer, RefusedError } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { LinkError, revokeLink } from "@/lib/links";

/** Ends a link that whoever asks made. Links of others are answered like links that never were. */
export const revokeMyLink = action("viewer", z.strictObject({ id: z.uuid() }), async ({ id }, user) => {
  try {
    await administer(user, (transaction, by) => revokeLink(transaction, { ...by, id, ownedBy: user.id }));
  } catch (error) {
    throw error instanceof LinkError ? new RefusedError(error.reason, { cause: error }) : error;
  }
});
