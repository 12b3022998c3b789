"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { pulseQuery } from "@/components/shell/pulse";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { fetchImages } from "./fetch-images";
import { firstWindow } from "./image-window";

/** The inventory has changed; `more` images fit the filter now (negative: fewer), null while that is not known. */
export type News = { more: number | null };

/** What is on the screen: an answer and the filter it answers. */
export type Shown = { address: string; list: ImageList };

/**
 * The list for an address. While a new answer is on its way, and when it fails, the last one stays, so `shown` may
 * answer an older filter; null before the first answer.
 */
export function useList(address: string) {
  const client = useQueryClient();
  const head = useQuery(firstWindow(address));
  const pulse = useQuery(pulseQuery);
  const [last, setLast] = useState<Shown | null>(head.data ? { address, list: head.data } : null);
  if (head.data && (last?.list !== head.data || last.address !== address)) {
    setLast({ address, list: head.data });
  }
  // The state itself, and so the same object as long as nothing new was answered.
  const shown = last;

  const now = pulse.data ?? null;
  const changed = shown !== null && now !== null && now.revision > shown.list.revision;
  const shownRead = lastRead(shown?.list.sources ?? []);
  const sources =
    now !== null && lastRead(now.sources) >= shownRead ? now.sources : (shown?.list.sources ?? []);

  // How many more or fewer images the same filter would show now; asked only when something changed.
  const news = useQuery({
    queryKey: ["image-news", address, now?.revision],
    queryFn: ({ signal }) => fetchImages({ address, from: 0, limit: 0, signal }),
    enabled: changed && shown?.address === address,
  });
  const more = shown && news.data ? news.data.total - shown.list.total : null;

  const refresh = () => {
    void client.invalidateQueries({ queryKey: ["images"] });
  };

  // With no row on the screen nothing can move under the pointer, so news need no asking.
  const refreshes = changed && shown?.list.total === 0;
  useEffect(() => {
    if (refreshes) void client.invalidateQueries({ queryKey: ["images"] });
  }, [refreshes, client]);

  // Read again and found unchanged: the same rows with younger ages, so nothing moves.
  const confirmed = now !== null && !changed && lastRead(now.sources) > shownRead;
  useEffect(() => {
    if (confirmed) void client.invalidateQueries({ queryKey: ["images", address] });
  }, [confirmed, client, address]);

  return {
    shown,
    sources,
    error: head.error,
    failures: head.failureReason,
    pending: head.isFetching,
    news: changed && !refreshes ? { more } : null,
    refresh,
    retry: () => void head.refetch(),
  };
}

/** When any source was last read, ISO 8601; "" before the first time. Times of one clock, the server's. */
function lastRead(sources: readonly SourceState[]): string {
  return sources.reduce((last, { readAt }) => (readAt !== null && readAt > last ? readAt : last), "");
}
