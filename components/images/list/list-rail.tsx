"use client";

import { useTranslations } from "next-intl";
import { useDeferredValue, useMemo } from "react";
import { emptyFilter, type ImageFilter, readFilter, writeFilter } from "@/lib/domain/image-filter";
import { FacetRail } from "./facet-rail";
import type { Shown } from "./use-list";
import type { ChangeFilter } from "./use-list-address";
import { useSettled } from "./use-still";

/** Longer than from one key to the next. */
const TYPING_MS = 100;

/**
 * The facets beside the table. The rows come first: counts follow them as soon as the rows are drawn, and while somebody
 * types, when the keys rest.
 */
export function ListRail({
  filter,
  shown,
  asking,
  change,
}: {
  filter: ImageFilter;
  shown: Shown | null;
  /** Rows of a newer filter are on their way. */
  asking: boolean;
  change: ChangeFilter;
}) {
  const t = useTranslations("list.filters");
  const choices = useChoices(filter);
  const settled = useSettled(shown, TYPING_MS, asking);
  const counted = useDeferredValue(settled && textOf(settled) !== textOf(shown) ? settled : shown);
  return (
    <aside
      aria-label={t("title")}
      aria-busy={counted !== shown}
      className="min-h-0 overflow-y-auto pt-1 pr-2 pb-6 pl-3 [scrollbar-width:thin] tablet:hidden"
    >
      {counted && (
        <FacetRail filter={choices} list={counted.list} address={counted.address} change={change} />
      )}
    </aside>
  );
}

/** What the rows were searched for. */
function textOf(shown: Shown | null): string | null {
  return new URLSearchParams(shown?.address).get("q");
}

/** The filter without its text and order, as the same object while only these change: they are nothing to the facets. */
function useChoices(filter: ImageFilter): ImageFilter {
  const { q, sort } = emptyFilter();
  const text = writeFilter({ ...filter, q, sort }).toString();
  return useMemo(() => readFilter(new URLSearchParams(text)), [text]);
}
