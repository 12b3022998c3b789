import type { Freshness } from "@/lib/domain/boards/cell-age";

/** The older the newest build, the paler. */
export const TINTS: Record<Freshness, string> = {
  month: "bg-accent/20",
  quarter: "bg-accent/12",
  year: "bg-accent/5",
  older: "",
};

/** Over a column whose source is not current. */
export const HATCH =
  "bg-[repeating-linear-gradient(135deg,color-mix(in_srgb,var(--color-warn-mark)_30%,transparent)_0_1px,transparent_1px_6px)]";
