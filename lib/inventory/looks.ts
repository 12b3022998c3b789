import { and, asc, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../database";
import { images } from "../database/tables";
import type { Answer } from "../domain/answer";
import { compose } from "../domain/compose";
import type { Failure } from "../domain/failure";
import type { Image, ImageRef } from "../domain/image";
import type { Sharing } from "../domain/sharing";
import { isImage } from "./is-image";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { dropLaterParts, writeAnswers } from "./write-answers";
import { detailedPicture } from "./write-page";

/** What a look at one image brought. A part that could not be asked is null, and `failure` says why. */
export type Look = {
  at: string;
  detailed: Image | null;
  sharing: Sharing | null;
  answers: Answer[];
  failure: Failure | null;
};

/** Own images whose details are due: never asked or changed since first, then those asked before `staleBefore`. */
export async function imagesToAsk(options: {
  connectionId: string;
  regionId: string;
  staleBefore: string;
  limit: number;
}): Promise<Image[]> {
  const db = await database();
  const isNew = sql<boolean>`(${images.askedAt} is null or ${images.askedAt} < ${images.listedAt})`;
  const rows = await db
    .select({ shown: images.shown })
    .from(images)
    .where(
      and(
        eq(images.connectionId, options.connectionId),
        eq(images.regionId, options.regionId),
        isNull(images.goneAt),
        eq(images.ownership, "private"),
        or(isNew, lt(images.askedAt, options.staleBefore)),
      ),
    )
    .orderBy(desc(isNew), sql`${images.askedAt} asc nulls first`, asc(images.imageId))
    .limit(options.limit);
  return rows.map(({ shown }) => shown);
}

/** The shown image and when it was last asked for, or null when it is not stored. */
export async function readStored(ref: ImageRef): Promise<{ shown: Image; askedAt: string | null } | null> {
  const db = await database();
  const [row] = await db
    .select({ shown: images.shown, askedAt: images.askedAt })
    .from(images)
    .where(isImage(ref));
  return row ?? null;
}

/** Stores a look and composes the shown image anew. What the look could not bring stays as it was. */
export async function writeLook(ref: ImageRef, look: Look): Promise<void> {
  const db = await database();
  await db.transaction(async (transaction) => {
    // Before the row's own lock, as everybody who writes images: the other way round two writers could wait for ever.
    await lockRevisions(transaction);
    const [row] = await transaction.select().from(images).where(isImage(ref)).for("update");
    if (!row) return;
    const told = look.detailed
      ? { detailed: look.detailed, detailedAt: look.at }
      : { detailed: row.detailed, detailedAt: row.detailedAt };
    const sharing = look.sharing ?? row.sharing;
    const shown = compose({ image: row.listed, at: row.listedAt }, detailedPicture(told), sharing);
    const changed = JSON.stringify(shown) !== JSON.stringify(row.shown);
    await transaction
      .update(images)
      .set({
        ...told,
        sharing,
        shown,
        askedAt: look.at,
        askFailure: look.failure,
        ...(changed && { revision: nextRevision }),
      })
      .where(isImage(ref));
    await writeAnswers(transaction, [{ ref, answers: look.answers }]);
    await dropLaterParts(transaction, { ref, answers: look.answers });
    if (changed) await announceImages(transaction);
  });
}
