"use client";

import { createContext, useContext } from "react";
import type { TextRange } from "@/lib/domain/match-ranges";

/** Finds in a shown text what the rows were searched for; null: nothing is marked. */
export type MatchFinder = ((text: string) => readonly TextRange[]) | null;

const Finder = createContext<MatchFinder>(null);
export const MarksMatches = Finder.Provider;

/** A text of a cloud or a stranger in which the words of the search are marked. */
export function MarkedText({ text, className }: { text: string; className?: string }) {
  const find = useContext(Finder);
  return (
    <bdi lang={/\p{Script=Han}/u.test(text) ? "zh-Hans" : undefined} className={className}>
      {partsOf(text, find?.(text) ?? []).map(({ start, part, found }) =>
        found ? (
          <mark
            key={start}
            className="rounded-[2px] bg-accent-soft text-inherit group-[.bg-selected]:bg-accent/25"
          >
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
