/** A personal address of the changes, as its owner sees it. Moments are ISO 8601 UTC. */
export type Feed = { id: string; name: string; createdAt: string; usedAt: string | null };

/** The path of a feed. `query` is the page's own, with the language of whoever made it. */
export function feedPath(token: string, query: string): string {
  return `/api/feed/${token}${query === "" ? "" : `?${query}`}`;
}
