"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import type { Sort, SortKey } from "@/lib/domain/image-filter";
import { COLUMNS, GRID } from "./columns";

/** The heads; the sorted one shows its direction. */
export function TableHead({ sort, onSort }: { sort: Sort; onSort: (key: SortKey) => void }) {
  const t = useTranslations("list.columns");
  return (
    <thead className="sticky top-0 z-10 block bg-surface phone:sr-only">
      <tr className={classes(GRID, "h-8 items-center border-b border-line pr-4 pl-2")}>
        {COLUMNS.map((column) => {
          const sorted = column.sort !== null && sort.key === column.sort;
          const Arrow = sort.descending ? ChevronDown : ChevronUp;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={sorted ? (sort.descending ? "descending" : "ascending") : undefined}
              className={classes(
                "px-2 text-left text-small font-medium whitespace-nowrap text-fg-2",
                column.wide && "narrow:hidden",
              )}
            >
              {column.sort === null ? (
                t(column.id)
              ) : (
                <button
                  type="button"
                  onClick={() => column.sort && onSort(column.sort)}
                  className={classes(
                    "-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 font-medium hover:text-fg focus-visible:-outline-offset-2",
                    sorted && "text-fg",
                  )}
                >
                  {t(column.id)}
                  {sorted && <Arrow size={12} strokeWidth={1.75} aria-hidden />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
