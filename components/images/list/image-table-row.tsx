"use client";

import { Link2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { CloudTile } from "@/components/ui/cloud-tile";
import { CopyButton } from "@/components/ui/copy-button";
import { ForeignText } from "@/components/ui/foreign-text";
import { IconButton } from "@/components/ui/icon-button";
import { Missing, UnknownWord } from "@/components/ui/missing";
import { useCopy } from "@/components/ui/use-copy";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import { GRID } from "./columns";
import { CreatedCell } from "./created-cell";
import { DisksCell } from "./disks-cell";
import { SharedCell } from "./shared-cell";
import { StatusCell } from "./status-cell";
import { SystemCell } from "./system-cell";
import { TwoLines } from "./two-lines";

const CELL = "min-w-0 px-2 phone:px-0";

/** One image: a row of two lines per cell, on a phone a card. */
export function ImageTableRow({
  row,
  index,
  active,
  measure,
}: {
  row: ImageRow;
  /** Position in the whole result. */
  index: number;
  /** Where the keyboard stands. */
  active: boolean;
  measure: (element: HTMLTableRowElement | null) => void;
}) {
  const { ownership, architecture } = row;
  const words = useTranslations("word");
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={classes(
        GRID,
        "group h-10 compact:h-8 items-center border-b border-line pr-4 pl-2 whitespace-nowrap hover:bg-hover",
        "phone:grid-cols-[minmax(0,1fr)_auto] phone:gap-x-3 phone:gap-y-1.5 phone:h-auto phone:px-3.5 phone:py-[11px] phone:items-start",
        active && "bg-hover shadow-[inset_2px_0_0_var(--color-accent)]",
      )}
    >
      <td className={classes(CELL, "relative flex items-center phone:col-span-2")}>
        <NameLink row={row} />
        <RowActions row={row} />
      </td>
      <td className={classes(CELL, "flex items-center gap-2")}>
        <CloudTile dialect={row.dialect} />
        <TwoLines
          first={<bdi>{row.connectionName}</bdi>}
          second={<bdi className="mono">{row.placement ?? row.ref.regionId}</bdi>}
          compact="second"
        />
      </td>
      <td className={classes(CELL, "phone:order-3")}>
        <SystemCell row={row} />
      </td>
      <td className={classes(CELL, "mono truncate text-fg-2 narrow:hidden")}>
        {architecture === "not-reported" ? (
          <Missing kind="not-reported" dense />
        ) : architecture.value === "unknown" ? (
          <UnknownWord raw={architecture.raw} />
        ) : (
          architecture.value
        )}
      </td>
      <td className={classes(CELL, "truncate narrow:hidden")}>
        {ownership.value === "unknown" ? (
          <UnknownWord raw={ownership.raw} />
        ) : (
          words(`ownership.${ownership.value}`)
        )}
      </td>
      <td className={classes(CELL, "phone:order-2 phone:justify-self-end")}>
        <StatusCell row={row} />
      </td>
      <td className={classes(CELL, "phone:order-4 phone:justify-self-end phone:text-right")}>
        <DisksCell row={row} />
      </td>
      <td className={classes(CELL, "phone:order-5")}>
        <SharedCell row={row} />
      </td>
      <td className={classes(CELL, "phone:order-6 phone:justify-self-end phone:text-right")}>
        <CreatedCell row={row} />
      </td>
    </tr>
  );
}

/** The whole cell is the link, so that a middle click opens a tab. */
function NameLink({ row }: { row: ImageRow }) {
  const t = useTranslations("list.row");
  const { name } = row;
  return (
    <Link
      href={imagePath(row.ref)}
      prefetch={false}
      data-row-link
      title={name ?? row.ref.imageId}
      className="group/name -ml-1 block min-w-0 flex-1 rounded-sm px-1 py-0.5 text-fg group-focus-within:pr-14 group-hover:pr-14 focus-visible:-outline-offset-2 phone:pr-1!"
    >
      <TwoLines
        first={
          name === null || name === "" ? (
            <span className="text-fg-3">{t("noName")}</span>
          ) : (
            <ForeignText
              text={name}
              className={classes(
                "font-medium underline-offset-2 group-hover/name:underline",
                row.old && "text-fg-2",
              )}
            />
          )
        }
        second={<bdi className="mono">{row.ref.imageId}</bdi>}
        wraps
        compact="both"
      />
    </Link>
  );
}

/** Over the end of the name under the pointer and the focus. */
function RowActions({ row }: { row: ImageRow }) {
  const t = useTranslations("common");
  const copy = useCopy();
  return (
    <span className="absolute right-1 flex rounded-sm bg-hover opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-events-none group-focus-within:pointer-events-auto group-hover:pointer-events-auto phone:hidden">
      <CopyButton text={row.ref.imageId} name={t("copyId")} shortcut="c" className="size-[26px]!" />
      <IconButton
        name={t("copyLink")}
        shortcut="l"
        className="size-[26px]!"
        icon={<Link2 size={15} strokeWidth={1.5} aria-hidden />}
        onClick={() => copy(new URL(imagePath(row.ref), window.location.href).href)}
      />
    </span>
  );
}
