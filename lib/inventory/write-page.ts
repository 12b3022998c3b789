import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { images } from "../database/tables";
import type { Told } from "../domain/answer";
import { changesBetween, withoutKnown } from "../domain/change";
import { compose, type Picture } from "../domain/compose";
import type { Image, ImageRef } from "../domain/image";
import type { Scope } from "../domain/source";
import { batchOfPass, changesStatement, type NewChange } from "./changes";
import { driftStatement } from "./drift";
import { isOneOf } from "./is-image";
import { imagesNotice, lockRevisions, nextRevision } from "./revision";
import { holdScope } from "./scopes";
import { answersStatement } from "./write-answers";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 400;

type Page = {
  scope: Scope;
  items: Told<Image>[];
  /** When the page arrived, ISO 8601 UTC. */
  at: string;
  /** The pass that brings it, which must be the scope's newest. */
  pass?: { number: number };
};

/**
 * Stores one page of a listing. An image that is told as before is not written again, so that an unchanged pass
 * costs reads only. All of a page or nothing. Returns how many images were written. Throws `ScopeGone` when the scope
 * was dropped meanwhile: its images must not come back; and `PassLost` when another pass has begun.
 */
export async function writePage(page: Page): Promise<number> {
  // A page that names an image twice would make one statement touch a row twice; the last one told counts.
  const items = [...new Map(page.items.map((item) => [item.value.ref.imageId, item])).values()];
  const db = await database();
  let written = 0;
  for (let start = 0; start < items.length; start += BATCH) {
    const batch = items.slice(start, start + BATCH);
    written += await writeBatch(db, { ...page, items: batch });
  }
  return written;
}

async function writeBatch(db: Database, page: Page): Promise<number> {
  const changed = await changedItems(db, page);
  if (changed.length === 0) return 0;
  await db.transaction(async (transaction) => {
    // Before the scope's own lock, as everybody who takes both.
    await lockRevisions(transaction);
    const { readBefore } = await holdScope(transaction, page.scope, page.pass?.number ?? null);
    // Read under the lock: a look that was written a moment ago must be part of what is shown.
    const stored = await storedImages(
      transaction,
      changed.map(({ item }) => item.value.ref),
    );
    await transaction.execute(storing(page, { changed, stored, readBefore }));
  });
  return changed.length;
}

/** All that a page changes in one statement: others wait for its end, and each statement is a way there and back. */
function storing(
  { scope, at, pass }: Page,
  {
    changed,
    stored,
    readBefore,
  }: { changed: ChangedItem[]; stored: Map<string, StoredImage>; readBefore: boolean },
): SQL {
  const batch = batchOfPass(scope, pass?.number ?? at);
  const beside = [
    changesStatement(
      changed.flatMap((now) =>
        happened(now, { before: stored.get(now.item.value.ref.imageId), readBefore, at, batch }),
      ),
    ),
    answersStatement(changed.map(({ item }) => ({ ref: item.value.ref, answers: item.answers }))),
    driftStatement(
      changed.map(({ item }) => item.value),
      at,
    ),
  ].flatMap((statement, position) =>
    statement ? [sql`${sql.identifier(`beside_${position}`)} as (${statement}), `] : [],
  );
  const rows = changed.map(({ item: { value: image }, text, ...digests }) => {
    const before = stored.get(image.ref.imageId);
    const shown = compose({ image, at }, before ? detailedPicture(before) : null, before?.sharing ?? null);
    return { image, listed: { written: text }, shown: shown === image ? null : shown, ...digests };
  });
  const told: ColumnOfRows[] = [
    [images.connectionId, rows.map(({ image }) => image.ref.connectionId)],
    [images.regionId, rows.map(({ image }) => image.ref.regionId)],
    [images.imageId, rows.map(({ image }) => image.ref.imageId)],
    [images.group, rows.map(() => scope.group)],
    [images.ownership, rows.map(({ image }) => image.ownership.value)],
    [images.digest, rows.map(({ digest }) => digest)],
    [images.toldDigest, rows.map(({ toldDigest }) => toldDigest)],
    [images.listedAt, rows.map(() => at)],
    [images.firstSeenAt, rows.map(() => at)],
    [images.listed, rows.map(({ listed }) => listed)],
    // Most are shown as they are listed; those need not be sent twice.
    [images.shown, rows.map(({ shown }) => shown)],
  ];
  return sql`
    with ${sql.join(beside)} written as (
      insert into images (${namesOf(told)}, revision)
      select ${sql.join(
        told.map(([column]) =>
          column === images.shown
            ? sql`coalesce(told.shown, told.listed)`
            : sql`told.${sql.identifier(column.name)}`,
        ),
        sql`, `,
      )}, ${nextRevision} from ${rowsOf(told)} as told(${namesOf(told)})
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
        revision = ${nextRevision}
    )
    select ${imagesNotice}`;
}

/** An item that is not stored as it was told now. */
type ChangedItem = { item: Told<Image> } & Digests;

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
async function changedItems(db: Database, { scope, items }: Page): Promise<ChangedItem[]> {
  const rows = await db
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

/** `digest` is of the texts and the picture, `toldDigest` of the texts alone; `text` is the picture as it is written. */
type Digests = { digest: string; toldDigest: string; text: string };

/** `digest` covers the picture too: when a new version reads the same text differently, the image is written again. */
function digestsOf({ value, answers: told }: Told<Image>): Digests {
  const text = JSON.stringify(value);
  const hash = createHash("sha256");
  for (const answer of told) hash.update("\n").update(answer.text);
  const toldDigest = hash.copy().digest("base64");
  return { digest: hash.update(text).digest("base64"), toldDigest, text };
}
