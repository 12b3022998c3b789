"use client";

import { useFormatter, useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import type { FacetWords } from "./facet-words";
import type { Suggestion } from "./suggestions";

/** Under the search field: what the word that is being typed may become. The focus stays in the field. */
export function SuggestionList({
  id,
  suggestions,
  at,
  words,
  onTake,
}: {
  id: string;
  suggestions: readonly Suggestion[];
  /** The one that Enter takes. */
  at: number | null;
  words: FacetWords;
  onTake: (suggestion: Suggestion) => void;
}) {
  const t = useTranslations("list.search");
  return (
    // The field keeps the focus and moves through the options by aria-activedescendant.
    <div
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t("suggestions")}
      hidden={suggestions.length === 0}
      className="absolute top-[calc(100%+4px)] left-0 z-30 w-[min(440px,100%)] rounded-lg bg-raised p-1.5 shadow-pop"
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes it.
        <div
          key={keyOf(suggestion)}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // The field must not lose the focus before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
          className={classes(
            "flex min-h-[30px] cursor-pointer items-center gap-2 rounded-sm px-2 hover:bg-fg/6 phone:min-h-11",
            index === at && "bg-selected",
          )}
        >
          <Words suggestion={suggestion} words={words} />
        </div>
      ))}
    </div>
  );
}

function Words({ suggestion, words }: { suggestion: Suggestion; words: FacetWords }) {
  const t = useTranslations("list.search");
  const format = useFormatter();
  if (suggestion.kind === "key") {
    const { condition, excludes } = suggestion;
    return (
      <>
        <span className="mono">{`${excludes ? "-" : ""}${condition}:`}</span>
        <span className="text-fg-3">{words.condition(condition)}</span>
      </>
    );
  }
  const { facet, value, excludes, count } = suggestion;
  return (
    <>
      <span className="min-w-0 truncate">
        {t.rich(excludes ? "isNot" : "is", {
          facet: words.facet(facet),
          values: words.value(facet, value),
          k: (text) => <span className="text-fg-2">{text}</span>,
          o: (text) => <span className="text-bad">{text}</span>,
          v: (text) => <bdi className="font-medium">{text}</bdi>,
        })}
      </span>
      <span className="ml-auto text-small text-fg-3">{format.number(count)}</span>
    </>
  );
}

function keyOf(suggestion: Suggestion): string {
  return suggestion.kind === "key" ? suggestion.condition : `${suggestion.facet} ${suggestion.value}`;
}
