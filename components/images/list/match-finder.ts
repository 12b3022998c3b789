import { matchRanges } from "@/lib/domain/match-ranges";
import { searchWords } from "@/lib/domain/search-words";
import type { MatchFinder } from "./marked-text";

/** Finds in shown texts what the index found by the same search. */
export function matchFinder(sought: string): NonNullable<MatchFinder> {
  const words = searchWords(sought);
  return (text) => matchRanges(text, words);
}
