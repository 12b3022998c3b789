"use client";

import { useTranslations } from "next-intl";
import { memo, useState } from "react";
import { classes } from "@/components/ui/classes";
import type { ImageRow } from "@/lib/domain/image-list";
import type { ColumnId } from "@/lib/domain/list-columns";
import { ColumnCell } from "./column-cell";
import { CELLS, GRID, givesWay, ON_CARD } from "./columns";
import { NameCell } from "./name-cell";
import type { RowShape } from "./row-shape";

/**
 * One image: a row of two lines per cell, on a phone a card. What people do to it the table listens for, once for all of
 * its rows, so that a row is drawn anew only when something about it changes. Nothing of a row reaches out of it, and the
 * browser is told so: it lays out and paints one row without a look at the others.
 */
export const ImageTableRow = memo(function ImageTableRow({
  row,
  columns,
  shape,
  index,
  active,
  selected,
  open,
  alike,
  measure,
}: {
  row: ImageRow;
  columns: readonly ColumnId[];
  shape: RowShape;
  /** Position in the whole result. */
  index: number;
  /** Where the keyboard stands. */
  active: boolean;
  selected: boolean;
  /** Whether it lies open beside the list. */
  open: boolean;
  /** Whether another row in sight looks the same. */
  alike: boolean;
  /** Only where rows have heights of their own. */
  measure: ((element: HTMLTableRowElement | null) => void) | undefined;
}) {
  const t = useTranslations("list.selection");
  const marked = selected || open;
  // Buttons come into being when somebody comes near: most rows only pass by.
  const [near, setNear] = useState(false);
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-open={open || undefined}
      onPointerEnter={near ? undefined : () => setNear(true)}
      onFocus={near ? undefined : () => setNear(true)}
      className={classes(
        GRID,
        "group h-10 compact:h-8 contain-content items-stretch border-b border-line whitespace-nowrap",
        "phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-x-3 phone:gap-y-1.5 phone:h-auto phone:px-3.5 phone:py-[11px] phone:items-start",
        marked ? "bg-selected" : "bg-surface hover:bg-hover",
        active && !marked && "bg-hover",
      )}
    >
      <td
        className={classes(
          "sticky left-0 z-2 flex items-center bg-inherit pl-4 phone:hidden",
          (active || open) && "shadow-[inset_2px_0_0_var(--color-accent)]",
        )}
      >
        <input
          type="checkbox"
          data-select
          className="checkbox"
          checked={selected}
          // The table listens; without a listener of its own React would call the box unchangeable.
          onChange={ignore}
          aria-label={t("row", { name: row.name || row.ref.imageId })}
        />
      </td>
      {columns.map((id) =>
        id === "name" ? (
          <NameCell key={id} row={row} columns={columns} alike={alike} actions={near || active} />
        ) : (
          <td
            key={id}
            className={classes(
              "min-w-0 px-2 phone:px-0",
              CELLS[id] ?? "flex flex-col justify-center",
              !CUTS_ITSELF.has(id) && "overflow-clip",
              ON_CARD[id] ?? "phone:hidden",
              givesWay(columns, id) && "narrow:hidden compact:hidden",
            )}
          >
            <ColumnCell id={id} row={row} shape={shape} />
          </td>
        ),
      )}
    </tr>
  );
});

function ignore(): void {}

/** Columns of nothing but texts that are cut: a cell that cuts as well is one more thing to draw in each row. */
const CUTS_ITSELF: ReadonlySet<ColumnId> = new Set(["place", "os", "arch", "ownership", "created"]);
