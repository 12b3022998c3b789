import { distributionName } from "@/components/images/distribution-name";
import type { Translate } from "@/components/images/translate";
import type { Matrix, MatrixBy } from "@/lib/domain/boards/matrix";
import { releaseName } from "@/lib/domain/boards/matrix-address";
import type { BoardTable } from "../boards/board-file";

/** A row for each release in each place where there is an image, and where there is none: gaps are what people look for. */
export function matrixTable({ families, columns, by }: Matrix & { by: MatrixBy }, t: Translate): BoardTable {
  const heading = (key: string) => t(`matrix.file.${key}`);
  return {
    columns: [
      { key: "system", heading: heading("system"), numeric: false },
      { key: "release", heading: heading("release"), numeric: false },
      { key: "lifecycle", heading: heading("lifecycle"), numeric: false },
      { key: "endOfLife", heading: heading("endOfLife"), numeric: false },
      { key: "cloud", heading: heading("cloud"), numeric: false },
      { key: by === "region" ? "region" : "architecture", heading: heading(by), numeric: false },
      { key: "images", heading: heading("images"), numeric: true },
      { key: "newest", heading: heading("newest"), numeric: false },
    ],
    rows: families.flatMap((family) =>
      family.releases.flatMap((row) =>
        columns.map(({ cloud, value }, place) => [
          row.os === "unknown" ? null : distributionName(row.os),
          releaseName(row),
          row.supports.map(({ state }) => t(`list.values.lifecycle.${state}`)).join(", "),
          row.supports.flatMap(({ endsOn }) => endsOn ?? []).join(", ") || null,
          t(`word.cloud.${cloud}`),
          value,
          row.cells[place]?.images ?? 0,
          row.cells[place]?.newestAt ?? null,
        ]),
      ),
    ),
  };
}
