"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Facet } from "@/lib/domain/image-filter";
import type { FacetCount, FacetValues } from "@/lib/domain/image-list";
import { getJson } from "./fetch-images";

const NOTHING: readonly FacetCount[] = [];

/** The values of a long facet in which a text is found, beyond those that the list carries. */
export function useFacetValues({
  facet,
  find,
  address,
  enabled,
}: {
  facet: Facet;
  find: string;
  /** The filter as writeFilter writes it. */
  address: string;
  enabled: boolean;
}): { values: readonly FacetCount[]; found: number; reading: boolean; failed: boolean } {
  const { data, isFetching, isError } = useQuery({
    queryKey: ["image-values", facet, find, address],
    queryFn: ({ signal }) => fetchValues({ facet, find, address, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const answer = enabled ? data : undefined;
  return {
    values: answer?.values ?? NOTHING,
    found: answer?.found ?? 0,
    reading: enabled && isFetching,
    failed: enabled && isError,
  };
}

/** `GET /api/images/values`. Throws ListError. */
async function fetchValues({
  facet,
  find,
  address,
  signal,
}: {
  facet: Facet;
  find: string;
  address: string;
  signal: AbortSignal;
}): Promise<FacetValues> {
  const params = new URLSearchParams(address);
  params.set("facet", facet);
  params.set("find", find);
  // Our own server's answer, typed by the same function that made it.
  return (await getJson(`/api/images/values?${params}`, signal)) as FacetValues;
}
