"use client";

import { useMatches } from "./use-matches";

/** Whether rows are cards: the `phone` variant of globals.css. False on the server. */
export function useNarrow(): boolean {
  return useMatches("(max-width: 720px)");
}
