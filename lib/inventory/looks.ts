import { and, asc, desc, eq, isNull, lt, or, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { answers, images } from "../database/tables";
import type { Answer } from "../domain/answer";
import { changesBetween, type FieldChange, withoutKnown } from "../domain/change";
import { compose } from "../domain/compose";
import type { Failure } from "../domain/failure";
import type { Image, ImageRef } from "../domain/image";
import type { Sharing } from "../domain/sharing";
import { batchOfLook, recordChanges } from "./changes";
import { recordDrift } from "./drift";
import { isImage } from "./is-image";
import { detailedPicture } from "./prepare-page";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { dropLaterParts, writeAnswers } from "./write-answers";

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
    if (await toldAnew(transaction, ref, look.answers)) {
      const fields = lookChanges(row, look);
      if (fields.length > 0) {
        const { at } = look;
        const batch = batchOfLook(ref, at);
        await recordChanges(transaction, [{ image: shown, kind: "changed", at, fields, batch }]);
      }
    }
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
    if (look.detailed && changed) await recordDrift(transaction, [look.detailed], look.at);
    await writeAnswers(transaction, [{ ref, answers: look.answers }]);
    await dropLaterParts(transaction, { ref, answers: look.answers });
    if (changed) await announceImages(transaction);
  });
}

/**
 * Whether the answers differ from those that are kept. A new version may read the same text differently, and then
 * nothing happened to the image.
 */
async function toldAnew(transaction: Database, ref: ImageRef, told: readonly Answer[]): Promise<boolean> {
  const kept = await transaction
    .select({ kind: answers.kind, operation: answers.operation, part: answers.part, text: answers.text })
    .from(answers)
    .where(
      and(
        eq(answers.connectionId, ref.connectionId),
        eq(answers.regionId, ref.regionId),
        eq(answers.imageId, ref.imageId),
      ),
    );
  const texts = new Set(kept.map(({ kind, operation, text }) => `${kind} ${operation}\n${text}`));
  return told.some(({ kind, operation, text }) => !texts.has(`${kind} ${operation}\n${text}`));
}

/** What a look found different from the one before it, as far as no list has told it since. */
function lookChanges(row: typeof images.$inferSelect, look: Look): FieldChange[] {
  const { detailed, detailedAt, listed, listedAt } = row;
  const found = new Map<string, FieldChange>();
  if (detailed && look.detailed) {
    const fields = changesBetween(detailed, look.detailed);
    const listedLater = detailedAt !== null && listedAt > detailedAt;
    for (const one of listedLater ? withoutKnown(fields, listed) : fields) found.set(one.field, one);
  }
  if (row.sharing && look.sharing) {
    const fields = changesBetween({ ...listed, sharing: row.sharing }, { ...listed, sharing: look.sharing });
    for (const one of fields) found.set(one.field, one);
  }
  return [...found.values()];
}
