import { FACETS, type Facet, type ImageFilter } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";

/** The number of filters that an image has to fit: the text, and each facet that has a choice. */
export function filterCount(filter: ImageFilter): number {
  return chosenFacets(filter).length + (filter.q === "" ? 0 : 1);
}

/**
 * When nothing fits: the facet whose choice removes most, and how many images there would be without it. A facet is
 * counted under the other facets' choices, so the sum of its counts is just that. Null when no single one helps.
 */
export function culprit(
  filter: ImageFilter,
  facets: ImageList["facets"],
): { facet: Facet; without: number } | null {
  const [worst] = chosenFacets(filter)
    .map((facet) => ({ facet, without: facets[facet].reduce((sum, { count }) => sum + count, 0) }))
    .sort((a, b) => b.without - a.without);
  return worst && worst.without > 0 ? worst : null;
}

function chosenFacets(filter: ImageFilter): Facet[] {
  return FACETS.filter(
    (facet) => filter.facets[facet].include.length + filter.facets[facet].exclude.length > 0,
  );
}
