"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { noteDrift } from "@/lib/inventory/drift";

/** Takes note of the kinds that a page showed; what came since stays new. */
export const takeNote = action("admin", z.strictObject({ upTo: z.iso.datetime() }), async ({ upTo }) => {
  await noteDrift(upTo, new Date());
});
