import { totalGiB } from "../../domain/disk";
import { facetValue, tagValue } from "../../domain/facet-value";
import { fold } from "../../domain/fold";
import type { Image } from "../../domain/image";
import { wordOf } from "../../domain/mapped";

/** What many images have in common, each with one word per image; see `./columns` for what is read from a word. */
export const COLUMNS = [
  "cloud",
  "source",
  "system",
  "ownership",
  "status",
  "arch",
  "sharing",
  "disks",
  "tags",
  "notes",
  "owner",
  "placement",
  "description",
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the index keeps of one image: a word per column, a text of its own, the time of its creation. */
export type IndexEntry = {
  imageId: string;
  words: Record<Column, string>;
  /** Folded: id, name and snapshot ids, with a line break after the id, after the name and between the rest. */
  text: string;
  /** Milliseconds since 1970; NaN: not known. */
  createdMs: number;
};

/** The parts of a `system` word. */
export type SystemWord = Pick<Image["os"], "distribution" | "release" | "text" | "language">;

/** The parts of a `sharing` word: all that `sharingState` reads. */
export type SharingWord = {
  used: number | null;
  limit: number | null;
  audience: string;
  targets: "known" | "not-asked" | "not-permitted" | "not-applicable";
  ownership: Image["ownership"]["value"];
};

/** The parts of a `disks` word. */
export type DisksWord = { kinds: string[]; data: string; encryption: string; totalGiB: number | null };

/** The parts of a `tags` word. */
export type TagsWord = { key: string; value: string | null }[];

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
  const { ref, os } = image;
  const system: SystemWord = {
    distribution: os.distribution,
    release: os.release,
    text: os.text,
    language: os.language,
  };
  return {
    imageId: ref.imageId,
    words: {
      cloud: image.cloud,
      source: sourceKeyOf(ref),
      system: JSON.stringify(system),
      ownership: image.ownership.value,
      status: wordOf(image.status),
      arch: wordOf(image.architecture),
      sharing: JSON.stringify(sharingWord(image)),
      disks: JSON.stringify(disksWord(image.disks)),
      tags: JSON.stringify(tagsWord(image.tags)),
      notes: [...new Set(image.notes.map(({ code }) => code))].sort().join(","),
      owner: foldLine(image.owner),
      placement: foldLine(image.placement),
      description: foldLine(image.description),
    },
    text: ownText(image),
    createdMs: image.createdAt === null ? Number.NaN : Date.parse(image.createdAt.iso),
  };
}

/** A text folded into one line, so that no word is found across two fields. */
export function foldLine(text: string | null): string {
  if (text === null) return "";
  return PLAIN_LINE.test(text) ? text.toLowerCase() : fold(text).replace(/\p{Cc}+/gu, " ");
}

/** Nearly every line; folding it means lower case alone. */
const PLAIN_LINE = /^[\x20-\x7e]*$/;

function ownText(image: Image): string {
  const snapshots = new Set([
    image.snapshotId,
    ...(image.disks === "not-reported" ? [] : image.disks.map(({ snapshotId }) => snapshotId)),
  ]);
  const rest = [...snapshots].map(foldLine).filter((line) => line !== "");
  return (
    [foldLine(image.ref.imageId), foldLine(image.name), ...rest].join("\n") + (rest.length === 0 ? "\n" : "")
  );
}

function sharingWord({ sharing, ownership }: Image): SharingWord {
  const { used, limit, targets } = sharing;
  return {
    used,
    limit,
    audience: wordOf(sharing.audience),
    targets: Array.isArray(targets) ? "known" : targets,
    ownership: ownership.value,
  };
}

function disksWord(disks: Image["disks"]): DisksWord {
  if (disks === "not-reported") {
    return { kinds: [disks], data: disks, encryption: disks, totalGiB: null };
  }
  const kinds = disks.map(({ type }) => (type === null || type === "" ? "not-reported" : facetValue(type)));
  const roles = disks.map(({ role }) => role.value);
  return {
    kinds: disks.length === 0 ? ["none"] : [...new Set(kinds)].sort(),
    data: roles.includes("data") ? "yes" : roles.includes("unknown") ? "not-reported" : "no",
    encryption: encryptionOf(disks.map(({ encrypted }) => encrypted)),
    totalGiB: totalGiB(disks),
  };
}

/** An image only counts as encrypted, or as not, where the cloud says so of every disk. */
function encryptionOf(encrypted: (boolean | null)[]): string {
  const [yes, no, unknown] = [true, false, null].map((state) => encrypted.includes(state));
  if (yes && no) return "mixed";
  if (unknown || encrypted.length === 0) return "not-reported";
  return yes ? "encrypted" : "not-encrypted";
}

function tagsWord(tags: Image["tags"]): TagsWord {
  const byValue = new Map(tags.filter(({ key }) => key !== "").map((tag) => [tagValue(tag), tag]));
  return [...byValue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { key, value }]) => ({ key, value }));
}
