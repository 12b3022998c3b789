"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classes } from "@/components/ui/classes";
import type { Sort, SortKey } from "@/lib/domain/image-filter";
import { type ColumnId, PINNED_COLUMN } from "@/lib/domain/list-columns";
import { ColumnEdge } from "./column-edge";
import { COLUMN_SHAPES, GRID, givesWay } from "./columns";

/** The heads: the sorted one shows its direction, and every one an edge that changes its width. */
export function TableHead({
  columns,
  sort,
  onSort,
  box,
}: {
  columns: readonly ColumnId[];
  sort: Sort;
  onSort: (key: SortKey) => void;
  /** The box that selects every row. */
  box: ReactNode;
}) {
  const t = useTranslations("list.columns");
  const name = useTranslations("list.selection");
  return (
    <thead className="group/head sticky top-0 z-10 block bg-surface phone:sr-only">
      <tr className={classes(GRID, "h-8 items-stretch border-b border-line bg-surface")}>
        <th
          scope="col"
          aria-label={name("column")}
          className="sticky left-0 z-2 flex items-center bg-inherit pl-4"
        >
          {box}
        </th>
        {columns.map((id) => {
          const { sort: key } = COLUMN_SHAPES[id];
          const sorted = key !== undefined && sort.key === key;
          const Arrow = sort.descending ? ChevronDown : ChevronUp;
          return (
            <th
              key={id}
              scope="col"
              // The edge has words of its own, which are not the column's.
              aria-label={t(id)}
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
              data-column={id}
              className={classes(
                "flex min-w-0 items-center px-2 text-left text-small font-medium whitespace-nowrap text-fg-2",
                id === PINNED_COLUMN ? "sticky left-10 z-1 bg-inherit" : "relative",
                givesWay(columns, id) && "narrow:hidden compact:hidden",
              )}
            >
              {key === undefined ? (
                <span className="truncate">{t(id)}</span>
              ) : (
                <button
                  type="button"
                  onClick={() => onSort(key)}
                  className={classes(
                    "-mx-1 inline-flex h-6 min-w-0 items-center gap-1 rounded-sm px-1 font-medium hover:text-fg focus-visible:-outline-offset-2",
                    sorted && "text-fg",
                  )}
                >
                  <span className="truncate">{t(id)}</span>
                  {sorted && <Arrow size={12} strokeWidth={1.75} aria-hidden className="flex-none" />}
                </button>
              )}
              <ColumnEdge id={id} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
