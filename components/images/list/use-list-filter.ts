"use client";

import { useSearchParams } from "next/navigation";
import { type ImageFilter, readFilter } from "@/lib/domain/image-filter";
import { listPath } from "@/lib/domain/links";

/** Changes the filter: `push` for a choice, so that Back takes it back; `replace` while somebody types. */
export type ChangeFilter = (change: (filter: ImageFilter) => ImageFilter, how?: "push" | "replace") => void;

/** The state of the list. It lives in the address alone. */
export function useListFilter(): { filter: ImageFilter; change: ChangeFilter } {
  const params = useSearchParams();
  return { filter: readFilter(new URLSearchParams(params.toString())), change };
}

/** Reads the address and not a render's filter: two quick clicks must not lose the first. */
function change(next: (filter: ImageFilter) => ImageFilter, how: "push" | "replace" = "push"): void {
  const path = listPath(next(readFilter(new URLSearchParams(window.location.search))));
  if (path === `${window.location.pathname}${window.location.search}`) return;
  if (how === "push") window.history.pushState(null, "", path);
  else window.history.replaceState(null, "", path);
}
