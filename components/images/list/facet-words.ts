"use client";

import { useTranslations } from "next-intl";
import type { Condition, Facet } from "@/lib/domain/image-filter";
import { distributionName } from "../distribution-name";

/** The words of facets and their values. Account values are ids, so their display names are passed in. */
export type FacetWords = {
  facet: (facet: Facet) => string;
  value: (facet: Facet, value: string) => string;
  /** The name of a facet or a range. */
  condition: (condition: Exclude<Condition, "q">) => string;
};

export function useFacetWords(accounts: Record<string, string>): FacetWords {
  const facets = useTranslations("list.facets");
  const words = useTranslations("word");
  const values = useTranslations("list.values");
  return {
    facet: (facet) => facets(facet),
    condition: (condition) => facets(condition),
    value: (facet, value) => {
      if (facet === "account") return accounts[value] ?? value;
      // Looked up first: asking for words that are not there throws, and takes its time, for each value of each key press.
      if (facet === "cloud" || facet === "ownership" || facet === "status")
        return Object.hasOwn(words.raw(facet), value) ? words(`${facet}.${value}`) : value;
      // A tag may be called anything; what looks like a path of messages must not become one.
      if (OURS.has(facet) && Object.hasOwn(values.raw(facet), value)) return values(`${facet}.${value}`);
      if (value === "unknown") return words("unknown");
      if (value === "not-reported") return words("notReported");
      if (facet === "release") return releaseWords(value);
      return facet === "os" ? distributionName(value) : value;
    },
  };
}

/** Facets whose values are words of ours, or have one beside the clouds' own. */
const OURS: ReadonlySet<Facet> = new Set([
  "disk",
  "lifecycle",
  "sharing",
  "data",
  "encryption",
  "stale",
  "notes",
]);

/** `Ubuntu 22.04` for `ubuntu 22.04`. */
function releaseWords(value: string): string {
  const end = value.indexOf(" ");
  return end < 0 ? distributionName(value) : `${distributionName(value.slice(0, end))}${value.slice(end)}`;
}

/** Facets whose values are the clouds' own identifiers and stand in mono. */
export function isMono(facet: Facet, value: string): boolean {
  return ["region", "arch", "disk", "tag"].includes(facet) && value !== "unknown" && value !== "not-reported";
}
