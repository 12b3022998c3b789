"use client";

import { useSearchParams } from "next/navigation";
import { type ChangesFilter, changesPath, readChangesFilter } from "@/lib/domain/changes-filter";

export type ChangeChangesFilter = (
  change: (now: ChangesFilter) => ChangesFilter,
  how?: "push" | "replace",
) => void;

/** The state of the page. It lives in the address alone. */
export function useChangesFilter(): ChangesFilter {
  return readChangesFilter(new URLSearchParams(useSearchParams().toString()));
}

/** Reads the address bar and not a render's state: two quick clicks must not lose the first. */
export const changeChangesFilter: ChangeChangesFilter = (change, how = "push") => {
  const now = readChangesFilter(new URLSearchParams(window.location.search));
  const path = changesPath(change(now));
  if (path === `${window.location.pathname}${window.location.search}`) return;
  if (how === "push") window.history.pushState(null, "", path);
  else window.history.replaceState(null, "", path);
};
