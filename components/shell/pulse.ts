import { queryOptions } from "@tanstack/react-query";
import { fetchImages } from "../images/list/fetch-images";

const QUIET_MS = 30_000;
/** While first reads run, people watch the numbers grow. */
const FIRST_READ_MS = 5_000;
/** Somebody may have asked for the read that is under way, and waits for it. */
const READING_MS = 2_000;

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
    if (data?.atLeast) return FIRST_READ_MS;
    return data?.sources.some(({ reading }) => reading) ? READING_MS : QUIET_MS;
  },
});
