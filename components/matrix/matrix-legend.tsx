"use client";

import { useTranslations } from "next-intl";
import type { MatrixColumn } from "@/lib/domain/boards/matrix";
import { classes } from "../ui/classes";
import { useNow, useZone } from "../ui/clock";
import { StatusGlyph } from "../ui/status-glyph";
import { momentText } from "../ui/time-text";
import { TINTS } from "./tints";

/** What the tints mean, and since when hatched columns are out of date. */
export function MatrixLegend({ columns }: { columns: readonly MatrixColumn[] }) {
  const t = useTranslations("matrix.legend");
  const now = useNow();
  const zone = useZone();
  const old = columns.flatMap(({ oldSince }) => oldSince ?? []).filter((since) => since !== "never");
  const oldest = old.toSorted()[0];
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-fg-2 phone:hidden">
      {(["month", "quarter", "year", "older"] as const).map((freshness) => (
        <li key={freshness} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className={classes("size-3.5 rounded-xs border border-line-strong", TINTS[freshness])}
          />
          {t(freshness)}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span
          aria-hidden="true"
          className="grid size-3.5 place-items-center rounded-xs border border-line-strong leading-none text-fg-3"
        >
          ·
        </span>
        {t("gap")}
      </li>
      {oldest !== undefined && (
        <li className="flex items-center gap-1.5">
          <StatusGlyph glyph="stale" />
          {t("old", { time: momentText(oldest, now, zone) })}
        </li>
      )}
    </ul>
  );
}
