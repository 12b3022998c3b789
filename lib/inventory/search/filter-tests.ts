import { type Choice, FACETS, type Facet, type ImageFilter, isChosen } from "../../domain/image-filter";
import type { SearchWord } from "../../domain/search-words";
import { FACET_READERS, TEXT_READERS, totalOf } from "./columns";
import type { Dictionary } from "./dictionary";
import { COLUMNS, type Column } from "./entry";
import type { FacetTable } from "./facet-table";
import type { OneColumn } from "./one-column";
import type { CodeTest, SweepInput } from "./sweep";
import type { WordTest } from "./sweep-words";

/** Which codes fail each facet that has a choice. */
export function facetTests(
  filter: ImageFilter,
  columns: Record<Column, OneColumn>,
  tables: Record<Facet, FacetTable>,
): CodeTest[] {
  return FACETS.filter((facet) => isChosen(filter.facets[facet])).map((facet) => {
    const { column } = FACET_READERS[facet];
    const table = tables[facet];
    const { include, exclude } = filter.facets[facet];
    const fails = failing(table, { include, exclude, length: columns[column].words.length });
    return { condition: facet, column, fails };
  });
}

function failing(table: FacetTable, { include, exclude, length }: Choice & { length: number }): Uint8Array {
  const fails = new Uint8Array(length).fill(include.length === 0 ? 0 : 1);
  const [included, excluded] = [marked(table, include), marked(table, exclude)];
  // Most often none of the values is in use any more, or nothing is excluded.
  if (included === null && excluded === null) return fails;
  for (let code = 0; code < length; code += 1) {
    for (const value of table.valuesOf(code)) {
      if (excluded?.[value] === 1) {
        fails[code] = 1;
        break;
      }
      if (included?.[value] === 1) fails[code] = 0;
    }
  }
  return fails;
}

/** 1 where a value of a facet has one of these names; null: none has. */
function marked(table: FacetTable, names: readonly string[]): Uint8Array | null {
  const numbers = names.map((name) => table.find(name)).filter((number) => number !== null);
  if (numbers.length === 0) return null;
  const marks = new Uint8Array(table.names.length);
  for (const number of numbers) marks[number] = 1;
  return marks;
}

/** Which codes of the disks fail the range of sizes; none without a range. */
export function sizeTest({ size }: ImageFilter, words: Dictionary): CodeTest[] {
  if (size === null) return [];
  const { fromGiB, toGiB } = size;
  const fails = new Uint8Array(words.length);
  for (let code = 0; code < fails.length; code += 1) {
    const total = words.uses(code) === 0 ? null : totalOf(words.word(code));
    const fits =
      total !== null && (fromGiB === null || total >= fromGiB) && (toGiB === null || total <= toGiB);
    fails[code] = fits ? 0 : 1;
  }
  return [{ condition: "size", column: "disks", fails }];
}

const DAY_MS = 86_400_000;

/** The days of a filter as times. */
export function createdTest({ created }: ImageFilter, cells: Float64Array): SweepInput["created"] {
  if (created === null) return null;
  const { from, to } = created;
  return {
    from: from === null ? Number.NEGATIVE_INFINITY : Date.parse(`${from}T00:00:00Z`),
    until: to === null ? Number.POSITIVE_INFINITY : Date.parse(`${to}T00:00:00Z`) + DAY_MS,
    cells,
  };
}

/** Long words with one form leave the fewest images for the others. */
export function mostSelectiveFirst(words: readonly SearchWord[]): SearchWord[] {
  return words.toSorted((a, b) => a.length - b.length || b[0].text.length - a[0].text.length);
}

/** Where a word of the search may be found beside the images' own texts. */
export function wordTest(word: SearchWord, columns: Record<Column, OneColumn>): WordTest {
  return {
    word,
    columns: COLUMNS.filter((column) => TEXT_READERS[column]).map((column) => {
      const { codes: cells, words, texts, signatures } = columns[column];
      return { cells: cells.cells, length: words.length, text: (code) => texts[code] ?? "", signatures };
    }),
  };
}
