"use client";

import { useSearchParams } from "next/navigation";
import type { ImageFilter } from "@/lib/domain/image-filter";
import { type ListAddress, listPathOf, readListAddress, writeListAddress } from "@/lib/domain/list-address";

/** `push` for a choice, so that Back takes it back; `replace` while somebody types, selects or walks. */
export type How = "push" | "replace";
export type ChangeAddress = (change: (now: ListAddress) => ListAddress, how?: How) => void;
export type ChangeFilter = (change: (filter: ImageFilter) => ImageFilter, how?: How) => void;

/** The state of the list. It lives in the address alone. */
export function useListAddress(): ListAddress {
  return readListAddress(new URLSearchParams(useSearchParams().toString()));
}

/** What the address bar says at this moment; a render may lag behind it. */
export function addressNow(): ListAddress {
  return readListAddress(new URLSearchParams(window.location.search));
}

/** Reads the address bar and not a render's state: two quick clicks must not lose the first. */
export const changeAddress: ChangeAddress = (change, how = "push") => {
  const path = listPathOf(writeListAddress(change(addressNow())).toString());
  if (path === `${window.location.pathname}${window.location.search}`) return;
  if (how === "push") window.history.pushState(null, "", path);
  else window.history.replaceState(null, "", path);
};

/** Changes the filter; columns, selection and the open image stay. */
export const changeFilter: ChangeFilter = (change, how) =>
  changeAddress((now) => ({ ...now, filter: change(now.filter) }), how);
