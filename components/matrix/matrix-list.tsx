"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Matrix, MatrixRow } from "@/lib/domain/boards/matrix";
import { type MatrixAddress, matrixFilter } from "@/lib/domain/boards/matrix-address";
import { listPath } from "@/lib/domain/links";
import { CloudTile } from "../ui/cloud-tile";
import { SupportText } from "./support-text";
import { useCellWords } from "./use-cell-words";

/** The same on a phone: release by release, the places where it is behind each. */
export function MatrixList({ matrix, address }: { matrix: Matrix; address: MatrixAddress }) {
  const words = useCellWords();
  return (
    <div className="hidden phone:block">
      {matrix.families.map((family) => (
        <section key={family.os} aria-label={words.system(family.os)} className="mt-4 first:mt-0">
          <h2 className="mb-1 text-body font-semibold">{words.system(family.os)}</h2>
          <ul className="rounded-lg border border-line">
            {family.releases.map((row) => (
              <li key={row.release} className="border-t border-line first:border-t-0">
                <Release matrix={matrix} row={row} address={address} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Release({ matrix, row, address }: { matrix: Matrix; row: MatrixRow; address: MatrixAddress }) {
  const t = useTranslations("matrix");
  const words = useCellWords();
  const places = matrix.columns.flatMap((column, place) => {
    const cell = row.cells[place] ?? null;
    return cell === null ? [] : [{ column, cell }];
  });
  return (
    <details className="group">
      <summary className="flex min-h-[52px] cursor-pointer list-none items-center gap-2 px-3 py-1.5 -outline-offset-2">
        <ChevronRight
          size={14}
          strokeWidth={1.5}
          aria-hidden
          className="flex-none text-fg-3 group-open:rotate-90"
        />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{words.release(row)}</span>
          <SupportText supports={row.supports} />
        </span>
        <span className="text-right">
          <span className="block font-semibold">{t("images", { count: row.images })}</span>
          <span className="block text-micro text-fg-3">
            {t("places", { count: places.length, total: matrix.columns.length })}
          </span>
        </span>
      </summary>
      <ul className="border-t border-line bg-canvas">
        {places.map(({ column, cell }) => (
          <li key={`${column.cloud} ${column.value}`}>
            <Link
              href={listPath(matrixFilter(address, row, column))}
              prefetch={false}
              className="flex min-h-11 items-center gap-2 px-3 text-fg no-underline -outline-offset-2"
            >
              <CloudTile dialect={column.cloud} />
              <span className="mono min-w-0 flex-1 truncate">{words.place(column)}</span>
              <span className="font-medium">{t("images", { count: cell.images })}</span>
              <span className="w-14 text-right text-micro text-fg-3">{words.age(cell.newestAt)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
