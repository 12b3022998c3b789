import { type SearchWord, saysMore } from "../../domain/search-words";

/** A search that was answered: under the same other conditions, what fits a search that says more is among `left`. */
export type Narrowing = {
  /** The filter without its text and order. */
  rest: string;
  words: readonly SearchWord[];
  /** Slots that have all words, ascending, but for those that other conditions have ruled out. */
  left: Int32Array;
};

export type Narrowings = {
  /** The smallest one that a search says more than; null: none. */
  find(rest: string, words: readonly SearchWord[]): Narrowing | null;
  keep(narrowing: Narrowing): void;
  clear(): void;
};

/** A few people who type at the same time; 16 MB at the most. */
const MOST_KEPT = 6;
const MOST_SLOTS = 4_000_000;

/** The searches that were answered last: each key that is typed asks for a part of what the key before has found. */
export function narrowings(): Narrowings {
  let kept: Narrowing[] = [];
  return {
    find(rest, words) {
      const fitting = kept.filter((one) => one.rest === rest && saysMore(words, one.words));
      return fitting.reduce<Narrowing | null>(
        (best, one) => (best === null || one.left.length < best.left.length ? one : best),
        null,
      );
    },
    keep(narrowing) {
      let slots = 0;
      kept = [narrowing, ...kept].slice(0, MOST_KEPT).filter(({ left }, place) => {
        slots += left.length;
        return place === 0 || slots <= MOST_SLOTS;
      });
    },
    clear() {
      kept = [];
    },
  };
}
