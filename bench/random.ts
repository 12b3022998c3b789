/** Numbers that look random and are the same for the same seed, so that two runs measure the same images. */
export type Random = {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** The first values more often than the last, as in life. */
  pickSkewed<T>(values: readonly T[]): T;
  /** Letters and digits in lower case. */
  word(length: number): string;
};

/** Mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  const at = <T>(values: readonly T[], index: number): T => {
    const value = values[index];
    if (value === undefined) throw new RangeError("nothing to pick from");
    return value;
  };
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (values) => at(values, below(values.length)),
    pickSkewed: (values) => at(values, Math.floor(next() ** 2 * values.length)),
    word: (length) => Array.from({ length }, () => at(LETTERS, below(LETTERS.length))).join(""),
  };
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
