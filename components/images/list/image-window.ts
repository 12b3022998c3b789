import { queryOptions } from "@tanstack/react-query";
import { fetchImages } from "./fetch-images";

/** Rows asked for at once. */
export const WINDOW_ROWS = 100;

/** The query of one window of the list; `address` is the filter as writeFilter writes it. */
export function imageWindow(address: string, index: number) {
  return queryOptions({
    queryKey: windowKey(address, index),
    queryFn: ({ signal }) => fetchImages({ address, from: index * WINDOW_ROWS, limit: WINDOW_ROWS, signal }),
    // Replaced when the pulse says that something changed, so that rows do not move by themselves.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function windowKey(address: string, index: number) {
  return ["images", address, index] as const;
}
