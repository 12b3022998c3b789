import { FACETS, type Facet, type ImageFilter, perFacet, type SortKey } from "../../domain/image-filter";
import type { SearchWord } from "../../domain/search-words";
import { type Codes, numbers } from "./codes";
import { type Ranks, rankCodes } from "./column-order";
import { FACET_READERS, SORT_READERS } from "./columns";
import { contextKey, type SearchContext } from "./context";
import type { Dictionary } from "./dictionary";
import { COLUMNS, type Column, type IndexEntry, refOf, sourceKeyOf } from "./entry";
import { type FacetTable, facetTable } from "./facet-table";
import { createdTest, facetTests, mostSelectiveFirst, sizeTest, wordTest } from "./filter-tests";
import { createColumn } from "./one-column";
import { type Orders, orders } from "./orders";
import { signatures } from "./signatures";
import { type Slots, slots } from "./slots";
import type { SweepInput } from "./sweep";

export type ColumnStore = {
  put(entry: IndexEntry): void;
  remove(key: string): void;
  /** Images by source key. */
  countOf(sourceKey: string): number;
  keyOf(slot: number): string;
  readonly slots: Slots;
  readonly orders: Orders;
  words(column: Column): Dictionary;
  cells(column: Column): Codes["cells"];
  /** Times of creation by slot, milliseconds since 1970; NaN: not known. */
  created(): Float64Array;
  table(facet: Facet): FacetTable;
  ranks(key: ColumnSort): Ranks;
  /**
   * Has the store tell of facets and ranks what they are in this context. Words are read anew where it decides, in the short
   * steps of what is returned: all of them come before the telling.
   */
  prepare(context: SearchContext): Generator<void, void>;
  /** What a filter asks of the columns. */
  sweepInput(filter: ImageFilter, words: readonly SearchWord[], within?: SweepInput["within"]): SweepInput;
  /** Another number or context: what was read before may not be true any more. */
  readonly epoch: number;
};

/** Sort keys whose order comes from a column. */
export type ColumnSort = keyof typeof SORT_READERS;

export function isColumnSort(key: SortKey): key is ColumnSort {
  return key in SORT_READERS;
}

/** The images by columns, with no object per image. */
export function columnStore(): ColumnStore {
  const columns = perColumn(createColumn);
  const tables = perFacet((facet) => {
    const column = columns[FACET_READERS[facet].column];
    const table = facetTable(facet, column.words);
    column.facets.push(table);
    return table;
  });
  const places = slots(columns.source.codes);
  const created = numbers();
  const pairs = signatures();
  const kept = orders({
    text: (slot) => places.text(slot),
    createdMs: (slot) => created.cells[slot] ?? Number.NaN,
    sourceKey,
    imageId: (slot) => places.imageId(slot),
    isEmpty: (slot) => places.empty[slot] !== 0,
  });
  const ranks = new Map<ColumnSort, { version: number; ranks: Ranks }>();
  let context: SearchContext | null = null;
  let contextIs = "";
  let epoch = 0;

  function sourceKey(slot: number): string {
    return columns.source.words.word(columns.source.codes.cells[slot] ?? 0);
  }

  function slotOf(sourceIs: string, imageId: string): number | null {
    const source = columns.source.words.find(sourceIs);
    return source === null ? null : places.find(source, imageId);
  }

  function add({ imageId, words, text, createdMs }: IndexEntry) {
    const source = columns.source.words.take(words.source);
    const slot = places.add({ source, imageId, text });
    for (const column of COLUMNS) {
      if (column === "source") continue;
      const { words: known, codes: cells } = columns[column];
      cells.set(slot, known.take(words[column]));
    }
    created.set(slot, createdMs);
    pairs.set(slot, text);
    kept.touch(slot);
  }

  function change(slot: number, { words, text, createdMs }: IndexEntry) {
    for (const column of COLUMNS) {
      const { words: known, codes: cells } = columns[column];
      const before = cells.cells[slot] ?? 0;
      if (known.word(before) === words[column]) continue;
      cells.set(slot, known.take(words[column]));
      known.drop(before);
    }
    if (places.text(slot) === text && Object.is(created.cells[slot], createdMs)) return;
    places.setText(slot, text);
    pairs.set(slot, text);
    created.set(slot, createdMs);
    kept.touch(slot);
  }

  function* prepareTables(now: SearchContext, key: string): Generator<void, void> {
    for (const facet of FACETS) {
      yield* tables[facet].prepare(now, key);
      yield;
    }
  }

  return {
    put(entry) {
      epoch += 1;
      const slot = slotOf(entry.words.source, entry.imageId);
      if (slot === null) add(entry);
      else change(slot, entry);
    },
    remove(key) {
      const ref = refOf(key);
      const slot = slotOf(sourceKeyOf(ref), ref.imageId);
      if (slot === null) return;
      epoch += 1;
      places.remove(slot);
      for (const column of COLUMNS) {
        const { words, codes: cells } = columns[column];
        words.drop(cells.cells[slot] ?? 0);
      }
      kept.touch(slot);
    },
    countOf(key) {
      const code = columns.source.words.find(key);
      return code === null ? 0 : columns.source.words.uses(code);
    },
    keyOf: (slot) => `${sourceKey(slot)}\n${places.imageId(slot)}`,
    slots: places,
    orders: kept,
    words: (column) => columns[column].words,
    cells: (column) => columns[column].codes.cells,
    created: () => created.cells,
    table: (facet) => tables[facet],
    ranks(key) {
      if (context === null) throw new Error("ranks are asked for before a context is known");
      const { words } = columns[SORT_READERS[key].column];
      const known = ranks.get(key);
      if (known?.version === words.version) return known.ranks;
      const made = rankCodes(words, SORT_READERS[key], context);
      ranks.set(key, { version: words.version, ranks: made });
      return made;
    },
    prepare(now) {
      const key = contextKey(now);
      if (key !== contextIs) {
        epoch += 1;
        ranks.clear();
      }
      context = now;
      contextIs = key;
      return prepareTables(now, key);
    },
    sweepInput: (filter, words, within = null) => ({
      length: places.length,
      images: places.size,
      empty: places.empty,
      cells: perColumn((column) => columns[column].codes.cells),
      tests: [...facetTests(filter, columns, tables), ...sizeTest(filter, columns.disks.words)],
      created: createdTest(filter, created.cells),
      words: mostSelectiveFirst(words).map((word) => wordTest(word, columns)),
      within,
      text: (slot) => places.text(slot),
      signatures: pairs,
    }),
    get epoch() {
      return epoch;
    },
  };
}

function perColumn<T>(make: (column: Column) => T): Record<Column, T> {
  // The entries are made from all columns; Object.fromEntries forgets that.
  return Object.fromEntries(COLUMNS.map((column) => [column, make(column)])) as Record<Column, T>;
}
