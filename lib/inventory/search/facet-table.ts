import type { Facet } from "../../domain/image-filter";
import { sortableVersion } from "../../domain/sortable-version";
import { FACET_READERS } from "./columns";
import type { SearchContext } from "./context";
import type { Dictionary } from "./dictionary";

/** What each code of a column means for one facet: values as small numbers, one or several per code. */
export type FacetTable = {
  /** A code has another word. */
  renew(code: number): void;
  /**
   * Brings the values up to date with the words and the context, in short steps. Several may be at it for the same
   * context, and one that breaks off leaves the rest to the next.
   */
  prepare(context: SearchContext, key: string): Generator<void, void>;
  valuesOf(code: number): readonly number[];
  readonly names: readonly string[];
  /** What values with equal counts are sorted by. */
  readonly sortNames: readonly string[];
  find(name: string): number | null;
};

const MOST_READS = 20_000;
/** Codes read between two steps: a millisecond or two. */
const STEP = 1_024;

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
  /** How far the codes are read anew, by whoever prepares: others go on where one stopped. Null: nobody has begun. */
  let reading: { key: string; next: number } | null = null;

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
    *prepare(context, key) {
      const forget = reads > MOST_READS && reads > words.length * 4;
      const outdated = preparedFor === null || (fromContext && key !== preparedFor);
      if (reading === null ? forget || outdated : key !== reading.key) {
        // Values come and go with the images; those that went must not pile up.
        numbers.clear();
        names.length = 0;
        sortNames.length = 0;
        reads = 0;
        // All codes are read from here on; only what is renewed meanwhile may have been passed already.
        renewed.length = 0;
        preparedFor = null;
        reading = { key, next: 0 };
      }
      while (reading !== null && reading.next < words.length) {
        readCode(reading.next++, context);
        if (reading.next % STEP === 0) yield;
      }
      if (reading !== null) {
        preparedFor = reading.key;
        reading = null;
      }
      for (let code = renewed.pop(); code !== undefined; code = renewed.pop()) {
        readCode(code, context);
        if (renewed.length % STEP === 0) yield;
      }
    },
    valuesOf: (code) => values[code] ?? [],
    names,
    sortNames,
    find: (name) => numbers.get(name) ?? null,
  };
}
