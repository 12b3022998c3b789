import { type Disk, totalGiB } from "./disk";
import type { Image, ImageRef } from "./image";
import type { ImageRow, SourceState } from "./image-list";

/** Another image, as far as a link to it needs it. */
export type Sibling = Pick<
  ImageRow,
  "ref" | "dialect" | "name" | "ownership" | "createdAt" | "connectionName"
>;

/** Why an image is taken for a copy. Two of the same name and size need not be: the reader sees what it rests on. */
export type CopyReason = "snapshot" | "name-and-size";

/** A source and its newest image of a release; null: it has none. */
export type ReleasePlace = Pick<SourceState, "connectionId" | "connectionName" | "dialect" | "regionId"> & {
  newest: Sibling | null;
};

/** Where else an image, or its release, is. */
export type Elsewhere = {
  copies: (Sibling & { because: CopyReason })[];
  /** The newest images of the same release in the other sources; null where the release is not known. */
  places: ReleasePlace[] | null;
};

/**
 * The rows that look like copies of an image, the surer ones first. Snapshots count within one cloud: another cloud's
 * ids mean something else.
 */
export function copiesOf(image: Image, rows: readonly ImageRow[]): Elsewhere["copies"] {
  const snapshots = new Set(snapshotsOf(image));
  const total = totalGiB(image.disks);
  const found = rows.flatMap((row): Elsewhere["copies"] => {
    if (isSame(row.ref, image.ref)) return [];
    const sharesSnapshot = row.cloud === image.cloud && snapshotsOf(row).some((id) => snapshots.has(id));
    if (sharesSnapshot) return [{ ...siblingOf(row), because: "snapshot" }];
    const sameName = image.name !== null && image.name.trim() !== "" && row.name === image.name;
    const sameSize = total !== null && totalGiB(row.disks) === total;
    return sameName && sameSize ? [{ ...siblingOf(row), because: "name-and-size" }] : [];
  });
  const unique = new Map(found.map((copy) => [JSON.stringify(copy.ref), copy]));
  return [...unique.values()].sort(
    (a, b) => Number(a.because === "name-and-size") - Number(b.because === "name-and-size"),
  );
}

/** For each source but the image's own: the newest of these rows, which are sorted from new to old. */
export function newestByPlace(
  ref: ImageRef,
  sources: readonly SourceState[],
  rows: readonly ImageRow[],
): ReleasePlace[] {
  return sources
    .filter((source) => !isIn(source, ref))
    .map(({ connectionId, connectionName, dialect, regionId }) => {
      const newest = rows.find((row) => isIn({ connectionId, regionId }, row.ref));
      return {
        connectionId,
        connectionName,
        dialect,
        regionId,
        newest: newest ? siblingOf(newest) : null,
      };
    });
}

/** The snapshots that an image and its disks were made from. */
export function snapshotsOf(image: {
  snapshotId: string | null;
  disks: readonly Pick<Disk, "snapshotId">[] | "not-reported";
}): string[] {
  const ofDisks = image.disks === "not-reported" ? [] : image.disks.map(({ snapshotId }) => snapshotId);
  return [image.snapshotId, ...ofDisks].filter((id): id is string => id !== null && id !== "");
}

function siblingOf({ ref, dialect, name, ownership, createdAt, connectionName }: ImageRow): Sibling {
  return { ref, dialect, name, ownership, createdAt, connectionName };
}

function isIn(place: { connectionId: string; regionId: string }, ref: ImageRef): boolean {
  return place.connectionId === ref.connectionId && place.regionId === ref.regionId;
}

function isSame(a: ImageRef, b: ImageRef): boolean {
  return isIn(a, b) && a.imageId === b.imageId;
}
