"use client";

import { ListFilter } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { choicesIn, perFacet, writeFilter } from "@/lib/domain/image-filter";
import type { ViewActs } from "../views/use-views";
import { ViewsBar } from "../views/views-bar";
import { nextSort } from "./columns";
import { CompletenessLine } from "./completeness-line";
import { FacetRail } from "./facet-rail";
import { ListError } from "./fetch-images";
import { FilterSheet } from "./filter-sheet";
import { ImageTable } from "./image-table";
import { KeysSheet } from "./keys-sheet";
import { ListEmpty } from "./list-empty";
import { ListFailure } from "./list-failure";
import { ListSkeleton } from "./list-skeleton";
import { ReadAgain, type ReadAgainAction } from "./read-again";
import { SearchField } from "./search-field";
import { SortMenu } from "./sort-menu";
import { useKeys } from "./use-keys";
import { useList } from "./use-list";
import { useListFilter } from "./use-list-filter";

const NOTHING_KNOWN = {
  facets: perFacet(() => []),
  distinct: perFacet(() => 0),
  accounts: {},
};

/** The list page below the bar: rail, search, completeness, table. All of its state is in the address. */
export function ListView({ readAgain, viewActs }: { readAgain: ReadAgainAction | null; viewActs: ViewActs }) {
  const t = useTranslations("list");
  const { filter, change } = useListFilter();
  const address = writeFilter(filter).toString();
  const { shown, sources, error, failures, pending, changed, refresh, retry } = useList(address);
  const [sheet, setSheet] = useState<"filters" | "keys" | null>(null);
  const pane = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const list = shown?.list;

  useKeys((event) => {
    if (event.key === "/") field.current?.focus();
    else if (event.key === "?") setSheet("keys");
    else return false;
    return true;
  });

  const filtersButton = (className: string) => (
    <Button className={className} disabled={!list} aria-haspopup="dialog" onClick={() => setSheet("filters")}>
      <ListFilter size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />
      {t("filters.button", { count: choicesIn(filter) })}
    </Button>
  );

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[232px_minmax(0,1fr)] tablet:grid-cols-[minmax(0,1fr)]">
      <aside
        aria-label={t("filters.title")}
        className="min-h-0 overflow-y-auto pt-1 pr-2 pb-6 pl-3 [scrollbar-width:thin] tablet:hidden"
      >
        {list && <FacetRail filter={filter} list={list} change={change} />}
      </aside>
      <main
        id="main"
        ref={pane}
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-col overflow-hidden rounded-tl-xl border-t border-l border-line bg-surface outline-none tablet:rounded-none tablet:border-l-0 phone:overflow-y-auto"
      >
        <h1 className="sr-only">{t("title")}</h1>
        <ViewsBar list={list} sources={sources} manages={readAgain !== null} acts={viewActs} />
        <div className="mx-4 mt-2.5 flex flex-none items-start gap-2 phone:mx-3">
          <SearchField filter={filter} list={list ?? NOTHING_KNOWN} change={change} field={field} />
          {filtersButton("hidden! h-[34px]! tablet:inline-flex! phone:hidden!")}
        </div>
        {list && (
          <CompletenessLine
            list={list}
            sources={sources}
            changed={changed}
            onShowChanges={refresh}
            // Who may have sources read is an admin.
            manages={readAgain !== null}
            tools={readAgain && <ReadAgain readAgain={readAgain} sources={sources} />}
          />
        )}
        {error && <ListFailure error={error} keepsRows={list !== undefined} onRetry={retry} />}
        {!shown && !error && (
          <ListSkeleton loadingIndex={failures instanceof ListError && failures.status === 503} />
        )}
        {shown &&
          (shown.list.total === 0 ? (
            <div className="min-h-0 flex-1 overflow-y-auto border-t border-line phone:flex-none">
              <ListEmpty filter={filter} list={shown.list} sources={sources} change={change} />
            </div>
          ) : (
            <ImageTable
              shown={shown}
              sort={filter.sort}
              busy={pending && shown.address !== address}
              page={pane}
              onSort={(key) => change((now) => ({ ...now, sort: nextSort(now.sort, key) }))}
            />
          ))}
        <div className="sticky bottom-0 z-20 mt-auto hidden flex-none gap-2 border-t border-line bg-surface px-3 py-2 phone:flex">
          {filtersButton("h-10! flex-1")}
          <SortMenu sort={filter.sort} onSort={(sort) => change((now) => ({ ...now, sort }))} />
        </div>
      </main>
      {list && (
        <FilterSheet
          open={sheet === "filters"}
          onClose={() => setSheet(null)}
          filter={filter}
          list={list}
          change={change}
        />
      )}
      <KeysSheet open={sheet === "keys"} onClose={() => setSheet(null)} />
    </div>
  );
}
