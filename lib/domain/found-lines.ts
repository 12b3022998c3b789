import { fold } from "./fold";

/** A line of a text; `number` counts from 1, `found` says whether it is one that was looked for. */
export type FoundLine = { number: number; text: string; found: boolean };

/** Lines shown before and after each line that fits, so that it can be understood. */
const AROUND = 1;

/**
 * The lines of a text in which some words stand, folded as everywhere in the product, with the lines around them. An
 * empty search finds nothing in particular and gives every line.
 */
export function foundLines(text: string, wanted: string): FoundLine[] {
  const needle = fold(wanted.trim());
  const lines = text.split("\n").map((line, position) => ({
    number: position + 1,
    text: line,
    found: needle !== "" && fold(line).includes(needle),
  }));
  if (needle === "") return lines;
  return lines.filter((_, at) =>
    lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ found }) => found),
  );
}
