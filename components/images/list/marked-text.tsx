"use client";

import { createContext, useContext } from "react";
import type { TextRange } from "@/lib/domain/match-ranges";
import type { SearchWord } from "@/lib/domain/search-words";
import type { FoundElsewhere } from "./found-elsewhere";

/** Finds in a shown text what the rows were searched for; null: nothing is marked. */
export type MatchFinder = {
  words: readonly SearchWord[];
  find: (text: string) => readonly TextRange[];
  /** Comes with the finder: without a search nobody needs it. */
  FoundElsewhere: typeof FoundElsewhere;
} | null;

const Finder = createContext<MatchFinder>(null);
export const MarksMatches = Finder.Provider;
/** What the rows around were searched for; null: nothing. */
export const useFinder = () => useContext(Finder);

/** A text of a cloud or a stranger in which the words of the search are marked. */
export function MarkedText({ text, title, className }: { text: string; title?: string; className?: string }) {
  const finder = useFinder();
  return (
    <bdi lang={/\p{Script=Han}/u.test(text) ? "zh-Hans" : undefined} title={title} className={className}>
      {partsOf(text, finder?.find(text) ?? []).map(({ start, part, found }) =>
        found ? (
          <mark key={start} className="found">
            {part}
          </mark>
        ) : (
          part
        ),
      )}
    </bdi>
  );
}

/** The whole text in order, cut where a match begins or ends. */
function partsOf(text: string, matches: readonly TextRange[]) {
  const parts: { start: number; part: string; found: boolean }[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start > at) parts.push({ start: at, part: text.slice(at, start), found: false });
    parts.push({ start, part: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) parts.push({ start: at, part: text.slice(at), found: false });
  return parts;
}
