"use client";

import { useSyncExternalStore } from "react";

/** Whether rows are cards: the `phone` variant of globals.css. False on the server. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(PHONE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(PHONE).matches,
    () => false,
  );
}

const PHONE = "(max-width: 720px)";
