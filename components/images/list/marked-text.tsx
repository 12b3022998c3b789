"use client";

import { createContext, useContext } from "react";
import { matchRanges } from "@/lib/domain/match-ranges";
import type { SearchWord } from "@/lib/domain/search-words";

/** The words of the search that the rows answer. */
const Sought = createContext<readonly SearchWord[]>([]);
export const SoughtWords = Sought.Provider;

/** A text of a cloud or a stranger in which the words of the search are marked. */
export function MarkedText({ text, className }: { text: string; className?: string }) {
  const words = useContext(Sought);
  return (
    <bdi lang={/\p{Script=Han}/u.test(text) ? "zh-Hans" : undefined} className={className}>
      {partsOf(text, words).map(({ start, part, found }) =>
        found ? (
          <mark key={start} className="rounded-[2px] bg-accent-soft text-inherit">
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
function partsOf(text: string, words: readonly SearchWord[]) {
  const parts: { start: number; part: string; found: boolean }[] = [];
  let at = 0;
  for (const { start, end } of matchRanges(text, words)) {
    if (start > at) parts.push({ start: at, part: text.slice(at, start), found: false });
    parts.push({ start, part: text.slice(start, end), found: true });
    at = end;
  }
  if (at < text.length) parts.push({ start: at, part: text.slice(at), found: false });
  return parts;
}
