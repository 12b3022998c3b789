import { and, eq, sql } from "drizzle-orm";
import { prepared } from "../database/prepared";
import { images } from "../database/tables";
import type { Failure } from "../domain/failure";
import type { Image } from "../domain/image";
import type { ImageRow, SourceState } from "../domain/image-list";
import { lifecycleOf } from "../lifecycle";
import { liveIndex } from "./live-index";
import { type RowPicture, toPicture } from "./row-pictures";
import type { SearchContext } from "./search/context";
import { refOf, sourceKeyOf } from "./search/entry";

/** What the rows of one answer have in common. */
export type RowContext = Pick<SearchContext, "today" | "endingDays"> & { sources: readonly SourceState[] };

/** The rows of some images, in their order. One that was forgotten meanwhile is left out. */
export async function readRows(
  keys: readonly string[],
  { today, endingDays, sources }: RowContext,
): Promise<ImageRow[]> {
  if (keys.length === 0) return [];
  const bySource = new Map(sources.map((source) => [sourceKeyOf(source), source]));
  const told = await readTold(keys);
  return told.map((one) =>
    toRow(one, { today, endingDays, source: bySource.get(sourceKeyOf(one.picture.ref)) }),
  );
}

type ToldRow = ListTimes & {
  picture: RowPicture;
  askedAt: string | null;
  askFailure: Failure | null;
  firstSeenAt: string;
};

/** Pictures come from the database only where another revision than the stored one is kept here. */
async function readTold(keys: readonly string[]): Promise<ToldRow[]> {
  const { pictures } = liveIndex();
  const refs = keys.map(refOf);
  // Taken before the question, so that none is forgotten while it is asked.
  const kept = keys.map((key) => ({ revision: pictures.revisionOf(key), picture: pictures.take(key) }));
  const statement = await rowsStatement();
  const rows = await statement.execute({
    connectionIds: refs.map(({ connectionId }) => connectionId),
    regionIds: refs.map(({ regionId }) => regionId),
    imageIds: refs.map(({ imageId }) => imageId),
    revisions: kept.map(({ revision }) => revision),
  });
  return rows
    .sort((a, b) => a.place - b.place)
    .flatMap(({ place, shown, revision, ...times }) => {
      const key = keys[place - 1] ?? "";
      const picture = shown === null ? kept[place - 1]?.picture : toPicture(shown);
      if (!picture) return [];
      if (shown !== null) pictures.keep(key, revision, picture);
      return [{ picture, ...times }];
    });
}

/**
 * One look into the primary key for each image. Conditions joined by `or`, one per source, took PostgreSQL longer to plan
 * than to read; the limit keeps the planner from joining in any other way, whatever it believes of the table's size.
 */
const rowsStatement = prepared((db) => {
  const texts = (name: string) => sql`${sql.placeholder(name)}::text[]`;
  const fits = and(
    eq(images.connectionId, sql`wanted.connection_id`),
    eq(images.regionId, sql`wanted.region_id`),
    eq(images.imageId, sql`wanted.image_id`),
  );
  const stored = db
    .select({
      shown:
        sql<Image | null>`case when ${images.revision} = wanted.revision then null else ${images.shown} end`
          .mapWith(images.shown)
          .as("shown"),
      revision: images.revision,
      listedAt: images.listedAt,
      lastListedAt: images.lastListedAt,
      askedAt: images.askedAt,
      askFailure: images.askFailure,
      firstSeenAt: images.firstSeenAt,
    })
    .from(images)
    .where(fits)
    .limit(1)
    .as("stored");
  return db
    .select({
      place: sql`wanted.place`.mapWith(Number),
      shown: stored.shown,
      revision: stored.revision,
      listedAt: stored.listedAt,
      lastListedAt: stored.lastListedAt,
      askedAt: stored.askedAt,
      askFailure: stored.askFailure,
      firstSeenAt: stored.firstSeenAt,
    })
    .from(
      sql`unnest(${texts("connectionIds")}, ${texts("regionIds")}, ${texts("imageIds")}, ${sql.placeholder("revisions")}::bigint[]) with ordinality as wanted(connection_id, region_id, image_id, revision, place)`,
    )
    .crossJoinLateral(stored)
    .prepare("image_rows");
});

function toRow(
  { picture, askedAt, askFailure, ...told }: ToldRow,
  {
    today,
    endingDays,
    source,
  }: Pick<RowContext, "today" | "endingDays"> & { source: SourceState | undefined },
): ImageRow {
  const { sharing, ...shown } = picture;
  // What is spread comes last: V8 builds such a row four times as fast as one that is spread first and then added to.
  return {
    connectionName: source?.connectionName ?? picture.ref.connectionId,
    sharing: { ...sharing, askedAt, askFailure: askFailure?.kind ?? null },
    lifecycle: lifecycleOf(picture.os, today, endingDays),
    firstSeenAt: told.firstSeenAt,
    changedAt: told.listedAt > told.firstSeenAt ? told.listedAt : null,
    readAt: lastListed(told, source),
    // Without a source nobody reads it any more.
    old: source === undefined || source.condition === "stale" || source.condition === "failing",
    ...shown,
  };
}

type ListTimes = { listedAt: string; lastListedAt: string | null };

/**
 * When a list last told of an image. An unchanged one is not written again: a later complete read has confirmed it,
 * unless that read no longer had it.
 */
export function lastListed({ listedAt, lastListedAt }: ListTimes, source: SourceState | undefined): string {
  if (lastListedAt !== null) return lastListedAt;
  return source?.readAt && source.readAt > listedAt ? source.readAt : listedAt;
}
