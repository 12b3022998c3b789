"use client";

import type { Density } from "@/components/shell/density";
import { useDensity } from "@/components/shell/use-density";

const ROW_PX: Record<Density, number> = { comfortable: 40, compact: 32 };

/** Height of a row in pixels, by the reader's choice of density. The server draws the comfortable one. */
export function useRowPx(): number {
  return ROW_PX[useDensity()];
}
