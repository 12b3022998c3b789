import { type Condition, FACETS, type Facet } from "../../domain/image-filter";
import { hasWord, type SearchWord } from "../../domain/search-words";
import type { Breath } from "./breath";
import { addTo } from "./codes";
import type { Column } from "./entry";
import { type Signature, type Signatures, signatureOf } from "./signatures";

/** What an image's state says while it is swept: fits so far, fails one condition alone, or is out. */
const FITS = 0;
const OUT = 255;
const SIZE = FACETS.length + 1;
const CREATED = FACETS.length + 2;
const TEXT = FACETS.length + 3;

/** The number of a facet's failure. */
const failureOf = (facet: Facet) => FACETS.indexOf(facet) + 1;

type Cells = Uint8Array | Uint16Array | Uint32Array;

/** A condition that a column's code decides: 1 where the code fails. */
export type CodeTest = { condition: Facet | "size"; column: Column; fails: Uint8Array };

/** A word that is found in the text of one of the columns, of which there are fewer, or in an image's own. */
export type WordTest = { word: SearchWord; columns: WordColumn[] };

export type WordColumn = {
  cells: Cells;
  /** All codes are smaller. */
  length: number;
  text(code: number): string;
};

export type SweepInput = {
  /** All slots are smaller. */
  length: number;
  /** 255 where a slot is empty, else 0. */
  empty: Uint8Array;
  cells: Record<Column, Cells>;
  tests: CodeTest[];
  /** From the first millisecond on, until before the last; null: any. */
  created: { from: number; until: number; cells: Float64Array } | null;
  words: WordTest[];
  text(slot: number): string;
  /** Of the texts. */
  signatures: Signatures;
  /** Throws when the index has changed while others had their turn. */
  check(): void;
};

export type Sweep = {
  /** 0 where an image fits. */
  state: Uint8Array;
  /** Slots that fit, ascending. */
  hits: Int32Array;
  /** Slots that fail one facet alone, with the facet's position + 1 in `state`. */
  nearly: Int32Array;
  /** For each condition of the filter: how many images fail it alone. */
  failAlone: Partial<Record<Condition, number>>;
};

/** Slots between two looks at the clock. */
const STEP = 16_384;

/**
 * One sweep over all images, column by column and text last, because it costs most: which fit, and which would but for
 * one condition.
 */
export async function sweep(input: SweepInput, breath: Breath): Promise<Sweep> {
  const state = input.empty.slice(0, input.length);
  const pause = async () => {
    if (!breath.due) return;
    await breath.take();
    input.check();
  };
  const steps = async (work: (start: number, end: number) => void) => {
    for (let start = 0; start < input.length; start += STEP) {
      work(start, Math.min(start + STEP, input.length));
      if (breath.due) await pause();
    }
  };
  for (const { column, fails } of codeFailures(input.tests)) {
    await steps((start, end) => testCodes({ state, cells: input.cells[column], fails, start, end }));
  }
  const { created } = input;
  if (created) await steps((start, end) => testCreated({ state, created, start, end }));
  for (const { word, columns } of input.words) {
    const found: FoundColumn[] = [];
    for (const column of columns) {
      found.push(...findInColumn(word, column));
      await pause();
    }
    const forms = word.map((needle) => ({ needle: [needle] as const, ...signatureOf(needle.text) }));
    const test = { state, forms, columns: found, text: input.text, signatures: input.signatures };
    await steps((start, end) => testWord({ ...test, start, end }));
  }
  return gather(state);
}

/** The tests of each column in one: 0 where a code passes all, the number of the one it fails, or 255 for several. */
function codeFailures(tests: readonly CodeTest[]): { column: Column; fails: Uint8Array }[] {
  const byColumn = new Map<Column, Uint8Array>();
  for (const { condition, column, fails } of tests) {
    const number = condition === "size" ? SIZE : failureOf(condition);
    const joined = byColumn.get(column) ?? new Uint8Array(fails.length);
    fails.forEach((failed, code) => {
      if (failed === 1) joined[code] = joined[code] === FITS ? number : OUT;
    });
    byColumn.set(column, joined);
  }
  return [...byColumn].map(([column, fails]) => ({ column, fails }));
}

type Stretch = { state: Uint8Array; start: number; end: number };

