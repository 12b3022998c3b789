import { fold } from "@/lib/domain/fold";
import { type Condition, FACETS, type Facet, type ImageFilter, withChoice } from "@/lib/domain/image-filter";
import type { FacetCount, ImageList } from "@/lib/domain/image-list";
import { KEY_WORDS, VALUE_WORDS } from "@/lib/domain/search-vocabulary";
import type { FacetWords } from "./facet-words";

/** What the word that is being typed may become: the key of a term, or a finished choice. */
export type Suggestion =
  | { kind: "key"; condition: Exclude<Condition, "q">; excludes: boolean }
  | { kind: "value"; facet: Facet; value: string; excludes: boolean; count: number };

type Seen = { filter: ImageFilter; list: Pick<ImageList, "facets">; words: FacetWords };

const MOST_KEYS = 3;
const MOST_VALUES = 6;
/** A shorter text begins too many values to be a wish for one. */
const SHORTEST_VALUE = 2;
const CONDITIONS = [...FACETS, "size", "created"] as const;

/** The word at the end of a text: `-`, a key with its colon, and what follows. */
const LAST_WORD = /(?<=^|\s)(-?)(?:([\p{L}_-]*\p{L})[:：])?(?:"([^"]*)|([^\s"]*))$/u;

/** Suggestions for the end of a text, keys first, values with most images first. */
export function suggest(text: string, seen: Seen): Suggestion[] {
  const word = LAST_WORD.exec(text);
  if (!word || word[0] === "" || word[0] === "-") return [];
  const [, minus, key, quoted, plain] = word;
  const excludes = minus === "-";
  const begun = fold(quoted ?? plain ?? "");
  if (key !== undefined) {
    const facet = FACETS.find((one) => namesOf(one, seen.words).includes(fold(key)));
    return facet === undefined ? [] : valuesOf(facet, begun, excludes, seen).slice(0, MOST_VALUES);
  }
  if (begun === "") return [];
  const keys = CONDITIONS.filter((one) => namesOf(one, seen.words).some((name) => name.startsWith(begun)));
  const values =
    begun.length < SHORTEST_VALUE
      ? []
      : FACETS.flatMap((facet) => valuesOf(facet, begun, excludes, seen)).sort((a, b) => b.count - a.count);
  return [
    ...keys.slice(0, MOST_KEYS).map((condition) => ({ kind: "key", condition, excludes }) as const),
    ...values.slice(0, MOST_VALUES),
  ];
}

/** How a range begins: `disk:>100`, `created:2026`. */
const BEGUN_RANGE = /^(?:$|[<>=\d])/;

/**
 * What is sought while a text is typed: all of it but a term at its end that may still become a choice or a range, such
 * as `os:cent`. As a text that would be found nowhere, and with the images the suggestions for it would go.
 */
export function soughtWhileTyped(text: string, seen: Seen): string {
  const [, , key, quoted, plain] = LAST_WORD.exec(text) ?? [];
  if (key === undefined) return text;
  const begun = fold(quoted ?? plain ?? "");
  const isNamed = (one: Exclude<Condition, "q">) => namesOf(one, seen.words).includes(fold(key));
  const isRange = BEGUN_RANGE.test(begun) && (isNamed("size") || isNamed("created"));
  // Without a look at the counts: those in sight may be of a text that nothing has, such as the key's first letters.
  const isChoice = FACETS.some((facet) => isNamed(facet) && begunBy(facet, begun, seen).length > 0);
  return isRange || isChoice ? text.replace(LAST_WORD, "").trimEnd() : text;
}

/** What choosing a suggestion makes of the text and of the filter. */
export function takeSuggestion(
  text: string,
  suggestion: Suggestion,
): { rest: string; apply: (filter: ImageFilter) => ImageFilter } {
  const before = text.replace(LAST_WORD, "");
  if (suggestion.kind === "key") {
    const rest = `${before}${suggestion.excludes ? "-" : ""}${suggestion.condition}:`;
    return { rest, apply: (filter) => filter };
  }
  const { facet, value, excludes } = suggestion;
  return {
    rest: before.trimEnd(),
    apply: (filter) => withChoice(filter, facet, value, excludes ? "exclude" : "include"),
  };
}

function namesOf(condition: Exclude<Condition, "q">, words: FacetWords): string[] {
  return [condition, fold(words.condition(condition)), ...KEY_WORDS[condition]];
}

/** Values that begin so, or have a word that does, and that some image has; those that are chosen already left out. */
function valuesOf(facet: Facet, begun: string, excludes: boolean, seen: Seen) {
  const present = seen.list.facets[facet].filter(({ count }) => count > 0);
  return begunBy(facet, begun, seen, present).map(
    ({ value, count }) => ({ kind: "value", facet, value, excludes, count }) as const,
  );
}

function begunBy(
  facet: Facet,
  begun: string,
  { filter, list, words }: Seen,
  among: readonly FacetCount[] = list.facets[facet],
): FacetCount[] {
  const { include, exclude } = filter.facets[facet];
  return among.filter(({ value }) => {
    if (include.includes(value) || exclude.includes(value)) return false;
    const names = [value, words.value(facet, value), ...(VALUE_WORDS[facet]?.[value] ?? [])];
    return names.some((name) => begins(fold(name), begun));
  });
}

function begins(name: string, begun: string): boolean {
  return name.startsWith(begun) || name.includes(` ${begun}`);
}
