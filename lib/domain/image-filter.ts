import { escapeValue, LONGEST_VALUE, unescapeValue } from "./facet-value";
import {
  type DayRange,
  readDayRange,
  readSizeRange,
  type SizeRange,
  writeDayRange,
  writeSizeRange,
} from "./filter-ranges";

/**
 * The facets of the list, in the order of the rail; their names are the keys of the address.
 * `release` holds values like `ubuntu 22.04`, `tag` like `env=prod`. Of `disk`, `tag` and `notes` an image may have
 * several values.
 */
export const FACETS = [
  "cloud",
  "ownership",
  "os",
  "lifecycle",
  "status",
  "sharing",
  "account",
  "region",
  "arch",
  "release",
  "disk",
  "data",
  "encryption",
  "tag",
  "stale",
  "notes",
] as const;
export type Facet = (typeof FACETS)[number];

/** Values of one facet: an image must have one of `include` (if any) and none of `exclude`. */
export type Choice = { include: string[]; exclude: string[] };

export const SORT_KEYS = [
  "name",
  "place",
  "os",
  "lifecycle",
  "arch",
  "ownership",
  "status",
  "disks",
  "shared",
  "created",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { key: SortKey; descending: boolean };

/** What the list shows: free text, one choice per facet, ranges, an order. An image must fit all of it. */
export type ImageFilter = {
  q: string;
  facets: Record<Facet, Choice>;
  /** Total of the disks; images without a known total do not fit. */
  size: SizeRange | null;
  /** Day of creation; images without one do not fit. */
  created: DayRange | null;
  sort: Sort;
};

/** What a filter is made of, each as a whole. */
export type Condition = Facet | "size" | "created" | "q";

export const DEFAULT_SORT: Sort = { key: "created", descending: true };

const LONGEST_TEXT = 200;
const MOST_VALUES = 200;

export function emptyFilter(): ImageFilter {
  return {
    q: "",
    facets: perFacet(() => ({ include: [], exclude: [] })),
    size: null,
    created: null,
    sort: DEFAULT_SORT,
  };
}

/** A record with an entry for each facet. */
export function perFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  // The entries are made from all facets; Object.fromEntries forgets that.
  return Object.fromEntries(FACETS.map((facet) => [facet, make(facet)])) as Record<Facet, T>;
}

/**
 * Reads the state of the list from an address. An address may be old or typed by hand: what it does not understand
 * falls away without an error. The same function serves the page, the route handler and the browser.
 */
export function readFilter(params: URLSearchParams): ImageFilter {
  const filter = emptyFilter();
  filter.q = (params.get("q") ?? "").slice(0, LONGEST_TEXT).trim();
  for (const facet of FACETS) filter.facets[facet] = readChoice(params.getAll(facet));
  filter.size = readSizeRange(params.get("size") ?? "");
  filter.created = readDayRange(params.get("created") ?? "");
  filter.sort = readSort(params.get("sort"));
  return filter;
}

/** Reads the words of one facet of an address: comma-separated, excluded ones with a minus. */
export function readChoice(texts: string[]): Choice {
  const choice: Choice = { include: [], exclude: [] };
  for (const word of texts.flatMap((text) => text.split(",")).slice(0, MOST_VALUES)) {
    const excluded = word.startsWith("-");
    const value = unescapeValue(excluded ? word.slice(1) : word);
    const fits = value !== "" && value.length <= LONGEST_VALUE;
    if (!fits || choice.include.includes(value) || choice.exclude.includes(value)) continue;
    (excluded ? choice.exclude : choice.include).push(value);
  }
  return choice;
}

function readSort(text: string | null): Sort {
  const descending = text?.startsWith("-") ?? false;
  const key = SORT_KEYS.find((known) => known === (descending ? text?.slice(1) : text));
  return key ? { key, descending } : DEFAULT_SORT;
}

/** Writes a filter as an address: defaults left out, values sorted, so that equal filters have equal addresses. */
export function writeFilter(filter: ImageFilter): URLSearchParams {
  const params = new URLSearchParams();
  if (filter.q !== "") params.set("q", filter.q);
  for (const facet of FACETS) {
    const words = writeChoice(filter.facets[facet]);
    if (words !== "") params.set(facet, words);
  }
  if (filter.size) params.set("size", writeSizeRange(filter.size));
  if (filter.created) params.set("created", writeDayRange(filter.created));
  const { key, descending } = filter.sort;
  if (key !== DEFAULT_SORT.key || descending !== DEFAULT_SORT.descending) {
    params.set("sort", `${descending ? "-" : ""}${key}`);
  }
  return params;
}

/** Writes a choice as an address has it, sorted, so that equal choices are equal texts; empty for none. */
export function writeChoice({ include, exclude }: Choice): string {
  return [
    ...include.toSorted().map(escapeValue),
    ...exclude.toSorted().map((value) => `-${escapeValue(value)}`),
  ].join(",");
}

/** The number of facet values and ranges chosen, for "Filters · 3". */
export function choicesIn(filter: ImageFilter): number {
  const values = FACETS.reduce(
    (sum, facet) => sum + filter.facets[facet].include.length + filter.facets[facet].exclude.length,
    0,
  );
  return values + Number(filter.size !== null) + Number(filter.created !== null);
}

/** The filter without its choices and ranges; text and order stay. */
export function withoutChoices(filter: ImageFilter): ImageFilter {
  return { ...emptyFilter(), q: filter.q, sort: filter.sort };
}

/** The conditions that a filter has, in the order of the rail, ranges and text last. */
export function conditionsOf(filter: ImageFilter): Condition[] {
  return [
    ...FACETS.filter((facet) => isChosen(filter.facets[facet])),
    ...(filter.size ? (["size"] as const) : []),
    ...(filter.created ? (["created"] as const) : []),
    ...(filter.q === "" ? [] : (["q"] as const)),
  ];
}

/** The filter without one of its conditions. */
export function withoutCondition(filter: ImageFilter, condition: Condition): ImageFilter {
  if (condition === "q") return { ...filter, q: "" };
  if (condition === "size" || condition === "created") return { ...filter, [condition]: null };
  return { ...filter, facets: { ...filter.facets, [condition]: { include: [], exclude: [] } } };
}

/** Whether a choice says anything. */
export function isChosen({ include, exclude }: Choice): boolean {
  return include.length + exclude.length > 0;
}

/** The filter with one value of a facet set to a state. */
export function withChoice(
  filter: ImageFilter,
  facet: Facet,
  value: string,
  state: "include" | "exclude" | "off",
): ImageFilter {
  const { include, exclude } = filter.facets[facet];
  const choice: Choice = {
    include: include.filter((other) => other !== value),
    exclude: exclude.filter((other) => other !== value),
  };
  if (state !== "off") choice[state].push(value);
  return { ...filter, facets: { ...filter.facets, [facet]: choice } };
}
