import { MOST_COMPARED } from "./compare";
import type { ImageRef } from "./image";
import { isSameRef, readRefText, refText } from "./ref-text";

/** What an address of the comparison asks for. The first image is the baseline. */
export type CompareAddress = {
  /** Each once, at most `MOST_COMPARED`. */
  images: ImageRef[];
  /** How many different ones the address named. */
  named: number;
  /** Whether only lines that differ are shown. */
  onlyDifferences: boolean;
};

/** Reads `?image=<ref>&image=<ref>&only=differences`; what it does not understand falls away. */
export function readCompare(params: URLSearchParams): CompareAddress {
  const images: ImageRef[] = [];
  for (const text of params.getAll("image")) {
    const ref = readRefText(text);
    if (ref !== null && !images.some((other) => isSameRef(other, ref))) images.push(ref);
  }
  return {
    images: images.slice(0, MOST_COMPARED),
    named: images.length,
    onlyDifferences: params.get("only") === "differences",
  };
}

/** The query of a comparison, in its one spelling. */
export function compareQuery({
  images,
  onlyDifferences,
}: Pick<CompareAddress, "images" | "onlyDifferences">): string {
  const params = new URLSearchParams(images.map((ref) => ["image", refText(ref)]));
  if (onlyDifferences) params.set("only", "differences");
  return params.toString();
}

/** The path of the comparison of some images, e.g. of those that are selected in the list. */
export function comparePath(images: readonly ImageRef[], onlyDifferences = false): string {
  const query = compareQuery({ images: [...images], onlyDifferences });
  return query === "" ? "/compare" : `/compare?${query}`;
}
