"use client";

import { useTranslations } from "next-intl";
import type { Chip } from "./chips";
import type { FacetWords } from "./facet-words";

/** A chip as one sentence, for names and messages: "Ownership is not Marketplace, Community". */
export function useChipWords(words: FacetWords): (chip: Chip) => string {
  const t = useTranslations("list.search");
  const values = useValuesText(words);
  return (chip) =>
    t(chip.excludes ? "plainIsNot" : "plainIs", { facet: words.facet(chip.facet), values: values(chip) });
}

/** A chip's values, joined as the language joins a list; Intl.ListFormat joins Chinese without any sign. */
export function useValuesText(words: FacetWords): (chip: Chip) => string {
  const t = useTranslations("list.search");
  return (chip) => chip.values.map((value) => words.value(chip.facet, value)).join(t("separator"));
}
