import type { ImageFilter } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import { type KnownValues, takeTerms, withTerms } from "@/lib/domain/search-terms";
import type { FacetWords } from "./facet-words";

/**
 * Turns the finished terms of a text (`os:centos`, `-arch:i386`, `账号:prod`, `disk:>100`) into choices and ranges; null
 * when it has none.
 */
export function takeTerm(
  text: string,
  seen: { list: Pick<ImageList, "facets" | "distinct">; words: FacetWords },
): { rest: string; apply: (filter: ImageFilter) => ImageFilter } | null {
  const { rest, terms } = takeTerms(text, knownBy(seen));
  if (terms.length === 0) return null;
  return { rest, apply: (filter) => withTerms(filter, terms) };
}

function knownBy({
  list,
  words,
}: {
  list: Pick<ImageList, "facets" | "distinct">;
  words: FacetWords;
}): KnownValues {
  return {
    facetWords: (facet) => words.facet(facet),
    values: (facet) => list.facets[facet].map(({ value }) => ({ value, words: words.value(facet, value) })),
    complete: (facet) => list.distinct[facet] <= list.facets[facet].length,
  };
}
