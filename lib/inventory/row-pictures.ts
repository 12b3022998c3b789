import type { Disk } from "../domain/disk";
import type { Image } from "../domain/image";
import type { ImageRow, RowDisk } from "../domain/image-list";

/** What a row tells of the image itself, whoever asks and whenever: its picture without facts, notes and targets. */
export type RowPicture = Omit<
  ImageRow,
  "connectionName" | "sharing" | "lifecycle" | "firstSeenAt" | "changedAt" | "readAt" | "old"
> & { sharing: Pick<ImageRow["sharing"], "audience" | "used" | "limit" | "limitBasis" | "targets"> };

export type RowPictures = {
  /** The revision that is kept of an image; null: none. */
  revisionOf(key: string): number | null;
  /** The image's picture, which counts as used. */
  take(key: string): RowPicture | null;
  keep(key: string, revision: number, picture: RowPicture): void;
};

/** Some megabytes: what a few people scroll over. */
const MOST_KEPT = 2_000;

/**
 * The pictures that were read last. Each stands for one revision of its image, and whoever asks the database for rows
 * names that revision: it tells the picture only where it has another one, so that none is ever out of date.
 */
export function rowPictures(most = MOST_KEPT): RowPictures {
  const kept = new Map<string, { revision: number; picture: RowPicture }>();
  return {
    revisionOf: (key) => kept.get(key)?.revision ?? null,
    take(key) {
      const one = kept.get(key);
      if (!one) return null;
      // A map tells its entries in the order of writing: what was used last is forgotten last.
      kept.delete(key);
      kept.set(key, one);
      return one.picture;
    },
    keep(key, revision, picture) {
      kept.delete(key);
      kept.set(key, { revision, picture });
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(oldest);
      }
    },
  };
}

export function toPicture(image: Image): RowPicture {
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
    disks: image.disks === "not-reported" ? image.disks : image.disks.map(toRowDisk),
    sharing: { audience, used, limit, limitBasis, targets: Array.isArray(targets) ? "known" : targets },
    noteCodes: [...new Set(image.notes.map(({ code }) => code))],
  };
}

function toRowDisk({ role, device, type, sizeGiB, minSizeGiB, encrypted, snapshotId }: Disk): RowDisk {
  return { role, device, type, sizeGiB, minSizeGiB, encrypted, snapshotId };
}
