"use client";

import { useTranslations } from "next-intl";
import { writeDayRange } from "@/lib/domain/filter-ranges";
import { sizeText } from "@/lib/domain/size-text";
import type { Chip } from "./chips";
import type { FacetWords } from "./facet-words";

/** A chip as one sentence, for names and messages: "Ownership is not Marketplace, Community". */
export function useChipWords(words: FacetWords): (chip: Chip) => string {
  const t = useTranslations("list.search");
  const values = useValuesText(words);
  return (chip) =>
    t(excludes(chip) ? "plainIsNot" : "plainIs", {
      facet: words.condition(chip.condition),
      values: values(chip),
    });
}

/**
 * A chip's values, joined as the language joins a list (Intl.ListFormat joins Chinese without any sign), or its range.
 */
export function useValuesText(words: FacetWords): (chip: Chip) => string {
  const t = useTranslations("list.search");
  return (chip) => {
    if (chip.kind === "choice") {
      return chip.values.map((value) => words.value(chip.condition, value)).join(t("separator"));
    }
    const [from, to] =
      chip.kind === "size"
        ? [chip.range.fromGiB, chip.range.toGiB].map((gib) => (gib === null ? null : sizeText(gib)))
        : [chip.range.from, chip.range.to];
    if (from == null) return t("to", { to: to ?? "" });
    if (to == null) return t("from", { from });
    if (from === to) return from;
    const whole = chip.kind === "created" ? writeDayRange(chip.range) : "..";
    // A year or a month is one word; days of it would say less.
    return whole.includes("..") ? t("fromTo", { from, to }) : whole;
  };
}

/** Whether a chip takes away what it names. */
export function excludes(chip: Chip): boolean {
  return chip.kind === "choice" && chip.excludes;
}
