"use server";

import { z } from "zod";
import { endCurrentSession } from "@/lib/auth";
import { action } from "@/lib/auth/action";

/** Ends the sign-in that it is called with, for the server too. Whoever has none is signed out already. */
export const signOut = action("anyone", z.void(), async () => {
  await endCurrentSession();
});
