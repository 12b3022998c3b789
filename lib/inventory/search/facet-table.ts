import type { Facet } from "../../domain/image-filter";
import { sortableVersion } from "../../domain/sortable-version";
import { FACET_READERS } from "./columns";
import type { SearchContext } from "./context";
import type { Dictionary } from "./dictionary";

/** What each code of a column means for one facet: values as small numbers, one or several per code. */
export type FacetTable = {
  /** A code has another word. */
  renew(code: number): void;
  /** Brings the values up to date with the words and the context. */
  prepare(context: SearchContext, key: string): void;
  valuesOf(code: number): readonly number[];
  readonly names: readonly string[];
  /** What values with equal counts are sorted by. */
  readonly sortNames: readonly string[];
  find(name: string): number | null;
};

const MOST_READS = 20_000;

export function facetTable(facet: Facet, words: Dictionary): FacetTable {
  const { fromContext, read } = FACET_READERS[facet];
  const names: string[] = [];
  const sortNames: string[] = [];
  const numbers = new Map<string, number>();
  const values: (readonly number[])[] = [];
  const renewed: number[] = [];
  /** Codes read since all names were forgotten. */
  let reads = 0;
  let preparedFor: string | null = null;

  function numberOf(name: string): number {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    sortNames.push(facet === "release" ? sortableVersion(name) : name);
    return names.push(name) - 1;
  }

  function readCode(code: number, context: SearchContext) {
    reads += 1;
    values[code] = words.uses(code) === 0 ? [] : read(words.word(code), context).map(numberOf);
  }

  return {
    renew: (code) => void renewed.push(code),
    prepare(context, key) {
      const forget = reads > MOST_READS && reads > words.length * 4;
      if (forget || preparedFor === null || (fromContext && key !== preparedFor)) {
        // Values come and go with the images; those that went must not pile up.
        numbers.clear();
        names.length = 0;
        sortNames.length = 0;
        reads = 0;
        for (let code = 0; code < words.length; code += 1) readCode(code, context);
        preparedFor = key;
      } else {
        for (const code of renewed) readCode(code, context);
      }
      renewed.length = 0;
    },
    valuesOf: (code) => values[code] ?? [],
    names,
    sortNames,
    find: (name) => numbers.get(name) ?? null,
  };
}
