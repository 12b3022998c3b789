"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { noteVisit } from "@/lib/inventory/visits";

/** Remembers that whoever asks looks at the changes; an open page says so, so that a prefetch is no visit. */
export const rememberVisit = action("viewer", z.void(), async (_, user) => {
  await noteVisit(user.id, new Date());
});
