"use client";

import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Matrix, MatrixColumn, MatrixFamily, MatrixRow } from "@/lib/domain/boards/matrix";
import type { MatrixAddress } from "@/lib/domain/boards/matrix-address";
import { classes } from "../ui/classes";
import { CloudTile } from "../ui/cloud-tile";
import { StatusGlyph } from "../ui/status-glyph";
import { MatrixCellLink } from "./matrix-cell-link";
import { SupportText } from "./support-text";
import { useCellWords } from "./use-cell-words";
import { useGridKeys } from "./use-grid-keys";

type Given = {
  matrix: Matrix;
  address: MatrixAddress;
  folded: ReadonlySet<string>;
  toggle: (os: string) => void;
};

/** The table: systems and releases down, clouds and their places across. One cell at a time is in the tab order. */
export function MatrixTable({ matrix, address, folded, toggle }: Given) {
  const t = useTranslations("matrix");
  const { columns, families } = matrix;
  const grid = useGridKeys();
  return (
    <section
      aria-label={t("scroll")}
      className="max-h-[calc(100dvh-152px)] overflow-auto rounded-lg border border-line overscroll-x-contain phone:hidden"
    >
      <table aria-label={t("table")} className="min-w-full border-separate border-spacing-0" {...grid}>
        <Heads columns={columns} byRegion={address.by === "region"} />
        {families.map((family) => {
          const closed = folded.has(family.os);
          const rows = closed ? [family] : family.releases;
          return (
            <tbody key={family.os} className="group/family">
              {rows.map((row, at) => (
                <tr key={row.release ?? "all"}>
                  <RowHead
                    row={row}
                    first={at === 0}
                    closed={closed}
                    releases={family.releases.length}
                    toggle={() => toggle(family.os)}
                  />
                  <td className={classes(SECOND, LINE[at === 0 ? "family" : "row"])}>
                    {row.release === null ? (
                      <EndedReleases family={family} />
                    ) : (
                      <SupportText supports={row.supports} />
                    )}
                  </td>
                  {columns.map((column, place) => (
                    <td
                      key={`${column.cloud} ${column.value}`}
                      className={classes(
                        "p-0",
                        LINE[at === 0 ? "family" : "row"],
                        beginsCloud(columns, place) && EDGE,
                      )}
                    >
                      <MatrixCellLink
                        row={row}
                        column={column}
                        cell={row.cells[place] ?? null}
                        address={address}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}

/** How many of a folded system's releases have no support any more. */
function EndedReleases({ family: { releases } }: { family: MatrixFamily }) {
  const t = useTranslations("matrix");
  const ended = releases.filter(({ supports }) => supports.every(({ state }) => state === "ended")).length;
  return (
    <span className={classes("text-small", ended > 0 ? "text-bad" : "text-fg-3")}>
      {t("endedReleases", { count: ended })}
    </span>
  );
}

const EDGE = "border-l border-l-line-strong";
const LINE = { family: "border-t border-t-line-strong", row: "border-t border-t-line" };
const FIRST = "sticky left-0 z-2 w-[230px] min-w-[230px] bg-surface";
const SECOND =
  "sticky left-[230px] z-2 w-[140px] min-w-[140px] bg-surface px-2 whitespace-nowrap border-r border-r-line-strong tablet:static";

function Heads({ columns, byRegion }: { columns: readonly MatrixColumn[]; byRegion: boolean }) {
  const t = useTranslations("matrix");
  const cloudName = useTranslations("word.cloud");
  const words = useCellWords();
  const clouds = [...new Set(columns.map(({ cloud }) => cloud))];
  return (
    <thead className="sticky top-0 z-3 [&_th]:bg-canvas">
      <tr>
        <th scope="col" rowSpan={2} className={classes(FIRST, HEAD, "pl-4")}>
          {t("release")}
        </th>
        <th scope="col" rowSpan={2} className={classes(SECOND, HEAD)}>
          {t("endOfLife")}
        </th>
        {clouds.map((cloud, at) => (
          <th
            key={cloud}
            scope="colgroup"
            colSpan={columns.filter((column) => column.cloud === cloud).length}
            className={classes("h-9 px-2.5 text-left font-medium", at > 0 && EDGE)}
          >
            <span className="sticky left-[382px] inline-flex items-center gap-2 whitespace-nowrap tablet:left-[242px]">
              <span aria-hidden="true">
                <CloudTile dialect={cloud} />
              </span>
              {cloudName(cloud)}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        {columns.map((column, place) => (
          <th
            key={`${column.cloud} ${column.value}`}
            scope="col"
            className={classes(
              "h-7 px-1.5 text-micro font-normal whitespace-nowrap text-fg-2",
              beginsCloud(columns, place) && place > 0 && EDGE,
            )}
          >
            <span className={classes("inline-flex items-center gap-1", byRegion && "mono")}>
              {words.place(column)}
              {column.oldSince !== null && (
                <>
                  <StatusGlyph glyph="stale" />
                  <span className="sr-only">{t("oldColumn")}</span>
                </>
              )}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const HEAD = "z-4! px-2 text-left text-small font-normal text-fg-2";

function beginsCloud(columns: readonly MatrixColumn[], place: number): boolean {
  return columns[place]?.cloud !== columns[place - 1]?.cloud && place > 0;
}

/** The system beside its first row, with the button that folds it, and the release. */
function RowHead({
  row,
  first,
  closed,
  releases,
  toggle,
}: {
  row: MatrixRow;
  first: boolean;
  closed: boolean;
  releases: number;
  toggle: () => void;
}) {
  const t = useTranslations("matrix");
  const words = useCellWords();
  const system = words.system(row.os);
  return (
    <th
      scope="row"
      className={classes(FIRST, LINE[first ? "family" : "row"], "h-10 pr-2 pl-2 text-left font-medium")}
    >
      <span className="flex items-center gap-1">
        <span className="flex w-[136px] min-w-0 items-center">
          {first ? (
            <button
              type="button"
              onClick={toggle}
              aria-expanded={!closed}
              aria-label={t(closed ? "open" : "fold", { system, count: releases })}
              className="flex h-7 min-w-0 items-center gap-1 rounded-sm px-1 hover:bg-fg/6"
            >
              <ChevronRight
                size={14}
                strokeWidth={1.75}
                aria-hidden
                className={classes("flex-none text-fg-3", !closed && "rotate-90")}
              />
              <span className="truncate">{system}</span>
            </button>
          ) : (
            <span className="sr-only">{system}</span>
          )}
        </span>
        <span
          className={classes(
            "min-w-0 truncate",
            (closed || row.release === "unknown") && "font-normal text-fg-3",
          )}
        >
          {words.release(row, releases)}
        </span>
      </span>
    </th>
  );
}
