import { matchRanges } from "@/lib/domain/match-ranges";
import { searchWords } from "@/lib/domain/search-words";
import { FoundElsewhere } from "./found-elsewhere";
import type { MatchFinder } from "./marked-text";

/** Finds in shown texts what the index found by the same search, and tells where it did in texts that are not shown. */
export function matchFinder(sought: string): NonNullable<MatchFinder> {
  const words = searchWords(sought);
  return { words, find: (text) => matchRanges(text, words), FoundElsewhere };
}
