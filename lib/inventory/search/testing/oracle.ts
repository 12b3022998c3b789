import { totalGiB } from "../../../domain/disk";
import { releaseValue, tagValue } from "../../../domain/facet-value";
import { fold } from "../../../domain/fold";
import type { Image } from "../../../domain/image";
import {
  type Condition,
  conditionsOf,
  FACETS,
  type Facet,
  type ImageFilter,
  type SortKey,
  withoutCondition,
} from "../../../domain/image-filter";
import { wordOf } from "../../../domain/mapped";
import { hasWord, searchWords } from "../../../domain/search-words";
import { sharingState } from "../../../domain/sharing-state";
import { lifecycleOf } from "../../../lifecycle";
import type { SearchContext } from "../context";
import { keyOf, sourceKeyOf } from "../entry";

/** What the index must answer, by plain filters over an array of images. */
export function plainAnswer(images: readonly Image[], filter: ImageFilter, context: SearchContext) {
  const fitting = images.filter((image) => fits(image, filter, context));
  return {
    total: fitting.length,
    keys: sorted(fitting, filter, context).map(({ ref }) => keyOf(ref)),
    counts: (facet: Facet) => {
      const others = withoutCondition(filter, facet);
      const counts = new Map<string, number>();
      for (const image of images) {
        for (const value of valuesOf(image, facet, context)) {
          counts.set(value, (counts.get(value) ?? 0) + Number(fits(image, others, context)));
        }
      }
      return counts;
    },
    without: Object.fromEntries(
      conditionsOf(filter).map((condition): [Condition, number] => {
        const others = withoutCondition(filter, condition);
        return [condition, images.filter((image) => fits(image, others, context)).length];
      }),
    ),
  };
}

function fits(image: Image, filter: ImageFilter, context: SearchContext): boolean {
  return (
    FACETS.every((facet) => {
      const { include, exclude } = filter.facets[facet];
      const values = valuesOf(image, facet, context);
      return (
        (include.length === 0 || values.some((value) => include.includes(value))) &&
        !values.some((value) => exclude.includes(value))
      );
    }) &&
    fitsSize(image, filter) &&
    fitsCreated(image, filter) &&
    searchWords(filter.q).every((word) => textsOf(image).some((text) => hasWord(fold(text), word)))
  );
}

function fitsSize({ disks }: Image, { size }: ImageFilter): boolean {
  if (size === null) return true;
  const total = totalGiB(disks);
  return total !== null && total >= (size.fromGiB ?? 0) && total <= (size.toGiB ?? Number.POSITIVE_INFINITY);
}

function fitsCreated({ createdAt }: Image, { created }: ImageFilter): boolean {
  if (created === null) return true;
  if (createdAt === null) return false;
  const day = new Date(createdAt.iso).toISOString().slice(0, 10);
  return day >= (created.from ?? "") && day <= (created.to ?? "9999");
}

function textsOf(image: Image): string[] {
  const { os } = image;
  return [
    image.name,
    image.ref.imageId,
    os.text,
    os.distribution,
    os.release,
    os.language,
    image.description,
    image.owner,
    image.placement,
    image.snapshotId,
    ...image.tags.flatMap(({ key, value }) => [key, value]),
    ...(image.disks === "not-reported" ? [] : image.disks.map(({ snapshotId }) => snapshotId)),
  ].filter((text) => text !== null);
}

function valuesOf(image: Image, facet: Facet, context: SearchContext): string[] {
  const { os, disks, ref } = image;
  switch (facet) {
    case "cloud":
      return [image.cloud];
    case "ownership":
      return [image.ownership.value];
    case "os":
      return [os.distribution ?? "unknown"];
    case "lifecycle":
      return [lifecycleOf(os, context.today, context.endingDays).state];
    case "status":
      return [wordOf(image.status)];
    case "sharing":
      return [sharingState(image, context.alertPercent)];
    case "account":
      return [ref.connectionId];
    case "region":
      return [ref.regionId];
    case "arch":
      return [wordOf(image.architecture)];
    case "release":
      return [releaseValue(os)];
    case "disk":
      if (disks === "not-reported") return ["not-reported"];
      return disks.length === 0 ? ["none"] : [...new Set(disks.map(({ type }) => type ?? "not-reported"))];
    case "data":
      if (disks === "not-reported") return ["not-reported"];
      if (disks.some(({ role }) => role.value === "data")) return ["yes"];
      return [disks.some(({ role }) => role.value === "unknown") ? "not-reported" : "no"];
    case "encryption": {
      const states = disks === "not-reported" ? [] : disks.map(({ encrypted }) => encrypted);
      if (states.includes(true) && states.includes(false)) return ["mixed"];
      if (states.length === 0 || states.includes(null)) return ["not-reported"];
      return [states.includes(true) ? "encrypted" : "not-encrypted"];
    }
    case "tag":
      return [...new Set(image.tags.map(tagValue))];
    case "stale":
      return [context.freshSources.has(sourceKeyOf(ref)) ? "no" : "yes"];
    case "notes":
      return image.notes.length === 0 ? ["none"] : [...new Set(image.notes.map(({ code }) => code))];
  }
}

function sorted(images: Image[], { sort }: ImageFilter, context: SearchContext): Image[] {
  const way = sort.descending ? -1 : 1;
  const valued = images.map((image) => ({ image, value: orderOf(image, sort.key, context) }));
  const present = valued.filter(({ value }) => value !== null);
  const missing = valued.filter(({ value }) => value === null);
  present.sort((a, b) => way * (compare(a.value, b.value) || byId(a.image, b.image)));
  missing.sort((a, b) => byId(a.image, b.image));
  return [...present, ...missing].map(({ image }) => image);
}

function orderOf(image: Image, key: SortKey, context: SearchContext): number | string | null {
  const { os, ref } = image;
  switch (key) {
    case "name":
      return image.name === null || image.name === "" ? null : fold(image.name);
    case "place":
      return `${context.accountNames.get(ref.connectionId) ?? ref.connectionId}\n${ref.regionId}`;
    case "os": {
      const release = (os.release ?? "").replace(/\d+/g, (digits) => digits.padStart(10, "0"));
      return os.distribution === null ? null : `${os.distribution} ${release}`;
    }
    case "lifecycle":
      return lifecycleOf(os, context.today, context.endingDays).endsOn;
    case "arch":
      return image.architecture === "not-reported" ? null : image.architecture.value;
    case "ownership":
      return image.ownership.value;
    case "status":
      return image.status === "not-reported" ? null : image.status.value;
    case "disks":
      return totalGiB(image.disks);
    case "shared":
      return image.sharing.used;
    case "created":
      return image.createdAt === null ? null : Date.parse(image.createdAt.iso);
  }
}

function byId(a: Image, b: Image): number {
  return (
    compare(fold(a.ref.imageId), fold(b.ref.imageId)) ||
    compare(sourceKeyOf(a.ref), sourceKeyOf(b.ref)) ||
    compare(a.ref.imageId, b.ref.imageId)
  );
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? -1 : 1;
}
