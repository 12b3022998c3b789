import type { ImageList } from "@/lib/domain/image-list";

export { countSources, oldestRead, type SourceCounts, troubled } from "@/lib/domain/completeness";

/** Which sentence tells the number of images. */
export function countForm(
  list: Pick<ImageList, "total" | "known" | "atLeast">,
): "exact" | "of" | "atLeast" | "atLeastOf" {
  const all = list.total === list.known;
  if (list.atLeast) return all ? "atLeast" : "atLeastOf";
  return all ? "exact" : "of";
}
