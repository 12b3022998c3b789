import { conditionsOf, FACETS, type Facet, type ImageFilter } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";

/** The number of filters that an image has to fit: the text, each facet that has a choice, each range. */
export function filterCount(filter: ImageFilter): number {
  return conditionsOf(filter).length;
}

/**
 * When nothing fits: the facet whose choice removes most, and how many images there would be without it. Null when no
 * single one helps.
 */
export function culprit(without: ImageList["without"]): { facet: Facet; without: number } | null {
  const [worst] = FACETS.map((facet) => ({ facet, without: without[facet] ?? 0 })).sort(
    (a, b) => b.without - a.without,
  );
  return worst && worst.without > 0 ? worst : null;
}
