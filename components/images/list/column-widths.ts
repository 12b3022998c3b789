"use client";

import { kept } from "@/components/ui/kept";
import { COLUMN_IDS, type ColumnId } from "@/lib/domain/list-columns";
import { NARROWEST_PX, WIDEST_PX, type Widths } from "./columns";

/** The widths that the reader gave columns; kept in this browser, because they fit its screen. */
export const columnWidths = kept<Widths>("nephoscope-column-widths", (stored) => {
  const widths: Widths = {};
  if (typeof stored !== "object" || stored === null) return widths;
  for (const [name, width] of Object.entries(stored)) {
    const id = COLUMN_IDS.find((known) => known === name);
    if (id !== undefined && typeof width === "number" && Number.isFinite(width)) widths[id] = within(width);
  }
  return widths;
});

/** Gives a column a width in px, within bounds; null takes the reader's width back. */
export function giveWidth(id: ColumnId, widthPx: number | null): void {
  const { [id]: _, ...others } = columnWidths.read();
  columnWidths.write(widthPx === null ? others : { ...others, [id]: within(widthPx) });
}

function within(widthPx: number): number {
  return Math.round(Math.min(WIDEST_PX, Math.max(NARROWEST_PX, widthPx)));
}
