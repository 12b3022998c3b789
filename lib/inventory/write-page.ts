import { createHash } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { answers, images } from "../database/tables";
import type { Answer, Told } from "../domain/answer";
import { compose } from "../domain/compose";
import type { Image } from "../domain/image";
import type { Scope } from "../domain/source";
import { announceImages, lockRevisions, nextRevision } from "./revision";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 400;

/**
 * Stores one page of a listing. An image that is told as before is not written again, so that an unchanged pass
 * costs reads only. All of a page or nothing. Returns how many images were written.
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
  const known = await knownImages(
    transaction,
    scope,
    items.map(({ value }) => value.ref.imageId),
  );
  const rows = items.flatMap((item) => {
    const digest = digestOf(item);
    const before = known.get(item.value.ref.imageId);
    const unchanged =
      before !== undefined &&
      before.digest === digest &&
      before.group === scope.group &&
      before.goneAt === null &&
      before.missingPasses === 0;
    return unchanged ? [] : [{ item, digest, before }];
  });
  if (rows.length === 0) return 0;
  await lockRevisions(transaction);
  await transaction
    .insert(images)
    .values(
      rows.map(({ item: { value: image }, digest, before }) => ({
        ...image.ref,
        group: scope.group,
        ownership: image.ownership.value,
        digest,
        listed: image,
        listedAt: at,
        shown: compose(
          { image, at },
          before?.detailed && before.askedAt ? { image: before.detailed, at: before.askedAt } : null,
          before?.sharing ?? null,
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
        missingPasses: 0,
        goneAt: null,
        revision: nextRevision,
      },
    });
  await writeAnswers(
    transaction,
    rows.flatMap(({ item }) => answerRows(item.value.ref, item.answers)),
  );
  await announceImages(transaction);
  return rows.length;
}

async function knownImages(transaction: Database, scope: Scope, imageIds: string[]) {
  const rows = await transaction
    .select({
      imageId: images.imageId,
      group: images.group,
      digest: images.digest,
      detailed: images.detailed,
      sharing: images.sharing,
      askedAt: images.askedAt,
      goneAt: images.goneAt,
      missingPasses: images.missingPasses,
    })
    .from(images)
    .where(
      and(
        eq(images.connectionId, scope.connectionId),
        eq(images.regionId, scope.regionId),
        inArray(images.imageId, imageIds),
      ),
    );
  return new Map(rows.map((row) => [row.imageId, row]));
}

/** Covers the picture too: when a new version reads the same text differently, the image is written again. */
function digestOf({ value, answers: told }: Told<Image>): string {
  const hash = createHash("sha256").update(JSON.stringify(value));
  for (const { text } of told) hash.update("\n").update(text);
  return hash.digest("base64");
}

type AnswerRow = typeof answers.$inferInsert;

export function answerRows(ref: Image["ref"], told: Answer[]): AnswerRow[] {
  const parts = new Map<string, number>();
  return told.map((answer) => {
    const name = `${answer.kind} ${answer.operation}`;
    const part = parts.get(name) ?? 0;
    parts.set(name, part + 1);
    return { ...ref, ...answer, part };
  });
}

export async function writeAnswers(transaction: Database, rows: AnswerRow[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction
    .insert(answers)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        answers.connectionId,
        answers.regionId,
        answers.imageId,
        answers.kind,
        answers.operation,
        answers.part,
      ],
      set: {
        requestId: sql`excluded.request_id`,
        receivedAt: sql`excluded.received_at`,
        text: sql`excluded.body`,
      },
    });
}
