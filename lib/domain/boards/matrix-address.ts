import { escapeValue, unescapeValue } from "../facet-value";
import { type ImageFilter, withChoice } from "../image-filter";
import type { Matrix, MatrixBy, MatrixRow } from "./matrix";
import { MATRIX_BY } from "./matrix";
import { readWord, type Whose, whoseFilter } from "./whose";

/** The choices of the matrix, the first being what it begins with. */
export const MATRIX_WHOSE = ["all", "own", "shared", "public"] as const satisfies readonly Whose[];

/** All that the address of the matrix says. */
export type MatrixAddress = {
  whose: (typeof MATRIX_WHOSE)[number];
  by: MatrixBy;
  /** Systems whose releases are folded into one row; null: nobody decided. */
  folded: string[] | null;
};

/** So many releases are shown at once before the systems are folded, unless somebody decided. */
const MOST_OPEN = 60;
const MOST_FOLDED = 200;

/** Reads `?whose=own&by=arch&fold=ubuntu,centos`; what it does not understand falls away. */
export function readMatrixAddress(params: URLSearchParams): MatrixAddress {
  const fold = params.get("fold");
  return {
    whose: readWord(params.get("whose"), MATRIX_WHOSE),
    by: readWord(params.get("by"), MATRIX_BY),
    folded:
      fold === null
        ? null
        : [...new Set(fold.split(",").filter(Boolean).slice(0, MOST_FOLDED).map(unescapeValue))].sort(),
  };
}

/** The address in its one spelling: what the matrix begins with is left out. */
export function matrixPath({ whose, by, folded }: MatrixAddress): string {
  const params = matrixQuery({ whose, by, folded }).toString();
  return params === "" ? "/matrix" : `/matrix?${params}`;
}

/** The same without the path. */
export function matrixQuery({ whose, by, folded }: MatrixAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (whose !== MATRIX_WHOSE[0]) params.set("whose", whose);
  if (by !== MATRIX_BY[0]) params.set("by", by);
  if (folded !== null) params.set("fold", [...folded].sort().map(escapeValue).join(","));
  return params;
}

/** Which systems are shown as one row. */
export function foldedIn({ families }: Pick<Matrix, "families">, { folded }: MatrixAddress): Set<string> {
  if (folded !== null) return new Set(folded);
  const releases = families.reduce((sum, family) => sum + family.releases.length, 0);
  return new Set(releases > MOST_OPEN ? families.map(({ os }) => os) : []);
}

/** The filter of the list that shows exactly the images of a row, or of one of its cells. */
export function matrixFilter(
  { whose, by }: Pick<MatrixAddress, "whose" | "by">,
  { os, release }: Pick<MatrixRow, "os" | "release">,
  column?: { cloud: string; value: string },
): ImageFilter {
  let filter = withChoice(whoseFilter(whose), "os", os, "include");
  if (release !== null) filter = withChoice(filter, "release", release, "include");
  if (!column) return filter;
  return withChoice(withChoice(filter, "cloud", column.cloud, "include"), by, column.value, "include");
}

/** A release without the name of its system, `22.04` of `ubuntu 22.04`; null: it is not known. */
export function releaseName({ os, release }: { os: string; release: string | null }): string | null {
  if (release === null || release === "unknown") return null;
  return release.startsWith(`${os} `) ? release.slice(os.length + 1) : release;
}
