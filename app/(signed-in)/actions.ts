"use server";

import { z } from "zod";
import { currentClient, proveWithPassword } from "@/lib/auth";
import { action } from "@/lib/auth/action";

/** Long enough for any password that is taken; how long one may be is said where it is chosen. */
const password = z.string().min(1).max(1024);

/** Takes the password as the recent proof that critical acts ask for. */
export const provePassword = action("viewer", z.strictObject({ password }), async (input, user) => {
  await proveWithPassword({ user, ...input, client: await currentClient(), now: new Date() });
});
