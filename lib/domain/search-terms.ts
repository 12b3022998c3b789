import { type DayRange, readDayRange, readSizeRange, type SizeRange } from "./filter-ranges";
import { fold } from "./fold";
import { FACETS, type Facet, type ImageFilter, withChoice } from "./image-filter";
import { KEY_WORDS, VALUE_WORDS } from "./search-vocabulary";

/** One finished `key:value` of a search: values of a facet, or a range. */
export type SearchTerm =
  | { kind: "choice"; facet: Facet; values: string[]; excludes: boolean }
  | { kind: "size"; range: SizeRange }
  | { kind: "created"; range: DayRange };

/** What the searcher sees, so that a value can be meant by its word as well as by its id. */
export type KnownValues = {
  /** The facet's name in the language shown. */
  facetWords(facet: Facet): string;
  /** The values to choose from, each with the words shown for it. */
  values(facet: Facet): readonly { value: string; words: string }[];
  /** Whether these are all that there are; a value of a long facet may be meant that is not among them. */
  complete(facet: Facet): boolean;
};

/** Where nothing is shown: values are known by their ids and by our own words in both languages. */
export const NOTHING_KNOWN: KnownValues = { facetWords: () => "", values: () => [], complete: () => false };

/** `-key:value`, `key:"two words"`, also with a Chinese colon or quotes. */
const TERM = /(?<=^|\s)(-?)([\p{L}_-]*\p{L})[:：]("[^"]+"|“[^”]+”|[^\s"“”][^\s]*)(?=\s|$)/gu;

/**
 * Takes every finished term out of a text (`cloud:baidu -status:failed disk:>100 base`). What is no term, because its
 * key or its value is not known, stays text.
 */
export function takeTerms(text: string, known: KnownValues): { rest: string; terms: SearchTerm[] } {
  const terms: SearchTerm[] = [];
  const rest = text.replace(TERM, (whole, minus: string, key: string, value: string) => {
    const term = readTerm({ excludes: minus === "-", key, value: unquoted(value) }, known);
    if (term === null) return whole;
    terms.push(term);
    return " ";
  });
  return terms.length === 0 ? { rest: text, terms } : { rest: rest.replace(/\s+/gu, " ").trim(), terms };
}

/** The filter with terms applied: choices are added, a range takes the place of the one before. */
export function withTerms(filter: ImageFilter, terms: readonly SearchTerm[]): ImageFilter {
  return terms.reduce(withTerm, filter);
}

function withTerm(filter: ImageFilter, term: SearchTerm): ImageFilter {
  if (term.kind === "size") return { ...filter, size: term.range };
  if (term.kind === "created") return { ...filter, created: term.range };
  const state = term.excludes ? "exclude" : "include";
  return term.values.reduce((one, value) => withChoice(one, term.facet, value, state), filter);
}

/** A term as it is typed, for suggestions and for what a chip says when it is copied. */
export function termText(facet: Facet, value: string, excludes: boolean): string {
  const text = /\s/u.test(value) ? `"${value}"` : value;
  return `${excludes ? "-" : ""}${facet}:${text}`;
}

type Typed = { excludes: boolean; key: string; value: string };

function readTerm({ excludes, key, value }: Typed, known: KnownValues): SearchTerm | null {
  const name = fold(key);
  if (!excludes && (isKey("size", name) || isKey("disk", name))) {
    const range = sizeRange(value);
    if (range) return { kind: "size", range };
  }
  if (!excludes && isKey("created", name)) {
    const range = dayRange(value);
    if (range) return { kind: "created", range };
  }
  const facet =
    FACETS.find((one) => isKey(one, name)) ?? FACETS.find((one) => fold(known.facetWords(one)) === name);
  if (facet === undefined) return null;
  const values = valuesOf(facet, value, known);
  return values === null ? null : { kind: "choice", facet, values, excludes };
}

function isKey(condition: keyof typeof KEY_WORDS, name: string): boolean {
  return condition === name || KEY_WORDS[condition].includes(name);
}

/** One value, or several with commas between them; null unless every one is known. */
function valuesOf(facet: Facet, text: string, known: KnownValues): string[] | null {
  const one = oneValue(facet, text, known);
  if (one !== null) return one;
  const parts = text.split(/[,，]/u);
  if (parts.length === 1) return null;
  const values = parts.map((part) => (part === "" ? [] : oneValue(facet, part, known)));
  const all = values.flatMap((value) => value ?? []);
  return values.includes(null) || all.length === 0 ? null : [...new Set(all)];
}

/** Facets whose values are not ours: one that is not on the screen may exist all the same. */
const OPEN: readonly Facet[] = ["region", "tag", "release", "disk", "account"];

/** By id, by our words, by the words shown; `cn-*` means every known value that begins so. */
function oneValue(facet: Facet, text: string, known: KnownValues): string[] | null {
  const sought = fold(text);
  if (sought === "") return null;
  const values = known.values(facet);
  const exact =
    values.find(({ value }) => value === text) ??
    values.find(({ value, words }) => fold(value) === sought || fold(words) === sought);
  if (exact) return [exact.value];
  const ours = Object.entries(VALUE_WORDS[facet] ?? {});
  const word = ours.find(([value, words]) => value === sought || words.includes(sought));
  if (word) return [word[0]];
  if (sought.length > 1 && sought.endsWith("*")) {
    const beginning = values.filter(({ value }) => fold(value).startsWith(sought.slice(0, -1)));
    return beginning.length === 0 ? null : beginning.map(({ value }) => value);
  }
  return OPEN.includes(facet) && !known.complete(facet) ? [text] : null;
}

const COMPARED = /^(>=|<=|>|<|≥|≤|＞|＜)\s*(.+)$/u;

/** `>100` means more than 100: sizes are whole GiB. */
function sizeRange(text: string): SizeRange | null {
  const [, sign, size] = COMPARED.exec(text) ?? [];
  if (sign === undefined || size === undefined) return readSizeRange(inGiB(text));
  const exact = readSizeRange(inGiB(size))?.fromGiB ?? null;
  if (exact === null || size.includes("..")) return null;
  const kind = fold(sign);
  if (kind === ">") return { fromGiB: exact + 1, toGiB: null };
  if (kind === "<") return exact === 0 ? null : { fromGiB: null, toGiB: exact - 1 };
  return kind === ">=" || kind === "≥" ? { fromGiB: exact, toGiB: null } : { fromGiB: null, toGiB: exact };
}

function inGiB(text: string): string {
  return fold(text).replace(/(\d+)(g|gb|gib|t|tb|tib)(?![a-z])/g, (_, digits: string, unit: string) =>
    String(Number(digits) * (unit.startsWith("t") ? 1024 : 1)),
  );
}

/** `>2026-01` means after that month, `>=2026-01` from its first day on. */
function dayRange(text: string): DayRange | null {
  const [, sign, day] = COMPARED.exec(text) ?? [];
  if (sign === undefined || day === undefined) return readDayRange(text);
  const exact = day.includes("..") ? null : readDayRange(day);
  if (!exact?.from || !exact.to) return null;
  const kind = fold(sign);
  if (kind === ">") return { from: dayFrom(exact.to, 1), to: null };
  if (kind === "<") return { from: null, to: dayFrom(exact.from, -1) };
  return kind === ">=" || kind === "≥" ? { from: exact.from, to: null } : { from: null, to: exact.to };
}

function dayFrom(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function unquoted(text: string): string {
  return /^["“]/u.test(text) ? text.slice(1, -1) : text;
}
