"use server";

import { z } from "zod";
import { administer, RefusedError } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { LinkError, revokeLink } from "@/lib/links";

/** Ends anybody's link. Without a recent proof: ending one must be quick, and harms nobody. */
export const revokeAnyLink = action("admin", z.strictObject({ id: z.uuid() }), async ({ id }, user) => {
  try {
    await administer(user, (transaction, by) => revokeLink(transaction, { ...by, id, ownedBy: null }));
  } catch (error) {
    throw error instanceof LinkError ? new RefusedError(error.reason, { cause: error }) : error;
  }
});
