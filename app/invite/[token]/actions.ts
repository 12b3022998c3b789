"use server";

import { z } from "zod";
import { AccessError, acceptLink, currentClient } from "@/lib/auth";
import { action } from "@/lib/auth/action";

const accepted = z.strictObject({ token: z.string().min(1).max(100), password: z.string().min(1).max(1024) });

/** Uses a one-time link. Not for people who are signed in: they would become somebody else without a word. */
export const acceptOneTimeLink = action("anyone", accepted, async (input, user) => {
  if (user) throw new AccessError(403);
  return await acceptLink({ ...input, client: await currentClient(), now: new Date() });
});
