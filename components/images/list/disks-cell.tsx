"use client";
"use no memo"; // A row is drawn anew when its image is another one: what was kept of the last would be kept in vain.

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { DiskBar } from "@/components/ui/disk-bar";
import { Missing } from "@/components/ui/missing";
import type { ImageRow } from "@/lib/domain/image-list";
import { sizeText } from "@/lib/domain/size-text";
import type { RowShape } from "./row-shape";

/** The total, a bar to scale and from two disks on their number. No total where a size is not reported. */
export function DisksCell({ row, shape }: { row: ImageRow; shape: RowShape }) {
  const t = useTranslations("list.row");
  const atLeast = useTranslations("common");
  const { disks } = row;
  if (disks === "not-reported") {
    if (row.minDiskGiB === null) {
      return (
        <span className="block truncate text-fg-3">
          {shape === "card" && `${t("disksLabel")} `}
          <Missing kind="not-reported" className="phone:lowercase" />
        </span>
      );
    }
    return (
      <span title={t("atLeastHint")}>{atLeast("atLeast", { size: sizeText(row.minDiskGiB, "short") })}</span>
    );
  }
  if (disks.length === 0) return <span className="text-fg-3">{t("disks", { count: 0 })}</span>;

  const sizes = sumOf(disks);
  const count = t("disks", { count: disks.length });
  return (
    <>
      {sizes.kind === "unknown" ? (
        <span className="leading-[14px] text-fg-3" title={t("sizeUnknown")}>
          {count}
        </span>
      ) : (
        <span
          className="flex items-center gap-1 leading-[14px] phone:justify-end"
          title={`${sizeText(sizes.gib)}, ${count}`}
        >
          {sizes.kind === "minimum"
            ? atLeast("atLeast", { size: sizeText(sizes.gib, "short") })
            : sizeText(sizes.gib, "short")}
          {disks.some(({ encrypted }) => encrypted) && (
            <Lock
              size={12}
              strokeWidth={1.5}
              className="flex-none text-fg-3"
              aria-label={t("encrypted")}
              role="img"
            />
          )}
        </span>
      )}
      <span className="mt-1 flex h-1.5 items-center gap-1.5 compact:hidden phone:justify-end">
        <DiskBar disks={disks} />
        {disks.length > 1 && sizes.kind !== "unknown" && (
          <span className="text-micro leading-none! text-fg-3" title={count}>
            {disks.length}
          </span>
        )}
      </span>
    </>
  );
}

/** The sum, or the sum of minimums where only they are stated, or nothing: no total is invented. */
function sumOf(
  disks: Exclude<ImageRow["disks"], "not-reported">,
): { kind: "total" | "minimum"; gib: number } | { kind: "unknown" } {
  let gib = 0;
  let kind: "total" | "minimum" = "total";
  for (const { sizeGiB, minSizeGiB } of disks) {
    const size = sizeGiB ?? minSizeGiB;
    if (size === null) return { kind: "unknown" };
    if (sizeGiB === null) kind = "minimum";
    gib += size;
  }
  return { kind, gib };
}
