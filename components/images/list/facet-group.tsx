"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { fold } from "@/lib/domain/fold";
import type { Choice, Facet } from "@/lib/domain/image-filter";
import type { FacetCount } from "@/lib/domain/image-list";
import { type ChoiceState, FacetValue } from "./facet-value";
import type { FacetWords } from "./facet-words";
import { RailGroup } from "./rail-group";
import { useFacetValues } from "./use-facet-values";

/** Values shown before "n more". */
const FEW = 5;

/** One facet and its values; of many, the first and a list that can be searched. */
export function FacetGroup({
  facet,
  choice,
  counts,
  distinct,
  address,
  words,
  onState,
  onOnly,
}: {
  facet: Facet;
  choice: Choice;
  counts: readonly FacetCount[];
  /** How many values the facet has; more than `counts` where it is long. */
  distinct: number;
  /** The filter that the counts answer, for a search among the values that were not sent. */
  address: string;
  words: FacetWords;
  onState: (value: string, state: ChoiceState) => void;
  onOnly: (value: string) => void;
}) {
  const t = useTranslations("list.filters");
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState("");
  const name = words.facet(facet);
  const wanted = sought.trim();
  const long = distinct > counts.length;
  const found = useFacetValues({ facet, find: wanted, address, enabled: all && long && wanted !== "" });
  const stateOf = (value: string): ChoiceState =>
    choice.include.includes(value) ? "include" : choice.exclude.includes(value) ? "exclude" : "off";

  const few = counts.filter(({ value }, index) => index < FEW || stateOf(value) !== "off");
  const fits = ({ value }: FacetCount) =>
    fold(`${value} ${words.value(facet, value)}`).includes(fold(wanted));
  // A value may also be known by its words, which the server does not have.
  const known = counts.filter(fits);
  const shown = all ? merged(known, found.values) : few;
  const hidden = Math.max(distinct, counts.length) - few.length;

  // What the list does not say: that it is not all, that it is being read, that nothing fits, that it failed.
  const below = found.failed
    ? t("valuesFailed")
    : shown.length === 0
      ? t(found.reading ? "finding" : "none")
      : long && wanted === ""
        ? t("firstOf", { shown: counts.length, distinct })
        : found.found > shown.length
          ? t("firstOf", { shown: shown.length, distinct: found.found })
          : null;

  return (
    <RailGroup id={facet} name={name} active={activeWords(choice, t)}>
      {all && (
        <input
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
          aria-label={t("find", { facet: name })}
          placeholder={t("find", { facet: name })}
          className="mx-1.5 my-1 h-7 w-[calc(100%-12px)] rounded-md border border-control bg-surface px-2 text-small placeholder:text-fg-3 phone:h-10 phone:text-[16px]"
        />
      )}
      <ul
        className={all ? "max-h-80 overflow-y-auto [scrollbar-width:thin]" : undefined}
        aria-label={name}
        aria-busy={found.reading}
      >
        {shown.map(({ value, count }) => (
          <FacetValue
            key={value}
            facet={facet}
            value={value}
            words={words.value(facet, value)}
            count={count}
            state={stateOf(value)}
            onState={(state) => onState(value, state)}
            onOnly={() => onOnly(value)}
          />
        ))}
      </ul>
      {all && below !== null && <p className="px-1.5 py-0.5 text-small text-fg-3">{below}</p>}
      {(all || hidden > 0) && (
        <button
          type="button"
          onClick={() => {
            setAll(!all);
            setSought("");
          }}
          className="h-6 rounded-sm px-1.5 text-small text-accent phone:h-9"
        >
          {all ? t("fewer") : t("more", { count: hidden })}
        </button>
      )}
    </RailGroup>
  );
}

function merged(known: readonly FacetCount[], found: readonly FacetCount[]): FacetCount[] {
  const values = new Set(known.map(({ value }) => value));
  return [...known, ...found.filter(({ value }) => !values.has(value))];
}

function activeWords(
  { include, exclude }: Choice,
  t: ReturnType<typeof useTranslations<"list.filters">>,
): string | null {
  if (include.length > 0) return t("included", { count: include.length });
  return exclude.length > 0 ? t("excluded", { count: exclude.length }) : null;
}
