"use client";

import { useSyncExternalStore } from "react";

/** Whether a media query fits. False on the server. */
export function useMatches(media: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(media);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(media).matches,
    () => false,
  );
}
