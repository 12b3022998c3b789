"use client";

import { type FocusEvent, type KeyboardEvent, type RefCallback, useCallback, useRef } from "react";

/**
 * What makes a table a grid: one cell is in the tab order, arrows move, Home and End go to the ends of a row, with Ctrl to
 * those of the table. Cells are the elements with `data-cell`. The tab order is kept in the document alone: a table
 * of thousands of cells must not be drawn anew for each step.
 */
export function useGridKeys() {
  const current = useRef<HTMLElement | null>(null);

  function makeCurrent(cell: HTMLElement): void {
    if (current.current !== cell) current.current?.setAttribute("tabindex", "-1");
    cell.setAttribute("tabindex", "0");
    current.current = cell;
  }

  // Drawn anew, the table may have lost the cell that was in the tab order.
  const ref: RefCallback<HTMLTableElement> = useCallback((table) => {
    const first = table?.querySelector<HTMLElement>("[data-cell]");
    if (first && !current.current?.isConnected) {
      first.setAttribute("tabindex", "0");
      current.current = first;
    }
  }, []);

  return {
    role: "grid",
    "aria-readonly": true,
    ref,
    onFocus(event: FocusEvent<HTMLTableElement>) {
      const cell = cellAt(event.target);
      if (cell) makeCurrent(cell);
    },
    onKeyDown(event: KeyboardEvent<HTMLTableElement>) {
      const cell = cellAt(event.target);
      if (!cell || event.altKey || event.metaKey) return;
      const next = neighbour(event.currentTarget, cell, event);
      if (!next) return;
      event.preventDefault();
      next.focus();
      // A sticky head would lie over a cell that is scrolled to the edge.
      next.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
  };
}

function cellAt(target: EventTarget): HTMLElement | null {
  return target instanceof HTMLElement ? target.closest<HTMLElement>("[data-cell]") : null;
}

function neighbour(
  table: HTMLTableElement,
  cell: HTMLElement,
  { key, ctrlKey }: Pick<KeyboardEvent, "key" | "ctrlKey">,
): HTMLElement | undefined {
  const rows = [...table.rows]
    .map((row) => [...row.querySelectorAll<HTMLElement>("[data-cell]")])
    .filter((cells) => cells.length > 0);
  const at = rows.findIndex((cells) => cells.includes(cell));
  const row = rows[at] ?? [];
  const place = row.indexOf(cell);
  if (key === "ArrowRight") return row[place + 1];
  if (key === "ArrowLeft") return row[place - 1];
  if (key === "ArrowDown") return rows[at + 1]?.[place];
  if (key === "ArrowUp") return rows[at - 1]?.[place];
  if (key === "Home") return (ctrlKey ? rows[0] : row)?.[0];
  if (key === "End") return (ctrlKey ? rows.at(-1) : row)?.at(-1);
  return undefined;
}
