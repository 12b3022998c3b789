/** The facets of the list, in the order of the rail. */
export const FACETS = ["cloud", "ownership", "os", "status", "account", "region", "arch"] as const;
export type Facet = (typeof FACETS)[number];

/** Values of one facet: an image must have one of `include` (if any) and none of `exclude`. */
export type Choice = { include: string[]; exclude: string[] };

export const SORT_KEYS = [
  "name",
  "place",
  "os",
  "ownership",
  "status",
  "disks",
  "shared",
  "created",
] as const;
export type SortKey = (typeof SORT_KEYS)[number];
export type Sort = { key: SortKey; descending: boolean };

/** What the list shows: free text, one choice per facet, an order. */
export type ImageFilter = { q: string; facets: Record<Facet, Choice>; sort: Sort };

export const DEFAULT_SORT: Sort = { key: "created", descending: true };

const LONGEST_TEXT = 200;
const MOST_VALUES = 200;
/** Facet values are slugs, ids and names of ours: no control characters, and short. */
const VALUE = /^[^\p{Cc},]{1,80}$/u;

export function emptyFilter(): ImageFilter {
  return {
    q: "",
    facets: emptyChoices(),
    sort: DEFAULT_SORT,
  };
}

function emptyChoices(): Record<Facet, Choice> {
  const none = (): Choice => ({ include: [], exclude: [] });
  return {
    cloud: none(),
    ownership: none(),
    os: none(),
    status: none(),
    account: none(),
    region: none(),
    arch: none(),
  };
}

/**
 * Reads the state of the list from an address. An address may be old or typed by hand: what it does not understand
 * falls away without an error. The same function serves the page, the route handler and the browser.
 */
export function readFilter(params: URLSearchParams): ImageFilter {
  const filter = emptyFilter();
  filter.q = (params.get("q") ?? "").slice(0, LONGEST_TEXT).trim();
  for (const facet of FACETS) filter.facets[facet] = readChoice(params.getAll(facet));
  filter.sort = readSort(params.get("sort"));
  return filter;
}

function readChoice(texts: string[]): Choice {
  const choice: Choice = { include: [], exclude: [] };
  for (const word of texts.flatMap((text) => text.split(",")).slice(0, MOST_VALUES)) {
    const excluded = word.startsWith("-");
    const value = excluded ? word.slice(1) : word;
    if (!VALUE.test(value) || choice.include.includes(value) || choice.exclude.includes(value)) continue;
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
    const { include, exclude } = filter.facets[facet];
    const words = [...[...include].sort(), ...[...exclude].sort().map((value) => `-${value}`)];
    if (words.length > 0) params.set(facet, words.join(","));
  }
  const { key, descending } = filter.sort;
  if (key !== DEFAULT_SORT.key || descending !== DEFAULT_SORT.descending) {
    params.set("sort", `${descending ? "-" : ""}${key}`);
  }
  return params;
}

/** The number of facet values chosen, for "Filters · 3". */
export function choicesIn(filter: ImageFilter): number {
  return FACETS.reduce(
    (sum, facet) => sum + filter.facets[facet].include.length + filter.facets[facet].exclude.length,
    0,
  );
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
