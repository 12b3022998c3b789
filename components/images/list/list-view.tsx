"use client";

import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { LookAction } from "@/components/images/detail/live-look";
import { Button } from "@/components/ui/button";
import { choicesIn, perFacet, writeFilter } from "@/lib/domain/image-filter";
import { writeView } from "@/lib/domain/list-address";
import { ExportMenu } from "../export/export-menu";
import { ContinueChip } from "../views/continue-chip";
import { useRememberView } from "../views/use-remember-view";
import type { ViewActs } from "../views/use-views";
import { ViewsMenu } from "../views/views-menu";
import { nextSort } from "./columns";
import { CompletenessLine } from "./completeness-line";
import { DrawerLoading } from "./drawer-loading";
import { ListError } from "./fetch-images";
import { ImageTable, type TableControls } from "./image-table";
import { ListFailure } from "./list-failure";
import { ListRail } from "./list-rail";
import { ListSkeleton } from "./list-skeleton";
import { ListTools } from "./list-tools";
import { closeImage } from "./open-image";
import type { ReadAgainAction } from "./read-again";
import { SearchField } from "./search-field";
import { SelectAll } from "./select-all";
import { useChangeFilter } from "./use-change-filter";
import { useCompareKey } from "./use-compare-key";
import { useKeys } from "./use-keys";
import { useLate } from "./use-late";
import { useList } from "./use-list";
import { useListAddress } from "./use-list-address";
import { useMatchFinder } from "./use-match-finder";
import { useNarrow } from "./use-narrow";
import { useSelection } from "./use-selection";
import { useStableColumns } from "./use-stable-columns";
import { useStill } from "./use-still";

/** The detail is as large as the list, and most visits do not open it. */
const ImageDrawer = dynamic(() => import("./image-drawer").then(({ ImageDrawer }) => ImageDrawer), {
  ssr: false,
  loading: DrawerLoading,
});

const ListEmpty = dynamic(() => import("./list-empty").then(({ ListEmpty }) => ListEmpty), { ssr: false });
/** For admins; its place is kept for it. */
const ReadAgain = dynamic(() => import("./read-again").then(({ ReadAgain }) => ReadAgain), {
  ssr: false,
  loading: () => <span className="size-7" />,
});
const SelectionBar = dynamic(() => import("./selection-bar").then(({ SelectionBar }) => SelectionBar), {
  ssr: false,
});
/** For phones, whose list has no column heads; its place is kept for it. */
const SortMenu = dynamic(() => import("./sort-menu").then(({ SortMenu }) => SortMenu), {
  ssr: false,
  loading: () => <span className="h-10 flex-1" />,
});
const FilterSheet = dynamic(() => import("./filter-sheet").then(({ FilterSheet }) => FilterSheet), {
  ssr: false,
});

/** An answer that comes sooner than this, in milliseconds, replaces the rows before it without a sign of waiting. */
const UNSEEN_WAIT_MS = 200;

/** Longer than from one key to the next, and shorter than it takes to turn the wheel after the last. */
const REST_MS = 150;

const NOTHING_KNOWN = {
  facets: perFacet(() => []),
  distinct: perFacet(() => 0),
  accounts: {},
};

