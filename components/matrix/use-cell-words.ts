"use client";

import { useTranslations } from "next-intl";
import { cellAge } from "@/lib/domain/boards/cell-age";
import type { MatrixColumn, MatrixRow } from "@/lib/domain/boards/matrix";
import { releaseName } from "@/lib/domain/boards/matrix-address";
import { distributionName } from "../images/distribution-name";
import { useNow } from "../ui/clock";

/** The words of rows, columns and cells. */
export function useCellWords() {
  const t = useTranslations("matrix");
  const words = useTranslations("word");
  const now = useNow();
  const system = (os: string) => (os === "unknown" ? t("unknownSystem") : distributionName(os));
  const release = (row: Pick<MatrixRow, "os" | "release">, releases = 0) =>
    row.release === null ? t("releases", { count: releases }) : (releaseName(row) ?? t("unknownRelease"));
  const place = ({ value }: Pick<MatrixColumn, "value">) =>
    value === "not-reported" ? words("notReported") : value === "unknown" ? words("unknown") : value;
  return {
    system,
    release,
    place,
    age(newestAt: string | null): string {
      if (newestAt === null) return t("age.unknown");
      const { unit, count } = cellAge(newestAt, now);
      return t(`age.${unit}`, { count });
    },
    /** What a cell is called: where it is and what stands in it. */
    cell(row: Pick<MatrixRow, "os" | "release">, column: MatrixColumn, images: number): string {
      return t("cell", {
        release: [system(row.os), row.release === null ? null : release(row)].filter(Boolean).join(" "),
        cloud: words(`cloud.${column.cloud}`),
        place: place(column),
        count: images,
      });
    },
  };
}
