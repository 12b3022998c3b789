import { database } from "../database";
import { images } from "../database/tables";
import type { Image } from "../domain/image";
import type { ImageFilter } from "../domain/image-filter";
import type { ImageList, ImageRow, SourceState } from "../domain/image-list";
import { currentSettings } from "../settings";
import { isOneOf } from "./is-image";
import { liveIndex } from "./live-index";
import { keyOf, refOf, sourceKeyOf } from "./search/entry";
import { readSources } from "./sources";

/** Rows of one answer at the most. */
export const LARGEST_WINDOW = 200;

/**
 * Answers the list: rows, totals, counts and freshness in one. The index finds, the database tells the rows; no cloud
 * is called.
 */
export async function listImages(
  filter: ImageFilter,
  window: { from: number; limit: number },
): Promise<ImageList> {
  const { index, revision } = liveIndex();
  const sources = await readSources({ now: new Date(), pace: await currentSettings() });
  const from = Math.max(0, Math.floor(window.from));
  const limit = Math.min(LARGEST_WINDOW, Math.max(0, Math.floor(window.limit)));
  const found = index.find(filter, { from, limit });
  const rows = await readRows(found.keys, sources);
  return {
    total: found.total,
    known: index.size,
    atLeast: sources.some(({ readAt }) => readAt === null),
    from,
    rows,
    facets: found.facets,
    sources,
    accounts: Object.fromEntries(sources.map((source) => [source.connectionId, source.connectionName])),
    revision: revision(),
  };
}

async function readRows(keys: string[], sources: SourceState[]): Promise<ImageRow[]> {
  if (keys.length === 0) return [];
  const db = await database();
  const stored = await db
    .select({ shown: images.shown, listedAt: images.listedAt, lastListedAt: images.lastListedAt })
    .from(images)
    .where(isOneOf(keys.map(refOf)));
  const byKey = new Map(stored.map((row) => [keyOf(row.shown.ref), row]));
  const bySource = new Map(sources.map((source) => [sourceKeyOf(source), source]));
  return keys.flatMap((key) => {
    const row = byKey.get(key);
    return row ? [toRow(row.shown, row, bySource.get(sourceKeyOf(row.shown.ref)))] : [];
  });
}

function toRow(image: Image, told: ListTimes, source: SourceState | undefined): ImageRow {
  const { audience, used, limit, limitBasis, targets } = image.sharing;
  return {
    ref: image.ref,
    cloud: image.cloud,
    dialect: image.dialect,
    name: image.name,
    ownership: image.ownership,
    status: image.status,
    progressPercent: image.progressPercent,
    os: image.os,
    architecture: image.architecture,
    systemDiskGiB: image.systemDiskGiB,
    minDiskGiB: image.minDiskGiB,
    imageSizeGiB: image.imageSizeGiB,
    createdAt: image.createdAt,
    placement: image.placement,
    connectionName: source?.connectionName ?? image.ref.connectionId,
    disks:
      image.disks === "not-reported"
        ? image.disks
        : image.disks.map(({ role, sizeGiB, minSizeGiB, encrypted }) => ({
            role,
            sizeGiB,
            minSizeGiB,
            encrypted,
          })),
    sharing: { audience, used, limit, limitBasis, targets: Array.isArray(targets) ? "known" : targets },
    noteCodes: [...new Set(image.notes.map(({ code }) => code))],
    readAt: lastListed(told, source),
    // Without a source nobody reads it any more.
    old: source === undefined || source.condition === "stale" || source.condition === "failing",
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
