"use client";

import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { type CompareLine, type Comparison, differs } from "@/lib/domain/compare";
import type { Translate } from "../images/translate";
import { classes } from "../ui/classes";
import type { CompareColumn } from "./compare-column";
import { CompareHead } from "./compare-head";
import { CompareValue } from "./compare-value";
import { groupText, labelText, lineKey } from "./line-words";

const LABEL =
  "sticky left-0 z-10 w-[180px] border-r border-line bg-surface px-4 py-1.5 text-left align-top font-normal text-fg-2 [overflow-wrap:anywhere] phone:w-[116px] phone:px-2.5";

/** The images side by side. It scrolls by itself, names of lines and images stay in sight. */
export function CompareTable({
  columns,
  comparison,
  onlyDifferences,
}: {
  columns: CompareColumn[];
  comparison: Comparison;
  onlyDifferences: boolean;
}) {
  const t: Translate = useTranslations();
  return (
    <ScrollRegion
      name={t("compare.table")}
      className="relative max-h-[calc(100dvh-190px)] overflow-auto rounded-lg border border-line focus-visible:-outline-offset-2"
    >
      <table
        // Columns of one width; as many as fit side by side, the others by scrolling.
        style={{ "--columns": columns.length } as CSSProperties}
        className="w-full min-w-[calc(180px+var(--columns)*210px)] table-fixed border-separate border-spacing-0 phone:min-w-[calc(116px+var(--columns)*176px)]"
      >
        <caption className="sr-only">{t("compare.heading", { count: columns.length })}</caption>
        <thead>
          <tr>
            <td className={classes(LABEL, "top-0 z-30 border-b")} />
            {columns.map((column, at) => (
              <CompareHead
                key={columnKey(column)}
                column={column}
                at={at}
                refs={columns.map(({ ref }) => ref)}
                onlyDifferences={onlyDifferences}
              />
            ))}
          </tr>
        </thead>
        {comparison.groups.map(({ title, lines }) => (
          <tbody key={groupText(title, t)}>
            <tr>
              <th
                colSpan={columns.length + 1}
                scope="rowgroup"
                className="border-b border-line bg-canvas text-left text-small font-semibold"
              >
                <span className="sticky left-0 inline-block px-4 py-1.5 phone:px-2.5">
                  {groupText(title, t)}
                </span>
              </th>
            </tr>
            {lines.map((line) => (
              <Line key={lineKey(line.label)} line={line} columns={columns} t={t} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

function Line({ line, columns, t }: { line: CompareLine; columns: CompareColumn[]; t: Translate }) {
  const same = !differs(line);
  const { label } = line;
  return (
    <tr>
      <th scope="row" className={classes(LABEL, "border-b", label.kind !== "field" && "mono")}>
        {labelText(label, t)}
      </th>
      {columns.map((column, at) => {
        const cell = line.cells[at];
        const marked = line.marks[at] ?? false;
        return (
          <td
            key={columnKey(column)}
            data-differs={marked || undefined}
            className={classes(
              "border-b border-line px-4 py-1.5 align-top [overflow-wrap:anywhere] not-last:border-r phone:px-2.5",
              marked && "bg-accent-soft/70 shadow-[inset_2px_0_0_var(--color-accent)]",
              same && "text-fg-2",
            )}
          >
            {marked && <span className="sr-only">{t("compare.differs")}: </span>}
            {cell && (
              <CompareValue cell={cell} field={label.kind === "field" ? label.field : null} column={column} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function columnKey({ ref }: CompareColumn): string {
  return `${ref.connectionId} ${ref.regionId} ${ref.imageId}`;
}
