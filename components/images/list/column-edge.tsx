"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { ColumnId } from "@/lib/domain/list-columns";
import { columnWidths, giveWidth } from "./column-widths";
import { COLUMN_SHAPES, NARROWEST_PX, WIDEST_PX } from "./columns";

const STEP_PX = 8;

/**
 * The right edge of a head: dragged, or moved by the arrow keys, it changes the column's width; a double click or Home
 * gives the first width back.
 */
export function ColumnEdge({ id }: { id: ColumnId }) {
  const t = useTranslations("list");
  const widths = columnWidths.useValue();
  const [drag, setDrag] = useState<{ fromPx: number; widthPx: number } | null>(null);

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ fromPx: event.clientX, widthPx: widthOf(event.currentTarget) });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const step = STEP_PX * (event.shiftKey ? 4 : 1);
    if (event.key === "ArrowLeft") giveWidth(id, widthOf(event.currentTarget) - step);
    else if (event.key === "ArrowRight") giveWidth(id, widthOf(event.currentTarget) + step);
    else if (event.key === "Home") giveWidth(id, null);
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that can be moved is a separator with a value, and no <hr>.
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t("edge", { column: t(`columns.${id}`) })}
      aria-valuenow={widths[id] ?? COLUMN_SHAPES[id].widthPx}
      aria-valuemin={NARROWEST_PX}
      aria-valuemax={WIDEST_PX}
      tabIndex={0}
      data-dragged={drag !== null || undefined}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => drag && giveWidth(id, drag.widthPx + event.clientX - drag.fromPx)}
      onPointerUp={() => setDrag(null)}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={() => giveWidth(id, null)}
      onKeyDown={onKeyDown}
      className="absolute top-0 right-0 h-full w-2 cursor-col-resize touch-none after:absolute after:top-2 after:right-0 after:h-4 after:w-px group-hover/head:after:bg-line-strong hover:after:bg-control focus-visible:after:bg-accent focus-visible:-outline-offset-2 data-dragged:after:bg-accent"
    />
  );
}

/** As it is drawn: the pinned column is wider than its own width where there is room. */
function widthOf(edge: HTMLElement): number {
  return Math.round(edge.parentElement?.getBoundingClientRect().width ?? 0);
}
