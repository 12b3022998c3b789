"use client";

import { useSyncExternalStore } from "react";
import { densityOf } from "@/components/shell/density";

const COMFORTABLE_PX = 40;
const COMPACT_PX = 32;

/** Height of a row in pixels, by the reader's choice of density. The server draws the comfortable one. */
export function useRowPx(): number {
  return useSyncExternalStore(
    // The choice is made on another page.
    () => () => {},
    () => (densityOf(document.documentElement.dataset.density) === "compact" ? COMPACT_PX : COMFORTABLE_PX),
    () => COMFORTABLE_PX,
  );
}
