import { facetValue, releaseValue, tagValue } from "../../domain/facet-value";
import type { Image } from "../../domain/image";
import type { Facet, SortKey } from "../../domain/image-filter";
import { sharingState } from "../../domain/sharing-state";
import { sortableVersion } from "../../domain/sortable-version";
import { lifecycleOf } from "../../lifecycle";
import type { SearchContext } from "./context";
import {
  type Column,
  type DisksWord,
  foldLine,
  refOf,
  type SharingWord,
  type SystemWord,
  type TagsWord,
} from "./entry";

/** How a facet's values are read from a word of a column. */
export type FacetReader = {
  column: Column;
  /** Whether the context decides as well, so that values are read anew when it changes. */
  fromContext: boolean;
  read(word: string, context: SearchContext): readonly string[];
};

/** How a sort key's value is read from a word of a column; null sorts last, whichever the direction. */
export type SortReader = {
  column: Column;
  read(word: string, context: SearchContext): number | string | null;
};

const plain = (column: Column): FacetReader => ({
  column,
  fromContext: false,
  read: (word) => [facetValue(word)],
});

export const FACET_READERS: Record<Facet, FacetReader> = {
  cloud: plain("cloud"),
  ownership: plain("ownership"),
  os: {
    column: "system",
    fromContext: false,
    read: (word) => [facetValue(system(word).distribution ?? "unknown")],
  },
  lifecycle: {
    column: "system",
    fromContext: true,
    read: (word, { today, endingDays }) => [lifecycleOf(system(word), today, endingDays).state],
  },
  status: plain("status"),
  sharing: {
    column: "sharing",
    fromContext: true,
    read: (word, { alertPercent }) => [sharingState(sharedImageOf(word), alertPercent)],
  },
  account: { column: "source", fromContext: false, read: (word) => [refOf(word).connectionId] },
  region: { column: "source", fromContext: false, read: (word) => [facetValue(refOf(word).regionId)] },
  arch: plain("arch"),
  release: { column: "system", fromContext: false, read: (word) => [releaseValue(system(word))] },
  disk: { column: "disks", fromContext: false, read: (word) => disks(word).kinds },
  data: { column: "disks", fromContext: false, read: (word) => [disks(word).data] },
  encryption: { column: "disks", fromContext: false, read: (word) => [disks(word).encryption] },
  tag: { column: "tags", fromContext: false, read: (word) => [...new Set(tags(word).map(tagValue))] },
  stale: {
    column: "source",
    fromContext: true,
    read: (word, { freshSources }) => [freshSources.has(word) ? "no" : "yes"],
  },
  notes: { column: "notes", fromContext: false, read: (word) => (word === "" ? ["none"] : word.split(",")) },
};

/** Name and creation are each image's own; all other orders come from a column. */
export const SORT_READERS: Record<Exclude<SortKey, "name" | "created">, SortReader> = {
  place: { column: "source", read: placeOrder },
  os: { column: "system", read: (word) => systemOrder(system(word)) },
  lifecycle: {
    column: "system",
    read: (word, { today, endingDays }) => lifecycleOf(system(word), today, endingDays).endsOn,
  },
  arch: { column: "arch", read: (word) => (word === "not-reported" ? null : word) },
  ownership: { column: "ownership", read: (word) => word },
  status: { column: "status", read: (word) => (word === "not-reported" ? null : word) },
  disks: { column: "disks", read: (word) => disks(word).totalGiB },
  shared: { column: "sharing", read: (word) => sharing(word).used },
};

/** The folded text of a word that a search looks into; null: not searched. */
export const TEXT_READERS: Partial<Record<Column, (word: string) => string>> = {
  system: (word) => {
    const { distribution, release, text, language } = system(word);
    return [text, distribution, release, language].map(foldLine).join("\n");
  },
  tags: (word) =>
    tags(word)
      .flatMap(({ key, value }) => [foldLine(key), foldLine(value)])
      .join("\n"),
  owner: (word) => word,
  placement: (word) => word,
  description: (word) => word,
};

/** Total of the disks in a `disks` word, GiB. */
export function totalOf(word: string): number | null {
  return disks(word).totalGiB;
}

function systemOrder({ distribution, release }: SystemWord): string | null {
  return distribution === null ? null : `${distribution} ${sortableVersion(release ?? "")}`;
}

/** By the account's name, which people see, then by region. */
function placeOrder(word: string, { accountNames }: SearchContext): string {
  const { connectionId, regionId } = refOf(word);
  return `${accountNames.get(connectionId) ?? connectionId}\n${regionId}\n${connectionId}`;
}

/** As much of an image as its `sharing` word holds: all that `sharingState` reads. */
export function sharedImageOf(word: string): Pick<Image, "ownership" | "sharing"> {
  const { used, limit, audience, targets, ownership } = sharing(word);
  const known = audience === "owner-only" || audience === "named-targets" || audience === "everyone";
  return {
    ownership: { value: ownership, raw: null },
    sharing: {
      used,
      limit,
      limitBasis: "none-published",
      audience: known ? { value: audience, raw: null } : "not-reported",
      targets: targets === "known" ? [] : targets,
    },
  };
}

/** The parts of a `system` word. */
export function systemOf(word: string): SystemWord {
  return system(word);
}

// Words of a column are written by `toEntry` alone, each in the shape that its column has there.
const system = (word: string) => JSON.parse(word) as SystemWord;
const sharing = (word: string) => JSON.parse(word) as SharingWord;
const disks = (word: string) => JSON.parse(word) as DisksWord;
const tags = (word: string) => JSON.parse(word) as TagsWord;
