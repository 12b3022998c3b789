const GIB_PER_TIB = 1024;
const LONGEST_GIB = 10_000;
const SHORT = new Intl.NumberFormat("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const EXACT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });

/**
 * A size as people read it: whole TiB as TiB, everything else as GiB with thousands marks. In `"short"` form, for
 * lists, sizes from 10,000 GiB on become TiB with one decimal; `"exact"` keeps every GiB. Never GB for GiB.
 */
export function sizeText(gib: number, form: "exact" | "short" = "exact"): string {
  if (gib >= GIB_PER_TIB && gib % GIB_PER_TIB === 0) return `${EXACT.format(gib / GIB_PER_TIB)} TiB`;
  if (form === "short" && gib >= LONGEST_GIB) return `${SHORT.format(gib / GIB_PER_TIB)} TiB`;
  return `${EXACT.format(gib)} GiB`;
}

/** A plain number with thousands marks, the same in every language that we speak. */
export function countText(count: number): string {
  return EXACT.format(count);
}
