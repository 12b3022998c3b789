"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { Choice, Facet } from "@/lib/domain/image-filter";
import type { FacetCount } from "@/lib/domain/image-list";
import { type ChoiceState, FacetValue } from "./facet-value";
import type { FacetWords } from "./facet-words";

/** Values shown before "n more". */
const FEW = 5;

/** One facet: a heading that opens and closes it, and its values. */
export function FacetGroup({
  facet,
  choice,
  counts,
  words,
  onState,
  onOnly,
}: {
  facet: Facet;
  choice: Choice;
  counts: readonly FacetCount[];
  words: FacetWords;
  onState: (value: string, state: ChoiceState) => void;
  onOnly: (value: string) => void;
}) {
  const t = useTranslations("list.filters");
  const id = useId();
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState("");
  const name = words.facet(facet);
  const stateOf = (value: string): ChoiceState =>
    choice.include.includes(value) ? "include" : choice.exclude.includes(value) ? "exclude" : "off";

  const few = counts.filter(({ value }, index) => index < FEW || stateOf(value) !== "off");
  const hidden = counts.length - few.length;
  const fits = ({ value }: FacetCount) =>
    `${value} ${words.value(facet, value)}`.toLowerCase().includes(sought.trim().toLowerCase());
  const shown = all ? counts.filter(fits) : few;
  const Chevron = open ? ChevronUp : ChevronDown;

  return (
    <section className="border-t border-line pt-1 pb-1.5" aria-labelledby={id}>
      <h3 id={id}>
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex h-7 w-full items-center gap-1.5 rounded-sm px-1.5 text-small font-medium text-fg-2 hover:text-fg focus-visible:-outline-offset-2"
        >
          {name}
          <ActiveCount choice={choice} />
          <Chevron size={12} strokeWidth={1.75} aria-hidden className="ml-auto flex-none text-fg-3" />
        </button>
      </h3>
      {open && (
        <>
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
          <ul className={all ? "max-h-80 overflow-y-auto" : undefined} aria-labelledby={id}>
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
          {all && shown.length === 0 && <p className="px-1.5 text-small text-fg-3">{t("none")}</p>}
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
        </>
      )}
    </section>
  );
}

/** What is chosen, so that a closed facet still says that it filters. */
function ActiveCount({ choice }: { choice: Choice }) {
  const t = useTranslations("list.filters");
  const { include, exclude } = choice;
  if (include.length + exclude.length === 0) return null;
  return (
    <span className="ml-1.5 text-accent">
      {include.length > 0
        ? t("included", { count: include.length })
        : t("excluded", { count: exclude.length })}
    </span>
  );
}
