"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { writeFilter } from "@/lib/domain/image-filter";
import { firstWindow } from "./image-window";
import { addressNow, type ChangeFilter, changeFilter } from "./use-list-address";

/** Changes the filter and asks for its rows in the same moment: the page is drawn anew while they are on their way. */
export function useChangeFilter(): ChangeFilter {
  const client = useQueryClient();
  return useCallback<ChangeFilter>(
    (change, how) => {
      changeFilter(change, how);
      void client.prefetchQuery(firstWindow(writeFilter(addressNow().filter).toString()));
    },
    [client],
  );
}
