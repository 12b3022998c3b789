"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { withBaseline } from "@/lib/domain/compare";
import { comparePath } from "@/lib/domain/compare-address";
import type { ImageRef } from "@/lib/domain/image";
import { imagePath } from "@/lib/domain/links";
import { useNow, useZone } from "../ui/clock";
import { CloudTile } from "../ui/cloud-tile";
import { ForeignText } from "../ui/foreign-text";
import { momentText } from "../ui/time-text";
import type { CompareColumn } from "./compare-column";

/** The head of a column: which image, how old its picture, and what can be done with the column. */
export function CompareHead({
  column,
  at,
  refs,
  onlyDifferences,
}: {
  column: CompareColumn;
  /** Its place from the left; 0 is the baseline. */
  at: number;
  refs: ImageRef[];
  onlyDifferences: boolean;
}) {
  const t = useTranslations("compare");
  const name = column.name ?? column.ref.imageId;
  const others = refs.filter((_, other) => other !== at);
  return (
    <th
      scope="col"
      className="sticky top-0 z-20 border-b border-line bg-surface px-4 py-2.5 text-left align-top font-normal not-last:border-r phone:px-2.5"
    >
      <div className="flex items-start gap-2">
        <CloudTile dialect={column.dialect} />
        <div className="min-w-0 flex-1">
          <Link
            href={imagePath(column.ref)}
            prefetch={false}
            className="font-semibold text-fg underline-offset-2 [overflow-wrap:anywhere] hover:underline"
          >
            {column.name === null ? t("noName") : <ForeignText text={column.name} />}
          </Link>
          <bdi className="mono block text-micro! text-fg-3 [overflow-wrap:anywhere]">
            {column.ref.imageId}
          </bdi>
        </div>
        <Link
          href={comparePath(others, onlyDifferences)}
          prefetch={false}
          scroll={false}
          aria-label={t("remove", { name })}
          title={t("remove", { name })}
          className="-mt-0.5 -mr-1.5 grid size-6 flex-none place-items-center rounded-md text-fg-2 hover:bg-fg/6 hover:text-fg phone:size-9"
        >
          <X size={15} strokeWidth={1.5} aria-hidden />
        </Link>
      </div>
      <p className="mt-1 flex min-h-6 items-center text-small">
        {at === 0 ? (
          <span className="text-fg-2">{t("baseline")}</span>
        ) : (
          <Link
            href={comparePath(withBaseline(refs, at), onlyDifferences)}
            prefetch={false}
            scroll={false}
            aria-label={t("makeBaselineOf", { name })}
            className="flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {t("makeBaseline")}
          </Link>
        )}
      </p>
      <Freshness column={column} />
    </th>
  );
}

/** Said only where the picture may not be today's. */
function Freshness({ column: { goneAt, old, readAt } }: { column: CompareColumn }) {
  const t = useTranslations("compare");
  const now = useNow();
  const zone = useZone();
  if (goneAt !== null) {
    return <p className="text-small text-bad">{t("gone", { time: momentText(goneAt, now, zone) })}</p>;
  }
  return old ? (
    <p className="text-small text-warn">{t("old", { time: momentText(readAt, now, zone) })}</p>
  ) : null;
}
