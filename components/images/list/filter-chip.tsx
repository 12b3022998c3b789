"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import { excludes, useChipWords, useValuesText } from "./chip-words";
import type { Chip } from "./chips";
import type { FacetWords } from "./facet-words";

/** A choice in the search field, with the button that takes it away. */
export function FilterChip({
  chip,
  words,
  selected,
  onRemove,
}: {
  chip: Chip;
  words: FacetWords;
  selected: boolean;
  onRemove: () => void;
}) {
  const t = useTranslations("list.search");
  const plain = useChipWords(words)(chip);
  const values = useValuesText(words)(chip);
  return (
    <span
      className={classes(
        "inline-flex h-6 max-w-full items-center rounded-sm bg-accent-soft pl-2 text-small whitespace-nowrap",
        selected && "outline-2 -outline-offset-1 outline-accent",
      )}
    >
      <span className="max-w-80 truncate">
        {t.rich(excludes(chip) ? "isNot" : "is", {
          facet: words.condition(chip.condition),
          values,
          k: (text) => <span className="text-fg-2">{text}</span>,
          o: (text) => <span className="text-bad">{text}</span>,
          v: (text) => (
            <bdi className="font-medium" title={values}>
              {text}
            </bdi>
          ),
        })}
      </span>
      <button
        type="button"
        aria-label={t("remove", { filter: plain })}
        onClick={onRemove}
        className="grid size-6 flex-none place-items-center rounded-sm text-fg-2 hover:text-fg"
      >
        <X size={12} strokeWidth={1.75} aria-hidden />
      </button>
    </span>
  );
}
