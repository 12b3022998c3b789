"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Cell } from "@/lib/domain/cell";
import type { FieldId } from "@/lib/domain/compare-fields";
import { CATALOG, regionName } from "@/lib/providers/catalog";
import { cellText } from "../images/cell-words";
import { LongText } from "../images/detail/long-text";
import { CloudMoment, Moment } from "../images/detail/moment";
import type { Translate } from "../images/translate";
import { classes } from "../ui/classes";
import { DiskBar } from "../ui/disk-bar";
import { Missing, UnknownWord } from "../ui/missing";
import { glyphOf, StatusGlyph } from "../ui/status-glyph";
import { Tooltip } from "../ui/tooltip";
import type { CompareColumn } from "./compare-column";

/** One value, in the picture that its kind has everywhere; plain words where it has none. */
export function CompareValue({
  cell,
  field,
  column,
}: {
  cell: Cell;
  /** Null for tags and the clouds' own fields. */
  field: FieldId | null;
  column: CompareColumn;
}) {
  const t: Translate = useTranslations();
  switch (cell.kind) {
    case "missing":
      return <Missing kind={cell.why} />;
    case "unknown":
      return <UnknownWord raw={cell.raw} />;
    case "time":
      return <CloudMoment time={cell.time} />;
    case "moment":
      return <Moment at={cell.at} />;
    case "none":
      return <span className="text-fg-3">{cellText(cell, t)}</span>;
    case "support":
      return <Support cell={cell} />;
    case "text":
      return (
        <>
          <LongText text={cell.text} className={classes(cell.mono && "mono")} />
          {field === "region" && <RegionName column={column} />}
        </>
      );
    case "word":
      if (cell.group === "status") {
        return (
          <span className="inline-flex items-center gap-1.5" title={cell.raw ?? undefined}>
            <StatusGlyph glyph={glyphOf(cell.word)} />
            {cellText(cell, t)}
          </span>
        );
      }
      if (cell.group === "cloud") return CATALOG[column.dialect].name;
      return (
        <span className={classes(cell.group === "architecture" && "mono")} title={cell.raw ?? undefined}>
          {cellText(cell, t)}
        </span>
      );
    case "number":
      return (
        <>
          {cellText(cell, t)}
          {field === "totalDisk" && column.disks && (
            <span className="mt-1 block leading-none">
              <DiskBar disks={column.disks} />
            </span>
          )}
        </>
      );
    default:
      return (
        <>
          {cellText(cell, t)}
          {field === "release" && <Disagreement release={column.releaseInName} />}
        </>
      );
  }
}

function Support({ cell }: { cell: Extract<Cell, { kind: "support" }> }) {
  const t: Translate = useTranslations();
  const { state } = cell.lifecycle;
  return (
    <span
      className={classes(
        state === "ended" && "text-bad",
        state === "ending" && "font-medium text-warn",
        state === "unknown" && "text-fg-3",
      )}
    >
      {cellText(cell, t)}
    </span>
  );
}

function RegionName({ column: { dialect, ref } }: { column: CompareColumn }) {
  const locale = useLocale();
  const name = regionName(dialect, ref.regionId, locale === "zh-CN" ? "zh-CN" : "en");
  return name === null ? null : <span className="text-fg-3"> {name}</span>;
}

/** The name of the image states another release than the field. */
function Disagreement({ release }: { release: string | null }) {
  const t = useTranslations("list.row");
  if (release === null) return null;
  const words = t("nameDisagrees", { release });
  return (
    <Tooltip words={words}>
      <span className="ml-1 text-warn">
        <span aria-hidden="true">≠</span>
        <span className="sr-only">{words}</span>
      </span>
    </Tooltip>
  );
}
