import { FACETS, type Facet, type ImageFilter, withChoice } from "@/lib/domain/image-filter";
import type { ImageList } from "@/lib/domain/image-list";
import type { FacetWords } from "./facet-words";

const TERM = /(?:^|\s)(-?)([\p{L}_]+)[:：]([^\s:：]+)$/u;

/**
 * Turns a finished term at the end of a text (`os:centos`, `-arch:i386`, `账号:prod`) into a choice. Key and value are
 * known by their word in the address or by the one that people see; null when the text ends in no such term.
 */
export function takeTerm(
  text: string,
  known: { list: Pick<ImageList, "facets">; words: FacetWords },
): { rest: string; apply: (filter: ImageFilter) => ImageFilter } | null {
  const match = TERM.exec(text);
  if (!match) return null;
  const [whole, minus, key = "", value = ""] = match;
  const facet = FACETS.find((name) => same(name, key) || same(known.words.facet(name), key));
  if (!facet) return null;
  const found = soughtValue(facet, value, known);
  if (found === null) return null;
  return {
    rest: text.slice(0, text.length - whole.length).trimEnd(),
    apply: (filter) => withChoice(filter, facet, found, minus === "-" ? "exclude" : "include"),
  };
}

function soughtValue(
  facet: Facet,
  text: string,
  { list, words }: { list: Pick<ImageList, "facets">; words: FacetWords },
): string | null {
  const values = list.facets[facet].map(({ value }) => value);
  return values.find((value) => same(value, text) || same(words.value(facet, value), text)) ?? null;
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
