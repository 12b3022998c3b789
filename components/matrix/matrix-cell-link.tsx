"use client";

import Link from "next/link";
import { freshnessOf } from "@/lib/domain/boards/cell-age";
import type { MatrixCell, MatrixColumn, MatrixRow } from "@/lib/domain/boards/matrix";
import { type MatrixAddress, matrixFilter } from "@/lib/domain/boards/matrix-address";
import { listPath } from "@/lib/domain/links";
import { countText } from "@/lib/domain/size-text";
import { classes } from "../ui/classes";
import { useNow } from "../ui/clock";
import { HATCH, TINTS } from "./tints";
import { useCellWords } from "./use-cell-words";

/** How many images, and below it the age of the newest; a gap is a dot. Both open the list of just those images. */
export function MatrixCellLink({
  row,
  column,
  cell,
  address,
}: {
  row: MatrixRow;
  column: MatrixColumn;
  cell: MatrixCell;
  address: MatrixAddress;
}) {
  const words = useCellWords();
  const now = useNow();
  const freshness = cell === null || cell.newestAt === null ? "older" : freshnessOf(cell.newestAt, now);
  const name = words.cell(row, column, cell?.images ?? 0);
  return (
    <Link
      href={listPath(matrixFilter(address, row, column))}
      prefetch={false}
      data-cell
      tabIndex={-1}
      aria-label={cell === null ? name : `${name}, ${words.age(cell.newestAt)}`}
      className={classes(
        "relative grid h-10 min-w-[58px] place-content-center text-center no-underline -outline-offset-2 hover:inset-ring hover:inset-ring-accent-line",
        TINTS[freshness],
        freshness === "older" ? "text-fg-2" : "text-fg",
      )}
    >
      {column.oldSince !== null && cell !== null && (
        <span aria-hidden="true" className={classes("absolute inset-0", HATCH)} />
      )}
      {cell === null ? (
        <span aria-hidden="true" className="text-fg-3">
          ·
        </span>
      ) : (
        <>
          <span
            className={classes("relative leading-4", freshness === "older" ? "font-normal" : "font-semibold")}
          >
            {countText(cell.images)}
          </span>
          <span className="relative text-micro leading-[13px] text-fg-2">{words.age(cell.newestAt)}</span>
        </>
      )}
    </Link>
  );
}
