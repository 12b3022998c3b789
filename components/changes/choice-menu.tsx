"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Choice } from "@/lib/domain/image-filter";
import { Button } from "../ui/button";
import { classes } from "../ui/classes";
import { Popover } from "../ui/popover";

/** One facet: a button that says how many values are chosen, and behind it a box for each. */
export function ChoiceMenu({
  label,
  values,
  words,
  choice,
  onChange,
  mono = false,
}: {
  label: string;
  values: readonly string[];
  words: (value: string) => string;
  choice: Choice;
  onChange: (choice: Choice) => void;
  mono?: boolean;
}) {
  const t = useTranslations("changes");
  const filters = useTranslations("list.filters");
  const chosen = choice.include.length + choice.exclude.length;
  // What an address names and no change has is offered too, so that it can be let go.
  const all = [...new Set([...values, ...choice.include, ...choice.exclude])];

  function toggle(value: string) {
    const { include, exclude } = choice;
    const has = include.includes(value) || exclude.includes(value);
    onChange({
      include: has ? include.filter((one) => one !== value) : [...include, value],
      exclude: exclude.filter((one) => one !== value),
    });
  }

  return (
    <Popover
      label={label}
      width="narrow"
      trigger={
        <Button className={classes(chosen > 0 && "border-accent-line! bg-accent-soft!")}>
          {chosen > 0 ? t("facetChosen", { facet: label, count: chosen }) : label}
          <ChevronDown size={14} strokeWidth={1.5} aria-hidden className="text-fg-3" />
        </Button>
      }
    >
      <fieldset className="p-2">
        <legend className="sr-only">{label}</legend>
        {all.length === 0 && <p className="px-1.5 py-1 text-fg-3">{t("noValues")}</p>}
        {all.map((value) => {
          const excluded = choice.exclude.includes(value);
          return (
            <label
              key={value}
              className="flex min-h-[28px] cursor-pointer items-center gap-2 rounded-sm px-1.5 hover:bg-fg/6 phone:min-h-11"
            >
              <input
                type="checkbox"
                className="checkbox"
                checked={choice.include.includes(value)}
                data-excluded={excluded || undefined}
                aria-label={excluded ? filters("excludedName", { value: words(value) }) : words(value)}
                onChange={() => toggle(value)}
              />
              <span
                className={classes("min-w-0 truncate", mono && "mono", excluded && "text-fg-3 line-through")}
              >
                <bdi>{words(value)}</bdi>
              </span>
            </label>
          );
        })}
      </fieldset>
    </Popover>
  );
}
