import { queryOptions } from "@tanstack/react-query";
import { fetchImages } from "../images/list/fetch-images";
import { isLive } from "./live";

const QUIET_MS = 30_000;
/** While first reads run, people watch the numbers grow. */
const FIRST_READ_MS = 5_000;
/** Somebody may have asked for the read that is under way, and waits for it. */
const READING_MS = 2_000;
/** A read that was asked for begins within a second and goes on in turns, with moments when no source is being read. */
const WATCHED_MS = 20_000;

let watchedUntilMs = 0;

/** Has the pulse look often for a while, because somebody has just asked for a read. */
export function watchReads(): void {
  watchedUntilMs = Date.now() + WATCHED_MS;
}

/** The freshness of all sources and the revision of the inventory, asked again and again while the page is visible. */
export const pulseQuery = queryOptions({
  queryKey: ["pulse"],
  queryFn: async ({ signal }) => {
    const { sources, revision, known, atLeast } = await fetchImages({
      address: "",
      from: 0,
      limit: 0,
      signal,
    });
    return { sources, revision, known, atLeast };
  },
  refetchInterval: ({ state: { data } }) => {
    if (isLive()) return QUIET_MS;
    if (data?.atLeast) return FIRST_READ_MS;
    const watched = Date.now() < watchedUntilMs || data?.sources.some(({ reading }) => reading);
    return watched ? READING_MS : QUIET_MS;
  },
});
