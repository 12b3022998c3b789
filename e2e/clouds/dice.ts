/** Repeatable chance for the emulators' worlds: the same seed gives the same images on every machine. */
export type Dice = {
  /** A number in [0, 1). */
  roll(): number;
  /** An integer in [from, to]. */
  between(from: number, to: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** `length` letters and digits, as cloud ids use them. */
  id(length: number): string;
};

const ID_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

export function dice(seed: number): Dice {
  let state = seed >>> 0;
  // The mulberry32 generator: short, and good enough for made-up images.
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (from: number, to: number) => from + Math.floor(roll() * (to - from + 1));
  return {
    roll,
    between,
    pick: (list) => list[between(0, list.length - 1)] ?? list[0],
    id: (length) => Array.from({ length }, () => ID_LETTERS[between(0, ID_LETTERS.length - 1)]).join(""),
  };
}
