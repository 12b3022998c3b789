"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { makeDue } from "@/lib/inventory/scopes";
import { liveLook } from "@/lib/sync/live-look";

const part = z.string().min(1).max(512);
const imageRef = z.strictObject({ connectionId: part, regionId: part, imageId: part });

/** A person's look may take this long; the page shows the stored image meanwhile. */
const LOOK_MS = 20_000;

/** Asks the cloud for one image now and stores what it tells. The page reads the result afterwards. */
export const lookAtImage = action("viewer", imageRef, async (ref) => {
  return await liveLook(ref, AbortSignal.timeout(LOOK_MS));
});

/** Makes every source due now, so that the next second begins to read them. */
export const readAgain = action("admin", z.void(), async () => {
  await makeDue(new Date().toISOString());
});
