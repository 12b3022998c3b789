"use client";

import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { CHANGE_KINDS, CHANGE_TOPICS } from "@/lib/domain/change";
import {
  CHANGE_FACETS,
  type ChangeFacet,
  type ChangesFilter,
  emptyChangesFilter,
  narrowsChanges,
} from "@/lib/domain/changes-filter";
import type { ChangePlaces } from "@/lib/domain/changes-page";
import { OWNERSHIPS } from "@/lib/domain/image";
import { Button } from "../ui/button";
import { facetValueText } from "./changes-words";
import { ChoiceMenu } from "./choice-menu";
import { SinceMenu } from "./since-menu";
import type { ChangeChangesFilter } from "./use-changes-address";

/** After this long without a key the text is asked for. */
const TYPING_MS = 300;

/** The bar of filters: time, text, and one menu per facet. */
export function ChangesFilters({
  filter,
  places,
  lastVisit,
  change,
  field,
}: {
  filter: ChangesFilter;
  places: ChangePlaces;
  lastVisit: string | null;
  change: ChangeChangesFilter;
  field: RefObject<HTMLInputElement | null>;
}) {
  const t = useTranslations();
  const accounts = new Map(places.accounts.map(({ id, name }) => [id, name]));
  const values: Record<ChangeFacet, readonly string[]> = {
    kind: CHANGE_KINDS,
    field: CHANGE_TOPICS,
    ownership: OWNERSHIPS,
    cloud: [...new Set(places.accounts.map(({ cloud }) => cloud))],
    account: places.accounts.map(({ id }) => id),
    region: places.regions,
  };
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <SinceMenu
        since={filter.since}
        lastVisit={lastVisit}
        onChange={(since) => change((now) => ({ ...now, since }))}
      />
      <TextFilter q={filter.q} change={change} field={field} />
      {CHANGE_FACETS.map((facet) => (
        <ChoiceMenu
          key={facet}
          label={t(`changes.facet.${facet}`)}
          values={values[facet]}
          words={(value) => facetValueText(facet, value, { t, accounts })}
          mono={facet === "region"}
          choice={filter.facets[facet]}
          onChange={(choice) => change((now) => ({ ...now, facets: { ...now.facets, [facet]: choice } }))}
        />
      ))}
      {narrowsChanges(filter) && (
        <Button look="ghost" onClick={() => change((now) => ({ ...emptyChangesFilter(), since: now.since }))}>
          {t("changes.clear")}
        </Button>
      )}
    </search>
  );
}

function TextFilter({
  q,
  change,
  field,
}: {
  q: string;
  change: ChangeChangesFilter;
  field: RefObject<HTMLInputElement | null>;
}) {
  const t = useTranslations("changes");
  const [text, setText] = useState(q);
  const [asked, setAsked] = useState(q);
  // Another address, as by Back, brings its own text.
  if (asked !== q) {
    setAsked(q);
    if (text.trim() !== q) setText(q);
  }

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === q) return;
    const timer = setTimeout(() => change((now) => ({ ...now, q: wanted }), "replace"), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, q, change]);

  return (
    <label className="relative flex w-[260px] items-center phone:w-full">
      <Search size={15} strokeWidth={1.5} aria-hidden className="absolute left-2 text-fg-3" />
      <input
        ref={field}
        type="search"
        aria-label={t("search")}
        placeholder={t("searchHint")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="h-7 w-full rounded-md border border-control bg-surface pr-2 pl-7 phone:h-11 phone:text-[16px]"
      />
    </label>
  );
}
