"use client";

import { kept } from "../ui/kept";

/** What was used last, latest first. Images keep what it takes to show them; the rest is known by its id. */
export type Used = { id: string; words: string; href: string | null };

const MOST = 6;

export const recentlyUsed = kept<readonly Used[]>("nephoscope-recent", (stored) =>
  Array.isArray(stored) ? stored.flatMap(toUsed).slice(0, MOST) : [],
);

export function noteUse(used: Used): void {
  recentlyUsed.write([used, ...recentlyUsed.read().filter(({ id }) => id !== used.id)].slice(0, MOST));
}

function toUsed(stored: unknown): Used[] {
  if (typeof stored !== "object" || stored === null) return [];
  const { id, words, href = null } = stored as Record<string, unknown>;
  if (typeof id !== "string" || typeof words !== "string") return [];
  // A way out of the product does not get in by storage.
  if (href !== null && !(typeof href === "string" && /^\/(?!\/)/.test(href))) return [];
  return [{ id, words, href }];
}
