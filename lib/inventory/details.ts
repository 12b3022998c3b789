import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { database } from "../database";
import { images, quotas } from "../database/tables";
import type { Answer } from "../domain/answer";
import { compose } from "../domain/compose";
import type { Failure } from "../domain/failure";
import type { Image, ImageRef } from "../domain/image";
import type { Sharing } from "../domain/sharing";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { answerRows, writeAnswers } from "./write-page";

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
  const rows = await db
    .select({ shown: images.shown })
    .from(images)
    .where(
      and(
        eq(images.connectionId, options.connectionId),
        eq(images.regionId, options.regionId),
        isNull(images.goneAt),
        eq(images.ownership, "private"),
        or(
          isNull(images.askedAt),
          lt(images.askedAt, images.listedAt),
          lt(images.askedAt, options.staleBefore),
        ),
      ),
    )
    .orderBy(sql`${images.askedAt} asc nulls first`, asc(images.imageId))
    .limit(options.limit);
  return rows.map(({ shown }) => shown);
}

/** The shown image and when it was last asked for, or null when it is not stored. */
export async function readStored(ref: ImageRef): Promise<{ shown: Image; askedAt: string | null } | null> {
  const db = await database();
  const [row] = await db
    .select({ shown: images.shown, askedAt: images.askedAt })
    .from(images)
    .where(
      and(
        eq(images.connectionId, ref.connectionId),
        eq(images.regionId, ref.regionId),
        eq(images.imageId, ref.imageId),
      ),
    );
  return row ?? null;
}

/** Stores a look and composes the shown image anew. What the look could not bring stays as it was. */
export async function writeLook(ref: ImageRef, look: Look): Promise<void> {
  const db = await database();
  await db.transaction(async (transaction) => {
    const here = and(
      eq(images.connectionId, ref.connectionId),
      eq(images.regionId, ref.regionId),
      eq(images.imageId, ref.imageId),
    );
    const [row] = await transaction.select().from(images).where(here).for("update");
    if (!row) return;
    const detailed = look.detailed ?? row.detailed;
    const sharing = look.sharing ?? row.sharing;
    const shown = compose(
      { image: row.listed, at: row.listedAt },
      detailed ? { image: detailed, at: look.detailed ? look.at : (row.askedAt ?? look.at) } : null,
      sharing,
    );
    const changed = JSON.stringify(shown) !== JSON.stringify(row.shown);
    if (changed) await lockRevisions(transaction);
    await transaction
      .update(images)
      .set({
        detailed,
        sharing,
        shown,
        askedAt: look.at,
        askFailure: look.failure,
        ...(changed && { revision: nextRevision }),
      })
      .where(here);
    await writeAnswers(transaction, answerRows(ref, look.answers));
    if (changed) await announceImages(transaction);
  });
}

/** Stores the image quota of a region; an unanswered one keeps its last figures and says why. */
export async function writeQuota(quota: {
  connectionId: string;
  regionId: string;
  used: number | null;
  limit: number | null;
  at: string;
  failure: Failure | null;
}): Promise<void> {
  const db = await database();
  const { at: askedAt, failure, used, limit, ...place } = quota;
  await db
    .insert(quotas)
    .values({ ...place, name: "images", used, limit, askedAt, failure })
    .onConflictDoUpdate({
      target: [quotas.connectionId, quotas.regionId, quotas.name],
      set: failure ? { failure } : { used, limit, askedAt, failure: null },
    });
}
