"use client";

import { useDensity } from "@/components/shell/use-density";
import { useNarrow } from "./use-narrow";

/** How an image stands in the list: the variants `compact` and `phone` of globals.css, for what only one of them has. */
export type RowShape = "two-lines" | "one-line" | "card";

/** Height of a row in pixels. A card's is a guess: it is measured when it is there. */
export const ROW_PX: Record<RowShape, number> = { "two-lines": 40, "one-line": 32, card: 148 };

/** By the width of the window and the reader's choice of density. The server draws two lines. */
export function useRowShape(): RowShape {
  const narrow = useNarrow();
  const density = useDensity();
  if (narrow) return "card";
  return density === "compact" ? "one-line" : "two-lines";
}