/** The list page below the bar: rail, tools, search, completeness, table. Its state is in the address. */
export function ListView({
  readAgain,
  look,
  viewActs,
}: {
  readAgain: ReadAgainAction | null;
  look: LookAction;
  viewActs: ViewActs;
}) {
  const t = useTranslations("list");
  const listAddress = useListAddress();
  const { filter, columns: named, open } = listAddress;
  const change = useChangeFilter();
  const narrow = useNarrow();
  const columns = useStableColumns(named);
  const address = writeFilter(filter).toString();
  const { shown, sources, error, failures, pending, news, refresh, retry } = useList(address);
  const selection = useSelection();
  // Its code comes when it is opened for the first time; then it stays, closing is its own matter.
  const [filters, setFilters] = useState<"never" | "open" | "closed">("never");
  const [openAt, setOpenAt] = useState<number | null>(null);
  const pane = useRef<HTMLElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const table = useRef<TableControls>(null);
  const list = shown?.list;
  const asking = pending && shown?.address !== address;
  const waits = useLate(asking, UNSEEN_WAIT_MS);
  const atRest = useStill(shown?.address, REST_MS, asking);
  // Taken apart and put together, so that it is the same object while the order is the same.
  const { key, descending } = filter.sort;
  const sort = useMemo(() => ({ key, descending }), [key, descending]);
  const refs = [...selection.selected.values()];
  // Marks follow the rows, not the field: those in sight may still answer the text before.
  const sought = new URLSearchParams(shown?.address).get("q") ?? "";
  const finder = useMatchFinder(sought);

  // Who may have sources read is an admin.
  const manages = readAgain !== null;
  const view = writeView(listAddress).toString();
  useRememberView(view, viewActs.keepLast);
  const exportMenu = list && <ExportMenu address={listAddress} list={list} sources={sources} />;

  // Above its callers: React Compiler leaves a component alone that calls a function before it is declared.
  function toList() {
    if (table.current) table.current.focus();
    else pane.current?.focus();
  }

  function close() {
    closeImage();
    toList();
  }

  useCompareKey(refs);
  useKeys((event) => {
    if (event.key === "/") field.current?.focus();
    else if (event.key === "Escape" && open !== null) close();
    else if (event.key === "Escape" && refs.length > 0) selection.clear();
    else return false;
    return true;
  });

  const filtersButton = (className: string) => (
    <Button
      look="ghost"
      className={className}
      disabled={!list}
      aria-haspopup="dialog"
      onClick={() => setFilters("open")}
    >
      <ListFilter size={16} strokeWidth={1.5} aria-hidden className="text-fg-2" />
      {t("filters.button", { count: choicesIn(filter) })}
    </Button>
  );

  return (
    <div className="grid min-h-0 flex-1 grid-cols-[232px_minmax(0,1fr)] tablet:grid-cols-[minmax(0,1fr)]">
      <ListRail filter={filter} shown={shown} asking={asking} change={change} />
      <main
        id="main"
        // The filter that the rows answer, which may be an older one than the address. Measuring scripts wait for it.
        data-answers={shown?.address}
        ref={pane}
        tabIndex={-1}
        className="relative flex min-h-0 min-w-0 flex-col overflow-hidden rounded-tl-xl border-t border-l border-line bg-surface outline-none tablet:rounded-none tablet:border-l-0 phone:overflow-y-auto"
      >
        <ListTools
          columns={columns}
          views={
            <>
              <ViewsMenu address={view} manages={manages} acts={viewActs} />
              <ContinueChip address={view} accounts={list?.accounts ?? {}} keepLast={viewActs.keepLast} />
            </>
          }
          exportMenu={exportMenu}
          filters={filtersButton("hidden! tablet:inline-flex! phone:hidden!")}
        />
        <div className="mx-4 mt-2.5 flex flex-none phone:mx-3">
          <SearchField
            filter={filter}
            asking={asking}
            list={list ?? NOTHING_KNOWN}
            change={change}
            field={field}
            onLeave={toList}
          />
        </div>
        {list && (
          <CompletenessLine
            list={list}
            sources={sources}
            news={news}
            onShowNews={refresh}
            manages={manages}
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
              columns={columns}
              sort={sort}
              finder={finder}
              atRest={atRest}
              busy={waits}
              page={pane}
              open={open}
              selection={selection}
              selectAll={<SelectAll shown={shown} selection={selection} />}
              selectionBar={
                refs.length > 0 && (
                  <SelectionBar refs={refs} onClear={selection.clear} exportMenu={exportMenu} />
                )
              }
              controls={table}
              onSort={(key) => change((now) => ({ ...now, sort: nextSort(now.sort, key) }))}
              onOpenAt={setOpenAt}
            />
          ))}
        <div className="sticky bottom-0 z-20 mt-auto hidden flex-none gap-2 border-t border-line bg-surface px-3 py-2 phone:flex">
          {filtersButton("h-10! flex-1 border-line-strong!")}
          {narrow && <SortMenu sort={filter.sort} onSort={(sort) => change((now) => ({ ...now, sort }))} />}
        </div>
      </main>
      {shown && filters !== "never" && (
        <FilterSheet
          open={filters === "open"}
          onClose={() => setFilters("closed")}
          filter={filter}
          list={shown.list}
          address={shown.address}
          change={change}
        />
      )}
      {open && (
        <ImageDrawer
          imageRef={open}
          position={openAt}
          total={list?.total ?? 0}
          look={look}
          onWalk={(step) => table.current?.walk(step)}
          onClose={close}
          onCompare={() => selection.select([open], true)}
        />
      )}
    </div>
  );
}
