import { type Condition, conditionsOf, type ImageFilter } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";

/** The number of filters that an image has to fit: the text, each facet that has a choice, each range. */
export function filterCount(filter: ImageFilter): number {
  return conditionsOf(filter).length;
}

/**
 * When nothing fits: the condition that removes most, and how many images there would be without it. Null when no
 * single one helps.
 */
export function culprit(
  filter: ImageFilter,
  without: ImageList["without"],
): { condition: Condition; without: number } | null {
  const [worst] = conditionsOf(filter)
    .map((condition) => ({ condition, without: without[condition] ?? 0 }))
    .sort((a, b) => b.without - a.without);
  return worst && worst.without > 0 ? worst : null;
}
