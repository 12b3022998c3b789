import type { DayRange, SizeRange } from "@/lib/domain/filter-ranges";
import {
  type Condition,
  FACETS,
  type Facet,
  type ImageFilter,
  withChoice,
  withoutCondition,
} from "@/lib/domain/image-filter";

/** One sentence of the search field: a facet is, or is not, one of some values, or a measure lies in a range. */
export type Chip =
  | { kind: "choice"; condition: Facet; excludes: boolean; values: string[] }
  | { kind: "size"; condition: "size"; range: SizeRange }
  | { kind: "created"; condition: "created"; range: DayRange };

/** The choices and ranges of a filter as chips, in the order of the rail. */
export function chipsOf(filter: ImageFilter): Chip[] {
  const choices = FACETS.flatMap((facet) => {
    const { include, exclude } = filter.facets[facet];
    const chips: Chip[] = [];
    if (include.length > 0)
      chips.push({ kind: "choice", condition: facet, excludes: false, values: include });
    if (exclude.length > 0) chips.push({ kind: "choice", condition: facet, excludes: true, values: exclude });
    return chips;
  });
  return [
    ...choices,
    ...(filter.size ? [{ kind: "size", condition: "size", range: filter.size } as const] : []),
    ...(filter.created ? [{ kind: "created", condition: "created", range: filter.created } as const] : []),
  ];
}

/** The filter without what a chip says. */
export function withoutChip(filter: ImageFilter, chip: Chip): ImageFilter {
  if (chip.kind !== "choice") return withoutCondition(filter, chip.condition);
  return chip.values.reduce((rest, value) => withChoice(rest, chip.condition, value, "off"), filter);
}

/** The same for the same chip. */
export function chipKey(chip: Chip): string {
  return chip.kind === "choice" ? `${chip.condition} ${chip.excludes}` : chip.kind;
}

/** The chip that a condition is shown as; undefined for the text, which has none. */
export function chipOf(filter: ImageFilter, condition: Condition): Chip | undefined {
  return chipsOf(filter).find((chip) => chip.condition === condition);
}
