import { fold } from "./fold";
import { indexOfNeedle, type SearchWord } from "./search-words";

/** A stretch of a text, in its UTF-16 units; `end` is the first unit after it. */
export type TextRange = { start: number; end: number };

/**
 * The stretches of a shown text in which a search's words are found, in order, touching ones joined. Words are folded
 * and folding changes lengths (`㎡` is two letters), so a stretch is widened to whole letters of the shown text.
 */
export function matchRanges(shown: string, words: readonly SearchWord[]): TextRange[] {
  if (words.length === 0 || shown === "") return [];
  const folded = fold(shown);
  const found = words.flatMap((word) => word.flatMap((needle) => [...standsAt(folded, needle)]));
  if (found.length === 0) return [];
  const edges = edgesOf(shown, folded);
  return joined(found.map(({ start, end }) => ({ start: edges.before(start), end: edges.after(end) })));
}

function* standsAt(folded: string, needle: SearchWord[number]): Generator<TextRange> {
  for (let at = indexOfNeedle(folded, needle); at >= 0; at = indexOfNeedle(folded, needle, at + 1)) {
    yield { start: at, end: at + needle.text.length };
  }
}

function joined(ranges: TextRange[]): TextRange[] {
  const result: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

/** From positions of the folded text to those of the shown one. */
type Edges = { before(position: number): number; after(position: number): number };

function edgesOf(shown: string, folded: string): Edges {
  const pairs = letterEdges(shown, folded) ?? safeEdges(shown, folded);
  return {
    before: (position) => pairs.findLast((pair) => pair.folded <= position)?.shown ?? 0,
    after: (position) => pairs.find((pair) => pair.folded >= position)?.shown ?? shown.length,
  };
}

type Edge = { shown: number; folded: number };

/** Edges between letters that fold each for itself, which nearly all do; null where some do not. */
function letterEdges(shown: string, folded: string): Edge[] | null {
  const edges: Edge[] = [{ shown: 0, folded: 0 }];
  let [position, text] = [0, ""];
  for (const letter of shown) {
    position += letter.length;
    text += fold(letter);
    edges.push({ shown: position, folded: text.length });
  }
  return text === folded ? edges : null;
}

/** Edges at which both sides fold for themselves: not between a letter and the accent that joins it. */
function safeEdges(shown: string, folded: string): Edge[] {
  const edges: Edge[] = [];
  for (let position = 0; position <= shown.length; position += 1) {
    const before = fold(shown.slice(0, position));
    if (before + fold(shown.slice(position)) === folded)
      edges.push({ shown: position, folded: before.length });
  }
  return edges;
}
