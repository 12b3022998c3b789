"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import type { SharedView } from "@/lib/domain/shared-image";
import { openLink } from "@/lib/links";
import { viewOf } from "../view-of-link";

/** Opens a public link that has a limit, counts the view and answers with the image; null when it does not open. */
export const openShared = action(
  "anyone",
  z.strictObject({ token: z.string().max(100) }),
  async ({ token }): Promise<SharedView | null> => {
    const link = await openLink(token, new Date());
    return link ? await viewOf(link) : null;
  },
);
