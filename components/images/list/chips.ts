import { FACETS, type Facet, type ImageFilter, withChoice } from "@/lib/domain/image-filter";

/** One sentence of the search field: a facet is, or is not, one of some values. */
export type Chip = { facet: Facet; excludes: boolean; values: string[] };

/** The choices of a filter as chips, in the order of the rail. */
export function chipsOf(filter: ImageFilter): Chip[] {
  return FACETS.flatMap((facet) => {
    const { include, exclude } = filter.facets[facet];
    const chips: Chip[] = [];
    if (include.length > 0) chips.push({ facet, excludes: false, values: include });
    if (exclude.length > 0) chips.push({ facet, excludes: true, values: exclude });
    return chips;
  });
}

/** The filter without a chip's choices. */
export function withoutChip(filter: ImageFilter, chip: Chip): ImageFilter {
  return chip.values.reduce((rest, value) => withChoice(rest, chip.facet, value, "off"), filter);
}
