import { queryOptions } from "@tanstack/react-query";
import { fetchImages, fetchRows } from "./fetch-images";

/** Rows asked for at once: a little more than a large screen shows, as each costs time before the first is seen. */
export const WINDOW_ROWS = 50;

/** The query of the beginning of the list, with its counts; `address` is the filter as writeFilter writes it. */
export function firstWindow(address: string) {
  return queryOptions({
    queryKey: windowKey(address, 0),
    queryFn: ({ signal }) => fetchImages({ address, from: 0, limit: WINDOW_ROWS, signal }),
    // Replaced when the pulse says that something changed, so that rows do not move by themselves.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The query of a later window, which is rows alone. */
export function laterWindow(address: string, index: number) {
  return queryOptions({
    queryKey: windowKey(address, index),
    queryFn: ({ signal }) => fetchRows({ address, from: index * WINDOW_ROWS, limit: WINDOW_ROWS, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function windowKey(address: string, index: number) {
  return ["images", address, index] as const;
}
