"use server";

import { z } from "zod";
import { createFirstAdmin, currentClient } from "@/lib/auth";
import { action } from "@/lib/auth/action";

const firstAdmin = z.strictObject({
  code: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(80),
  email: z.string().trim().max(320).pipe(z.email()),
  password: z.string().min(1).max(1024),
});

/** Makes the first admin, for whoever holds the code of the console. */
export const makeFirstAdmin = action("anyone", firstAdmin, async (admin) => {
  await createFirstAdmin({ ...admin, client: await currentClient(), now: new Date() });
});
