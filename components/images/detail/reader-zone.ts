"use client";

import { useSyncExternalStore } from "react";

/** The reader's time zone; UTC on the server and during hydration, so that both draw the same first picture. */
export function useReaderZone(): string {
  return useSyncExternalStore(
    neverChanges,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}

function neverChanges(): () => void {
  return () => {};
}
