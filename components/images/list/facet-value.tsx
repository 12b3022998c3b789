"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { classes } from "@/components/ui/classes";
import { glyphOf, StatusGlyph } from "@/components/ui/status-glyph";
import type { Status } from "@/lib/domain/image";
import type { Facet } from "@/lib/domain/image-filter";
import { isMono } from "./facet-words";

export type ChoiceState = "include" | "exclude" | "off";

/**
 * One value: a box of three states, its words, its count. A click includes or lets go, Alt-click or the minus key
 * excludes; "only" and "not" take the count's place under the pointer and the focus.
 */
export function FacetValue({
  facet,
  value,
  words,
  count,
  state,
  onState,
  onOnly,
}: {
  facet: Facet;
  value: string;
  words: string;
  count: number;
  state: ChoiceState;
  onState: (state: ChoiceState) => void;
  onOnly: () => void;
}) {
  const t = useTranslations("list.filters");
  const format = useFormatter();
  const countId = useId();
  const excluded = state === "exclude";
  const toggleInclude = () => onState(state === "off" ? "include" : "off");
  const toggleExclude = () => onState(excluded ? "off" : "exclude");

  return (
    <li
      className={classes(
        "group relative flex min-h-[26px] items-center rounded-sm px-1.5 hover:bg-line phone:min-h-11",
        count === 0 && state === "off" && "text-fg-3",
      )}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the label only carries Alt-click to its box, which has keys. */}
      <label
        className="flex min-w-0 flex-1 cursor-pointer items-center gap-2 self-stretch"
        onClick={(event) => {
          // A click on the box itself comes by its change, which knows the key too.
          if (!event.altKey || event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          toggleExclude();
        }}
      >
        <input
          type="checkbox"
          className="checkbox"
          checked={state === "include"}
          data-excluded={excluded || undefined}
          aria-label={excluded ? t("excludedName", { value: words }) : words}
          aria-describedby={countId}
          onChange={({ nativeEvent }) => (isAltClick(nativeEvent) ? toggleExclude() : toggleInclude())}
          onKeyDown={(event) => {
            if (event.key !== "-" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            toggleExclude();
          }}
        />
        {facet === "status" && isStatus(value) && (
          <StatusGlyph still glyph={glyphOf(value)} className="-mr-0.5" />
        )}
        <span
          title={words}
          className={classes(
            "truncate",
            isMono(facet, value) && "mono",
            excluded && "text-fg-3 line-through",
          )}
        >
          <bdi>{words}</bdi>
        </span>
      </label>
      <span
        id={countId}
        className="ml-2 text-small text-fg-3 group-focus-within:opacity-0 group-hover:opacity-0 phone:group-focus-within:opacity-100 phone:group-hover:opacity-100"
      >
        {format.number(count)}
      </span>
      <span className="absolute right-1 hidden gap-1 bg-line text-small group-focus-within:flex group-hover:flex phone:group-focus-within:hidden phone:group-hover:hidden">
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("onlyName", { value: words })}
          onClick={onOnly}
          className="h-6 rounded-sm px-1 text-accent hover:underline"
        >
          {t("only")}
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t("notName", { value: words })}
          onClick={toggleExclude}
          className="h-6 rounded-sm px-1 text-accent hover:underline"
        >
          {t("not")}
        </button>
      </span>
    </li>
  );
}

function isAltClick(event: Event): boolean {
  return event instanceof MouseEvent && event.altKey;
}

const STATUS_VALUES = new Set<string>([
  "available",
  "in-use",
  "creating",
  "importing",
  "copying",
  "offline",
  "deprecated",
  "unavailable",
  "deleting",
  "failed",
  "unknown",
  "not-reported",
]);

function isStatus(value: string): value is Status | "unknown" | "not-reported" {
  return STATUS_VALUES.has(value);
}
