"use server";

import { z } from "zod";
import { administer, RefusedError, type SignedIn } from "@/lib/auth";
import { action } from "@/lib/auth/action";
import { countTry } from "@/lib/database/rate-limit";
import type { ImageRef } from "@/lib/domain/image";
import { publicLinkPath, seenPath } from "@/lib/domain/links";
import {
  type KeptPicture,
  LONGEST_LINK_HOURS,
  LONGEST_NOTE,
  MOST_VIEWS,
  SHORTEST_LINK_HOURS,
} from "@/lib/domain/share-link";
import { env } from "@/lib/env";
import { readImageDetail } from "@/lib/inventory/detail";
import { pictureOf } from "@/lib/inventory/since";
import { keepSeen, LinkError, makePublicLink } from "@/lib/links";
import { endOfSeen } from "@/lib/links/list";
import { currentSettings } from "@/lib/settings";

const part = z.string().min(1).max(512);
const imageRef = z.strictObject({ connectionId: part, regionId: part, imageId: part });

const publicLink = z.strictObject({
  ref: imageRef,
  hours: z.int().min(SHORTEST_LINK_HOURS).max(LONGEST_LINK_HOURS),
  viewLimit: z.int().min(1).max(MOST_VIEWS).nullable(),
  note: z
    .string()
    .trim()
    .max(LONGEST_NOTE)
    .refine((text) => !/\p{Cc}/u.test(text))
    .nullable(),
});

/** Makes a public link. Its address is told this once. */
export const sharePublicly = action("viewer", publicLink, async ({ ref, ...wanted }, user) => {
  const [picture, settings] = [await pictureToShare(ref, user), await currentSettings()];
  const { token, expiresAt } = await administer(user, (transaction, by) =>
    makePublicLink(transaction, {
      ...by,
      ...wanted,
      note: wanted.note === "" ? null : wanted.note,
      maker: makerOf(user),
      picture,
      settings,
    }),
  ).catch(refused);
  return { url: `${env().url}${publicLinkPath(token)}`, expiresAt };
});

/** Keeps the image as it is stored now. */
export const keepWhatISee = action("viewer", z.strictObject({ ref: imageRef }), async ({ ref }, user) => {
  const [picture, settings] = [await pictureToShare(ref, user), await currentSettings()];
  const kept = await administer(user, async (transaction, by) => {
    const { id } = await keepSeen(transaction, { ...by, maker: makerOf(user), picture });
    return { id, endsAt: endOfSeen(by.now.toISOString(), settings.changeRetentionDays) };
  });
  return { url: `${env().url}${seenPath(kept.id)}`, expiresAt: kept.endsAt };
});

/** A picture of each is stored, so nobody makes them by the thousand. */
const PER_PERSON = { most: 30, windowMs: 60_000 };

async function pictureToShare(ref: ImageRef, user: SignedIn): Promise<KeptPicture> {
  const waitMs = await countTry(`make-link:${user.id}`, PER_PERSON, new Date());
  if (waitMs > 0) throw new RefusedError("wait", { waitSeconds: Math.ceil(waitMs / 1000) });
  const detail = await readImageDetail(ref);
  if (!detail) throw new RefusedError("image-unknown");
  return pictureOf(detail);
}

function makerOf({ id, name, email, role }: SignedIn) {
  return { id, name, email, role };
}

function refused(error: unknown): never {
  throw error instanceof LinkError ? new RefusedError(error.reason, { cause: error }) : error;
}
