import { type Condition, FACETS, type Facet } from "../../domain/image-filter";
import type { Steps } from "./breath";
import { addTo } from "./codes";
import type { Column } from "./entry";
import type { Turn } from "./image-index";
import type { Signatures } from "./signatures";
import { CREATED, FITS, failureOf, OUT, SIZE, TEXT } from "./sweep-state";
import { sweepWords, type WordTest } from "./sweep-words";

export type Cells = Uint8Array | Uint16Array | Uint32Array;

/** A condition that a column's code decides: 1 where the code fails. */
export type CodeTest = { condition: Facet | "size"; column: Column; fails: Uint8Array };

export type SweepInput = {
  /** All slots are smaller. */
  length: number;
  /** Slots that are not empty. */
  images: number;
  /** 255 where a slot is empty, else 0. */
  empty: Uint8Array;
  cells: Record<Column, Cells>;
  tests: CodeTest[];
  /** From the first millisecond on, until before the last; null: any. */
  created: { from: number; until: number; cells: Float64Array } | null;
  words: WordTest[];
  /** Slots among which all are that have the words and that no other condition has ruled out, ascending; null: any. */
  within: Int32Array | null;
  text(slot: number): string;
  /** Of the texts. */
  signatures: Signatures;
};

export type Sweep = {
  /** 0 where an image fits. */
  state: Uint8Array;
  /** Slots that fit, ascending. */
  hits: Int32Array;
  /** Slots of the images that do not, ascending, where these are fewer; else null. */
  misses: Int32Array | null;
  /** Slots that have all words and that no other condition has ruled out, ascending; null: there are no words. */
  left: Int32Array | null;
  /** Slots that fail one facet alone, with the facet's position + 1 in `state`. */
  nearly: Int32Array;
  /** For each condition of the filter: how many images fail it alone. */
  failAlone: Partial<Record<Condition, number>>;
};

/**
 * One sweep over all images, column by column and text last, because it costs most: which fit, and which would but for
 * one condition.
 */
export async function sweep(input: SweepInput, turn: Pick<Turn, "steps" | "pause">): Promise<Sweep> {
  const { length, created, words, within, text, signatures } = input;
  const { steps } = turn;
  const state = input.empty.slice(0, length);
  const failures = codeFailures(input.tests);
  for (const { column, fails } of failures) {
    const cells = input.cells[column];
    await steps(length, (start, end) => testCodes({ state, cells, fails, start, end }));
  }
  if (created) await steps(length, (start, end) => testCreated({ state, created, start, end }));
  const slots = words.length === 0 ? null : within ? confined(state, within) : await notOut(state, steps);
  const left = slots && (await sweepWords({ words, slots, state, text, signatures }, turn));
  if (left !== null && failures.length === 0 && created === null) {
    return await withWordsAlone({ state, left }, input, steps);
  }
  return await gather({ state, left }, input, steps);
}

/** What {@link gather} tells of a search for words without another condition, the first thing that most people ask. */
async function withWordsAlone(
  { state, left }: { state: Uint8Array; left: Int32Array },
  { images, empty }: Pick<SweepInput, "images" | "empty">,
  steps: Steps,
): Promise<Sweep> {
  const misses = await missesOf({ state, empty, hits: left.length, images, steps });
  return {
    state,
    hits: left,
    misses,
    left,
    nearly: new Int32Array(),
    failAlone: { q: images - left.length },
  };
}

/**
 * The tests of each column in one: 0 where a code passes all, the number of the one it fails, or 255 for several. None
 * of a column whose codes all pass.
 */
function codeFailures(tests: readonly CodeTest[]): { column: Column; fails: Uint8Array }[] {
  const byColumn = new Map<Column, Uint8Array>();
  for (const { condition, column, fails } of tests) {
    if (!fails.includes(1)) continue;
    const number = condition === "size" ? SIZE : failureOf(condition);
    const joined = byColumn.get(column) ?? new Uint8Array(fails.length);
    for (let code = 0; code < fails.length; code += 1) {
      if (fails[code] === 1) joined[code] = joined[code] === FITS ? number : OUT;
    }
    byColumn.set(column, joined);
  }
  return [...byColumn].map(([column, fails]) => ({ column, fails }));
}

