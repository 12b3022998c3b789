"use client";

import { useTranslations } from "next-intl";
import type { Facet } from "@/lib/domain/image-filter";
import { distributionName } from "../distribution-name";

/** The words of facets and their values. Account values are ids, so their display names are passed in. */
export type FacetWords = { facet: (facet: Facet) => string; value: (facet: Facet, value: string) => string };

export function useFacetWords(accounts: Record<string, string>): FacetWords {
  const facets = useTranslations("list.facets");
  const words = useTranslations("word");
  const translated = (group: "cloud" | "ownership" | "status", value: string) => {
    const key = `${group}.${value}`;
    return words.has(key) ? words(key) : value;
  };
  return {
    facet: (facet) => facets(facet),
    value: (facet, value) => {
      if (facet === "account") return accounts[value] ?? value;
      if (facet === "cloud" || facet === "ownership" || facet === "status") return translated(facet, value);
      if (value === "unknown") return words("unknown");
      if (value === "not-reported") return words("notReported");
      return facet === "os" ? distributionName(value) : value;
    },
  };
}

/** Facets whose values are the clouds' own identifiers and stand in mono. */
export function isMono(facet: Facet, value: string): boolean {
  return (facet === "region" || facet === "arch") && value !== "unknown" && value !== "not-reported";
}
