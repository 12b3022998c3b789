import { emptyFilter, type ImageFilter, withChoice } from "../image-filter";

/** Whose images a board counts. `mine`: own ones and those that others share with us. */
export const WHOSE = ["all", "mine", "own", "shared", "public"] as const;
export type Whose = (typeof WHOSE)[number];

const OWNERSHIPS: Record<Whose, readonly string[]> = {
  all: [],
  mine: ["private", "shared"],
  own: ["private"],
  shared: ["shared"],
  public: ["public"],
};

/** The filter of the list that shows exactly these images. */
export function whoseFilter(whose: Whose): ImageFilter {
  return OWNERSHIPS[whose].reduce(
    (filter, ownership) => withChoice(filter, "ownership", ownership, "include"),
    emptyFilter(),
  );
}

/** Reads one of some words from an address; anything else is the first of them. */
export function readWord<T extends string>(text: string | null, words: readonly [T, ...T[]]): T {
  return words.find((word) => word === text) ?? words[0];
}