type Stretch = { state: Uint8Array; start: number; end: number };

/** Without a branch, as what follows here: which images fit is as good as random, and a wrong guess costs more. */
function testCodes({ state, cells, fails, start, end }: Stretch & { cells: Cells; fails: Uint8Array }): void {
  for (let slot = start; slot < end; slot += 1) {
    const before = state[slot] as number;
    const failure = fails[cells[slot] as number] as number;
    // One of them where the other is 0; all bits, of which eight are kept, where neither is.
    state[slot] = (before + failure) | (((0 - before) & (0 - failure)) >> 31);
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

async function notOut(state: Uint8Array, steps: Steps): Promise<Int32Array> {
  const slots = new Int32Array(state.length);
  let length = 0;
  await steps(state.length, (start, end) => {
    for (let slot = start; slot < end; slot += 1) {
      slots[length] = slot;
      length += isBelow(state[slot] as number, OUT);
    }
  });
  return slots.subarray(0, length);
}

/** All slots but some do not have the words, whatever else they fail. */
function confined(state: Uint8Array, within: Int32Array): Int32Array {
  const slots = within.slice();
  const states = new Uint8Array(slots.length);
  for (let place = 0; place < slots.length; place += 1)
    states[place] = state[slots[place] as number] as number;
  for (let slot = 0; slot < state.length; slot += 1) state[slot] = state[slot] === FITS ? TEXT : OUT;
  for (let place = 0; place < slots.length; place += 1)
    state[slots[place] as number] = states[place] as number;
  return slots;
}

/** 1 where a number is smaller than the other, else 0. Both far from the largest. */
function isBelow(one: number, other: number): number {
  return (one - other) >>> 31;
}

/** `left`: the slots among which all are that fit, and that fail one facet alone; null: any. */
async function gather(
  { state, left }: { state: Uint8Array; left: Int32Array | null },
  { images, empty }: Pick<SweepInput, "images" | "empty">,
  steps: Steps,
): Promise<Sweep> {
  const totals = new Uint32Array(256);
  await steps(state.length, (start, end) => {
    for (let slot = start; slot < end; slot += 1) addTo(totals, state[slot] as number, 1);
  });
  const hits = new Int32Array((totals[FITS] as number) + 1);
  const nearly = new Int32Array(1 + FACETS.reduce((sum, facet) => sum + (totals[failureOf(facet)] ?? 0), 0));
  let [fit, near] = [0, 0];
  await steps(left?.length ?? state.length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      const slot = left === null ? place : (left[place] as number);
      const one = state[slot] as number;
      // Written in any case, and only what belongs there moves the place on: hence one place more than needed.
      hits[fit] = slot;
      nearly[near] = slot;
      const doesFit = isBelow(one, FITS + 1);
      fit += doesFit;
      near += isBelow(one, FACETS.length + 1) - doesFit;
    }
  });
  const misses = await missesOf({ state, empty, hits: fit, images, steps });
  const failAlone: Sweep["failAlone"] = { size: totals[SIZE], created: totals[CREATED], q: totals[TEXT] };
  for (const facet of FACETS) failAlone[facet] = totals[failureOf(facet)];
  return { state, hits: hits.subarray(0, fit), misses, left, nearly: nearly.subarray(0, near), failAlone };
}

/** Slots of the images that do not fit, where these are fewer than those that do. */
async function missesOf({
  state,
  empty,
  hits,
  images,
  steps,
}: {
  state: Uint8Array;
  empty: Uint8Array;
  hits: number;
  images: number;
  steps: Steps;
}): Promise<Int32Array | null> {
  if (images - hits >= hits) return null;
  const misses = new Int32Array(images - hits);
  let missed = 0;
  await steps(misses.length === 0 ? 0 : state.length, (start, end) => {
    for (let slot = start; slot < end; slot += 1) {
      if (state[slot] !== FITS && empty[slot] === 0) misses[missed++] = slot;
    }
  });
  return misses;
}
