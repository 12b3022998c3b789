import { and, eq, sql } from "drizzle-orm";
import { database } from "../database";
import { images } from "../database/tables";
import type { Disk } from "../domain/disk";
import type { Failure } from "../domain/failure";
import type { Image } from "../domain/image";
import type { ImageRow, RowDisk, SourceState } from "../domain/image-list";
import { lifecycleOf } from "../lifecycle";
import type { SearchContext } from "./search/context";
import { keyOf, refOf, sourceKeyOf } from "./search/entry";

/** What the rows of one answer have in common. */
export type RowContext = Pick<SearchContext, "today" | "endingDays"> & { sources: readonly SourceState[] };

/** The rows of some images, in their order. One that was forgotten meanwhile is left out. */
export async function readRows(
  keys: readonly string[],
  { today, endingDays, sources }: RowContext,
): Promise<ImageRow[]> {
  if (keys.length === 0) return [];
  const stored = await readStored(keys.map(refOf));
  const byKey = new Map(stored.map((row) => [keyOf(row.shown.ref), row]));
  const bySource = new Map(sources.map((source) => [sourceKeyOf(source), source]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [toRow(row, { today, endingDays, source: bySource.get(sourceKeyOf(row.shown.ref)) })] : [];
  });
}

/**
 * One look into the primary key for each image. Conditions joined by `or`, one per source, took PostgreSQL longer to plan
 * than to read; the limit keeps the planner from joining in any other way, whatever it believes of the table's size.
 */
async function readStored(refs: readonly Image["ref"][]): Promise<StoredRow[]> {
  const db = await database();
  const texts = (of: (ref: Image["ref"]) => string) => sql`${sql.param(refs.map(of))}::text[]`;
  const stored = db
    .select({
      shown: images.shown,
      listedAt: images.listedAt,
      lastListedAt: images.lastListedAt,
      askedAt: images.askedAt,
      askFailure: images.askFailure,
      firstSeenAt: images.firstSeenAt,
    })
    .from(images)
    .where(
      and(
        eq(images.connectionId, sql`wanted.connection_id`),
        eq(images.regionId, sql`wanted.region_id`),
        eq(images.imageId, sql`wanted.image_id`),
      ),
    )
    .limit(1)
    .as("stored");
  return await db
    .select({
      shown: stored.shown,
      listedAt: stored.listedAt,
      lastListedAt: stored.lastListedAt,
      askedAt: stored.askedAt,
      askFailure: stored.askFailure,
      firstSeenAt: stored.firstSeenAt,
    })
    .from(
      sql`unnest(${texts((ref) => ref.connectionId)}, ${texts((ref) => ref.regionId)}, ${texts((ref) => ref.imageId)}) as wanted(connection_id, region_id, image_id)`,
    )
    .crossJoinLateral(stored);
}

type StoredRow = ListTimes & {
  shown: Image;
  askedAt: string | null;
  askFailure: Failure | null;
  firstSeenAt: string;
};

function toRow(
  told: StoredRow,
  {
    today,
    endingDays,
    source,
  }: Pick<RowContext, "today" | "endingDays"> & { source: SourceState | undefined },
): ImageRow {
  const { shown: image } = told;
  const { audience, used, limit, limitBasis, targets } = image.sharing;
  return {
    ref: image.ref,
    cloud: image.cloud,
    dialect: image.dialect,
    name: image.name,
    description: image.description,
    owner: image.owner,
    placement: image.placement,
    ownership: image.ownership,
    status: image.status,
    progressPercent: image.progressPercent,
    os: image.os,
    architecture: image.architecture,
    rootDevice: image.rootDevice,
    systemDiskGiB: image.systemDiskGiB,
    minDiskGiB: image.minDiskGiB,
    imageSizeGiB: image.imageSizeGiB,
    snapshotId: image.snapshotId,
    sourceInstanceId: image.sourceInstanceId,
    createdAt: image.createdAt,
    tags: image.tags,
    connectionName: source?.connectionName ?? image.ref.connectionId,
    disks: image.disks === "not-reported" ? image.disks : image.disks.map(toRowDisk),
    sharing: {
      audience,
      used,
      limit,
      limitBasis,
      targets: Array.isArray(targets) ? "known" : targets,
      askedAt: told.askedAt,
      askFailure: told.askFailure?.kind ?? null,
    },
    lifecycle: lifecycleOf(image.os, today, endingDays),
    noteCodes: [...new Set(image.notes.map(({ code }) => code))],
    firstSeenAt: told.firstSeenAt,
    changedAt: told.listedAt > told.firstSeenAt ? told.listedAt : null,
    readAt: lastListed(told, source),
    // Without a source nobody reads it any more.
    old: source === undefined || source.condition === "stale" || source.condition === "failing",
  };
}

function toRowDisk({ role, device, type, sizeGiB, minSizeGiB, encrypted, snapshotId }: Disk): RowDisk {
  return { role, device, type, sizeGiB, minSizeGiB, encrypted, snapshotId };
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
