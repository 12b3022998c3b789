"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { Link2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import type { ColumnId } from "@/lib/domain/list-columns";
import { MarkedText, useFinder } from "./marked-text";
import { FIRST_LINE } from "./two-lines";

/** Name and id, pinned at the left. The whole cell is the link, so that a middle click opens a tab. */
export function NameCell({
  row,
  columns,
  alike,
  actions,
}: {
  row: ImageRow;
  /** Those of the row, beside this one. */
  columns: readonly ColumnId[];
  alike: boolean;
  /** Whether its buttons exist. */
  actions: boolean;
}) {
  const t = useTranslations("list.row");
  const { name } = row;
  const finder = useFinder();
  return (
    <td className="sticky left-10 z-1 flex min-w-0 items-center bg-inherit px-2 phone:static phone:col-span-2 phone:px-0">
      <Link
        href={imagePath(row.ref)}
        prefetch={false}
        data-row-link
        title={name ?? row.ref.imageId}
        className="group/name -ml-1 block compact:flex compact:items-baseline compact:gap-2 min-w-0 flex-1 rounded-sm px-1 py-0.5 text-fg group-focus-within:pr-14 group-hover:pr-14 focus-visible:-outline-offset-2 phone:pr-1!"
      >
        {name === null || name === "" ? (
          <span className={`${FIRST_LINE} text-fg-3`}>{t("noName")}</span>
        ) : (
          <MarkedText
            text={name}
            className={classes(
              FIRST_LINE,
              "font-medium underline-offset-2 group-hover/name:underline",
              "phone:whitespace-normal phone:[overflow-wrap:anywhere]",
              row.old && "text-fg-2",
            )}
          />
        )}
        <span className="flex min-w-0 gap-1.5 text-micro text-fg-3 compact:max-w-[70%] compact:flex-none">
          <MarkedText
            text={row.ref.imageId}
            className="mono flex-none truncate max-w-full has-[+[data-found]]:max-w-[45%]"
          />
          {finder && <finder.FoundElsewhere row={row} columns={columns} words={finder.words} />}
          {alike && (
            <span data-alike title={t("alikeHint")} className="min-w-0 truncate compact:hidden">
              {"· "}
              {t("alike")}
            </span>
          )}
        </span>
      </Link>
      {actions && <RowActions row={row} />}
    </td>
  );
}

/** Over the end of the name under the pointer and the focus. */
function RowActions({ row }: { row: ImageRow }) {
  const t = useTranslations("common");
  const copy = useCopy();
  return (
    <span className="pointer-events-none absolute right-1 flex rounded-sm bg-inherit opacity-0 group-focus-within:pointer-events-auto group-focus-within:opacity-100 group-hover:pointer-events-auto group-hover:opacity-100 phone:hidden">
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
