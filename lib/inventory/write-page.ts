import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { images } from "../database/tables";
import type { Told } from "../domain/answer";
import { compose, type Picture } from "../domain/compose";
import type { Image, ImageRef } from "../domain/image";
import type { Sharing } from "../domain/sharing";
import type { Scope } from "../domain/source";
import { isOneOf } from "./is-image";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { holdScope } from "./scopes";
import { writeAnswers } from "./write-answers";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 400;

/**
 * Stores one page of a listing. An image that is told as before is not written again, so that an unchanged pass
 * costs reads only. All of a page or nothing. Returns how many images were written. Throws `ScopeGone` when the scope
 * was dropped meanwhile: its images must not come back.
 */
export async function writePage(page: {
  scope: Scope;
  items: Told<Image>[];
  /** When the page arrived, ISO 8601 UTC. */
  at: string;
}): Promise<number> {
  // A page that names an image twice would make one statement touch a row twice; the last one told counts.
  const items = [...new Map(page.items.map((item) => [item.value.ref.imageId, item])).values()];
  const db = await database();
  let written = 0;
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    written += await db.transaction((transaction) => writeBatch(transaction, { ...page, items: batch }));
  }
  return written;
}

async function writeBatch(
  transaction: Database,
  { scope, items, at }: { scope: Scope; items: Told<Image>[]; at: string },
): Promise<number> {
  const changed = await changedItems(transaction, scope, items);
  if (changed.length === 0) return 0;
  // Before the scope's own lock, as everybody who takes both.
  await lockRevisions(transaction);
  await holdScope(transaction, scope);
  // Read under the lock: a look that was written a moment ago must be part of what is shown.
  const asked = await askedPictures(
    transaction,
    changed.map(({ item }) => item.value.ref),
  );
  await transaction
    .insert(images)
    .values(
      changed.map(({ item: { value: image }, digest }) => ({
        ...image.ref,
        group: scope.group,
        ownership: image.ownership.value,
        digest,
        listed: image,
        listedAt: at,
        shown: compose(
          { image, at },
          asked.get(image.ref.imageId)?.detailed ?? null,
          asked.get(image.ref.imageId)?.sharing ?? null,
        ),
        firstSeenAt: at,
        revision: nextRevision,
      })),
    )
    .onConflictDoUpdate({
      target: [images.connectionId, images.regionId, images.imageId],
      set: {
        group: sql`excluded.group_name`,
        ownership: sql`excluded.ownership`,
        digest: sql`excluded.digest`,
        listed: sql`excluded.listed`,
        listedAt: sql`excluded.listed_at`,
        shown: sql`excluded.shown`,
        lastListedAt: null,
        missingPasses: 0,
        goneAt: null,
        revision: nextRevision,
      },
    });
  await writeAnswers(
    transaction,
    changed.map(({ item }) => ({ ref: item.value.ref, answers: item.answers })),
  );
  await announceImages(transaction);
  return changed.length;
}

/** The items that are not stored as they were told now, with their digests. */
async function changedItems(
  transaction: Database,
  scope: Scope,
  items: Told<Image>[],
): Promise<{ item: Told<Image>; digest: string }[]> {
  const rows = await transaction
    .select({
      imageId: images.imageId,
      digest: images.digest,
      group: images.group,
      missingPasses: images.missingPasses,
      lastListedAt: images.lastListedAt,
      goneAt: images.goneAt,
    })
    .from(images)
    .where(isOneOf(items.map(({ value }) => value.ref)));
  const stored = new Map(
    rows
      .filter(({ group, ...row }) => group === scope.group && isListed(row))
      .map(({ imageId, digest }) => [imageId, digest]),
  );
  return items
    .map((item) => ({ item, digest: digestOf(item) }))
    .filter(({ item, digest }) => stored.get(item.value.ref.imageId) !== digest);
}

function isListed(row: {
  missingPasses: number;
  lastListedAt: string | null;
  goneAt: string | null;
}): boolean {
  return row.missingPasses === 0 && row.lastListedAt === null && row.goneAt === null;
}

/** What looks have told of images that are stored already, by image id. */
async function askedPictures(
  transaction: Database,
  refs: ImageRef[],
): Promise<Map<string, { detailed: Picture | null; sharing: Sharing | null }>> {
  const rows = await transaction
    .select({
      imageId: images.imageId,
      detailed: images.detailed,
      detailedAt: images.detailedAt,
      sharing: images.sharing,
    })
    .from(images)
    .where(isOneOf(refs));
  return new Map(
    rows.map(({ imageId, sharing, ...told }) => [imageId, { detailed: detailedPicture(told), sharing }]),
  );
}

/** What a look told of the image itself, with the time of that look; null when no look has. */
export function detailedPicture(told: { detailed: Image | null; detailedAt: string | null }): Picture | null {
  return told.detailed && told.detailedAt ? { image: told.detailed, at: told.detailedAt } : null;
}

/** Covers the picture too: when a new version reads the same text differently, the image is written again. */
function digestOf({ value, answers: told }: Told<Image>): string {
  const hash = createHash("sha256").update(JSON.stringify(value));
  for (const { text } of told) hash.update("\n").update(text);
  return hash.digest("base64");
}
