import type { ReactNode } from "react";
import { fold } from "@/lib/domain/fold";

export const GROUPS = ["recent", "images", "views", "places", "actions", "search"] as const;
export type Group = (typeof GROUPS)[number];

/** One line of the palette: where it leads, or what it does. */
export type Item = {
  /** The same for the same thing, also on the next visit. */
  id: string;
  group: Group;
  words: string;
  /** Smaller behind the words, in mono where it is an id. */
  hint?: { text: string; mono?: true };
  sign: ReactNode;
  /** Other words by which it is found. */
  also?: string;
  act: { kind: "go"; href: string } | { kind: "do"; run: () => void };
};

/** The items in whose words every word of a text begins somewhere; all of them for no text. */
export function fitting(items: readonly Item[], text: string): Item[] {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  return items.filter((item) => {
    const names = fold(`${item.words} ${item.also ?? ""}`);
    return words.every((word) => begins(names, word));
  });
}

function begins(text: string, word: string): boolean {
  // Chinese has no spaces between words, so a word may begin at any letter.
  if (/\p{Script=Han}/u.test(word)) return text.includes(word);
  return text.startsWith(word) || text.includes(` ${word}`);
}
