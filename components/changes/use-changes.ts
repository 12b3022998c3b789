"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { pulseQuery } from "../shell/pulse";
import { type ChangesFrom, changesKey, fetchChanges, fetchNewCount } from "./fetch-changes";

/**
 * The changes for a filter, page by page as of the moment of the first, and how many have come since. They wait until
 * `refresh`, so that nothing moves under the pointer.
 */
export function useChanges(address: string) {
  const client = useQueryClient();
  const pages = useInfiniteQuery({
    queryKey: changesKey(address),
    queryFn: ({ pageParam, signal }) => fetchChanges(address, pageParam, signal),
    initialPageParam: null as ChangesFrom | null,
    getNextPageParam: ({ next, asOf }) => (next === null ? null : { before: next, asOf }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const first = pages.data?.pages[0];
  const pulse = useQuery(pulseQuery);
  const asOf = first?.asOf;
  // Every change moves the inventory's revision, or comes with a read that moves the age of a source.
  const news = useQuery({
    queryKey: ["changes-news", address, asOf, pulse.data?.revision],
    queryFn: ({ signal }) => fetchNewCount(address, asOf ?? 0, signal),
    enabled: asOf !== undefined && pulse.data !== undefined,
  });
  return {
    pages,
    first,
    groups: pages.data?.pages.flatMap((page) => page.groups) ?? [],
    sources: pulse.data?.sources ?? [],
    news: news.data ?? 0,
    /** From the first page on: with later ones kept, theirs would be of another moment. */
    refresh: () => void client.resetQueries({ queryKey: changesKey(address) }),
  };
}
