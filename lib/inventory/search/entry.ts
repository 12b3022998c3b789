import { totalGiB } from "../../domain/disk";
import { fold } from "../../domain/fold";
import type { Image } from "../../domain/image";
import type { Facet, SortKey } from "../../domain/image-filter";
import { wordOf } from "../../domain/mapped";

/** What the index keeps of one image: a word per facet, one folded text, one value per sort key. */
export type IndexEntry = {
  key: string;
  sourceKey: string;
  facets: Record<Facet, string>;
  text: string;
  /** Numbers and texts compare within their kind; null sorts last, whichever the direction. */
  order: Record<SortKey, number | string | null>;
};

/** One string per image, and back: ids never contain a line break. */
export function keyOf(ref: Image["ref"]): string {
  return `${ref.connectionId}\n${ref.regionId}\n${ref.imageId}`;
}

export function refOf(key: string): Image["ref"] {
  const [connectionId = "", regionId = "", imageId = ""] = key.split("\n");
  return { connectionId, regionId, imageId };
}

export function sourceKeyOf(source: { connectionId: string; regionId: string }): string {
  return `${source.connectionId}\n${source.regionId}`;
}

export function toEntry(image: Image): IndexEntry {
  const { ref, os, sharing } = image;
  return {
    key: keyOf(ref),
    sourceKey: sourceKeyOf(ref),
    facets: {
      cloud: image.cloud,
      ownership: image.ownership.value,
      os: os.distribution ?? "unknown",
      status: wordOf(image.status),
      account: ref.connectionId,
      region: ref.regionId,
      arch: wordOf(image.architecture),
    },
    text: searchText(image),
    order: {
      name: fold(image.name ?? ref.imageId),
      place: `${ref.connectionId} ${ref.regionId}`,
      os: os.distribution === null ? null : `${os.distribution} ${sortableVersion(os.release)}`,
      ownership: image.ownership.value,
      status: image.status === "not-reported" ? null : image.status.value,
      disks: totalGiB(image.disks),
      shared: sharing.used,
      created: image.createdAt === null ? null : Date.parse(image.createdAt.iso),
    },
  };
}

function searchText(image: Image): string {
  const parts = [
    image.name,
    image.ref.imageId,
    image.os.text,
    image.os.distribution,
    image.os.release,
    image.description,
    image.owner,
    image.snapshotId,
    image.placement,
    ...image.tags.flatMap(({ key, value }) => [key, value]),
    ...(image.disks === "not-reported" ? [] : image.disks.map(({ snapshotId }) => snapshotId)),
  ];
  return fold(parts.filter((part) => part !== null && part !== "").join("\n"));
}

/** `7.10` after `7.9`: every number padded to the same width. */
function sortableVersion(release: string | null): string {
  return (release ?? "").replace(/\d+/g, (digits) => digits.padStart(6, "0"));
}