function testCodes({ state, cells, fails, start, end }: Stretch & { cells: Cells; fails: Uint8Array }): void {
  for (let slot = start; slot < end; slot += 1) {
    const failure = fails[cells[slot] as number] as number;
    if (failure !== FITS) state[slot] = state[slot] === FITS ? failure : OUT;
  }
}

function testCreated({
  state,
  created: { from, until, cells },
  start,
  end,
}: Stretch & { created: NonNullable<SweepInput["created"]> }): void {
  for (let slot = start; slot < end; slot += 1) {
    const time = cells[slot] as number;
    // Written so that an unknown time, which is NaN, does not fit.
    if (!(time >= from && time < until)) state[slot] = state[slot] === FITS ? CREATED : OUT;
  }
}

/** The codes of a column whose text has a word. */
type FoundColumn = { cells: Cells; has: Uint8Array };

/** None where no code's text has the word: then no image need be asked. */
function findInColumn(word: SearchWord, { cells, length, text }: WordColumn): FoundColumn[] {
  const has = new Uint8Array(length);
  let any = false;
  for (let code = 0; code < length; code += 1) {
    if (!hasWord(text(code), word)) continue;
    has[code] = 1;
    any = true;
  }
  return any ? [{ cells, has }] : [];
}

/** One form of a word, with the pairs of letters that a text must have for it. */
type Form = Signature & { needle: SearchWord };

type WordStretch = Stretch & {
  forms: readonly Form[];
  columns: readonly FoundColumn[];
  text(slot: number): string;
  signatures: Signatures;
};

function testWord({ state, forms, columns, text, signatures, start, end }: WordStretch): void {
  const { low, high } = signatures;
  for (let slot = start; slot < end; slot += 1) {
    const before = state[slot] as number;
    if (before === OUT || before === TEXT || isInColumns(slot, columns)) continue;
    const [lowBits, highBits] = [low[slot] as number, high[slot] as number];
    let found = false;
    for (let place = 0; place < forms.length && !found; place += 1) {
      const form = forms[place] as Form;
      const may = (lowBits & form.low) === form.low && (highBits & form.high) === form.high;
      found = may && hasWord(text(slot), form.needle);
    }
    if (!found) state[slot] = before === FITS ? TEXT : OUT;
  }
}

function isInColumns(slot: number, columns: readonly FoundColumn[]): boolean {
  for (let place = 0; place < columns.length; place += 1) {
    const { cells, has } = columns[place] as FoundColumn;
    if (has[cells[slot] as number] === 1) return true;
  }
  return false;
}

function gather(state: Uint8Array): Sweep {
  const totals = new Uint32Array(256);
  for (let slot = 0; slot < state.length; slot += 1) addTo(totals, state[slot] as number, 1);
  const nearlyTotal = FACETS.reduce((sum, facet) => sum + (totals[failureOf(facet)] ?? 0), 0);
  const hits = new Int32Array(totals[FITS] ?? 0);
  const nearly = new Int32Array(nearlyTotal);
  let [fit, near] = [0, 0];
  for (let slot = 0; slot < state.length; slot += 1) {
    const one = state[slot] as number;
    if (one === FITS) hits[fit++] = slot;
    else if (one <= FACETS.length) nearly[near++] = slot;
  }
  const failAlone: Sweep["failAlone"] = { size: totals[SIZE], created: totals[CREATED], q: totals[TEXT] };
  for (const facet of FACETS) failAlone[facet] = totals[failureOf(facet)];
  return { state, hits, nearly, failAlone };
}

/** How many of some slots have each code of a column. */
export function countCodes(cells: Cells, slots: Int32Array, length: number): Uint32Array {
  const counts = new Uint32Array(length);
  for (let place = 0; place < slots.length; place += 1) {
    addTo(counts, cells[slots[place] as number] as number, 1);
  }
  return counts;
}

/** The same over the slots that fail one facet alone, for that facet. */
export function countNearly(
  { state, nearly }: Sweep,
  { facet, cells, length }: { facet: Facet; cells: Cells; length: number },
): Uint32Array {
  const counts = new Uint32Array(length);
  const failure = failureOf(facet);
  for (let place = 0; place < nearly.length; place += 1) {
    const slot = nearly[place] as number;
    if (state[slot] === failure) addTo(counts, cells[slot] as number, 1);
  }
  return counts;
}
