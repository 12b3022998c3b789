"use server";

import { z } from "zod";
import { RefusedError } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { countTry } from "@/lib/database/rate-limit";
import { findImage } from "@/lib/sync/find-image";

const part = z.string().min(1).max(512);
const imageRef = z.strictObject({ connectionId: part, regionId: part, imageId: part });

/** Clouds count calls, and a person who follows links needs few. */
const PER_PERSON = { most: 10, windowMs: 60_000 };
const LOOK_MS = 20_000;

/** Asks the cloud for an image that is not stored here, and stores it if it is there. */
export const askForImage = action("viewer", imageRef, async (ref, user) => {
  const waitMs = await countTry(`find-image:${user.id}`, PER_PERSON, new Date());
  if (waitMs > 0) throw new RefusedError("wait", { waitSeconds: Math.ceil(waitMs / 1000) });
  return await findImage(ref, AbortSignal.timeout(LOOK_MS));
});
