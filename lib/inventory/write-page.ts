import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { images } from "../database/tables";
import type { Told } from "../domain/answer";
import { changesBetween, withoutKnown } from "../domain/change";
import { compose, type Picture } from "../domain/compose";
import type { Image, ImageRef } from "../domain/image";
import type { Scope } from "../domain/source";
import { batchOfPass, type NewChange, recordChanges } from "./changes";
import { recordDrift } from "./drift";
import { isOneOf } from "./is-image";
import { announceImages, lockRevisions, nextRevision } from "./revision";
import { holdScope } from "./scopes";
import { writeAnswers } from "./write-answers";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 400;

/**
 * Stores one page of a listing. An image that is told as before is not written again, so that an unchanged pass
 * costs reads only. All of a page or nothing. Returns how many images were written. Throws `ScopeGone` when the scope
 * was dropped meanwhile: its images must not come back; and `PassLost` when another pass has begun.
 */
export async function writePage(page: {
  scope: Scope;
  items: Told<Image>[];
  /** When the page arrived, ISO 8601 UTC. */
  at: string;
  /** The pass that brings it, which must be the scope's newest. */
  pass?: { number: number };
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
  { scope, items, at, pass }: { scope: Scope; items: Told<Image>[]; at: string; pass?: { number: number } },
): Promise<number> {
  const changed = await changedItems(transaction, scope, items);
  if (changed.length === 0) return 0;
  // Before the scope's own lock, as everybody who takes both.
  await lockRevisions(transaction);
  const { readBefore } = await holdScope(transaction, scope, pass?.number ?? null);
  // Read under the lock: a look that was written a moment ago must be part of what is shown.
  const stored = await storedImages(
    transaction,
    changed.map(({ item }) => item.value.ref),
  );
  const batch = batchOfPass(scope, pass?.number ?? at);
  await recordChanges(
    transaction,
    changed.flatMap((now) =>
      happened(now, { before: stored.get(now.item.value.ref.imageId), readBefore, at, batch }),
    ),
  );
  const rows = changed.map(({ item: { value: image }, digest, toldDigest }) => {
    const before = stored.get(image.ref.imageId);
    const detailed = before ? detailedPicture(before) : null;
    return { image, digest, toldDigest, shown: compose({ image, at }, detailed, before?.sharing ?? null) };
  });
  const told: ColumnOfRows[] = [
    [images.connectionId, rows.map(({ image }) => image.ref.connectionId)],
    [images.regionId, rows.map(({ image }) => image.ref.regionId)],
    [images.imageId, rows.map(({ image }) => image.ref.imageId)],
    [images.group, rows.map(() => scope.group)],
    [images.ownership, rows.map(({ image }) => image.ownership.value)],
    [images.digest, rows.map(({ digest }) => digest)],
    [images.toldDigest, rows.map(({ toldDigest }) => toldDigest)],
    [images.listed, rows.map(({ image }) => image)],
    [images.listedAt, rows.map(() => at)],
    [images.shown, rows.map(({ shown }) => shown)],
    [images.firstSeenAt, rows.map(() => at)],
  ];
  await transaction.execute(sql`
    insert into images (${namesOf(told)}, revision)
    select told.*, ${nextRevision} from ${rowsOf(told)} as told
    on conflict (connection_id, region_id, image_id) do update set
      group_name = excluded.group_name,
      ownership = excluded.ownership,
      digest = excluded.digest,
      told_digest = excluded.told_digest,
      listed = excluded.listed,
      listed_at = excluded.listed_at,
      shown = excluded.shown,
      last_listed_at = null,
      missing_passes = 0,
      gone_at = null,
      revision = ${nextRevision}`);
  await writeAnswers(
    transaction,
    changed.map(({ item }) => ({ ref: item.value.ref, answers: item.answers })),
  );
  await recordDrift(
    transaction,
    changed.map(({ item }) => item.value),
    at,
  );
  await announceImages(transaction);
  return changed.length;
}

/** An item that is not stored as it was told now. */
type ChangedItem = { item: Told<Image>; digest: string; toldDigest: string };

/** What happened to an image since it was stored; nothing when a listing was read for the first time. */
function happened(
  { item: { value: image }, toldDigest }: ChangedItem,
  {
    before,
    readBefore,
    ...when
  }: { before: StoredImage | undefined; readBefore: boolean; at: string; batch: string },
): NewChange[] {
  if (!before) return readBefore ? [{ image, kind: "appeared", ...when }] : [];
  const fields = before.toldDigest === toldDigest ? [] : changesBetween(before.listed, image);
  const { detailed, detailedAt } = before;
  const lookedLater = detailed !== null && detailedAt !== null && detailedAt > before.listedAt;
  const news = lookedLater ? withoutKnown(fields, detailed) : fields;
  if (before.goneAt !== null) return [{ image, kind: "came-back", ...when, fields: news }];
  return news.length > 0 ? [{ image, kind: "changed", ...when, fields: news }] : [];
}

/** The items that are not stored as they were told now, with their digests. */
async function changedItems(
  transaction: Database,
  scope: Scope,
  items: Told<Image>[],
): Promise<ChangedItem[]> {
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
    .map((item) => ({ item, ...digestsOf(item) }))
    .filter(({ item, digest }) => stored.get(item.value.ref.imageId) !== digest);
}

function isListed(row: {
  missingPasses: number;
  lastListedAt: string | null;
  goneAt: string | null;
}): boolean {
  return row.missingPasses === 0 && row.lastListedAt === null && row.goneAt === null;
}

type StoredImage = Awaited<ReturnType<typeof readStoredImages>>[number];

/** What is known of images that are stored already, by image id: all of them are of one source. */
async function storedImages(transaction: Database, refs: ImageRef[]): Promise<Map<string, StoredImage>> {
  const rows = await readStoredImages(transaction, refs);
  return new Map(rows.map((row) => [row.imageId, row]));
}

function readStoredImages(transaction: Database, refs: ImageRef[]) {
  return transaction
    .select({
      imageId: images.imageId,
      listed: images.listed,
      listedAt: images.listedAt,
      toldDigest: images.toldDigest,
      detailed: images.detailed,
      detailedAt: images.detailedAt,
      sharing: images.sharing,
      goneAt: images.goneAt,
    })
    .from(images)
    .where(isOneOf(refs));
}

/** What a look told of the image itself, with the time of that look; null when no look has. */
export function detailedPicture(told: { detailed: Image | null; detailedAt: string | null }): Picture | null {
  return told.detailed && told.detailedAt ? { image: told.detailed, at: told.detailedAt } : null;
}

/** `digest` covers the picture too: when a new version reads the same text differently, the image is written again. */
function digestsOf({ value, answers: told }: Told<Image>): { digest: string; toldDigest: string } {
  const hash = createHash("sha256");
  for (const { text } of told) hash.update("\n").update(text);
  const toldDigest = hash.copy().digest("base64");
  return { digest: hash.update(JSON.stringify(value)).digest("base64"), toldDigest };
}
