"use client";

import { useQueries, useQueryClient } from "@tanstack/react-query";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FocusEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { classes } from "@/components/ui/classes";
import { useCopy } from "@/components/ui/use-copy";
import type { Sort, SortKey } from "@/lib/domain/image-filter";
import type { ImageRow } from "@/lib/domain/image-list";
import { imagePath } from "@/lib/domain/links";
import { ImageTableRow } from "./image-table-row";
import { imageWindow, WINDOW_ROWS } from "./image-window";
import { ListFoot } from "./list-foot";
import { rememberedPlace, rememberPlace } from "./remembered-place";
import { SkeletonRow } from "./skeleton-row";
import { TableHead } from "./table-head";
import { useKeys } from "./use-keys";
import type { Shown } from "./use-list";
import { useNarrow } from "./use-narrow";
import { useRowPx } from "./use-row-px";

const CARD_PX = 148;
const HEAD_PX = 32;
/** What the server draws before any size is known: a little more than one screen. */
const FIRST_RECT = { width: 1200, height: 900 };

/**
 * The whole result as one scroll, of which only the rows in sight exist. Windows of rows are fetched as they come into
 * sight. The virtualizer is created, read and drawn in this one component: React Compiler leaves such components alone.
 */
export function ImageTable({
  shown,
  sort,
  busy,
  page,
  onSort,
}: {
  shown: Shown;
  sort: Sort;
  /** The rows answer an older filter, or newer ones are on their way. */
  busy: boolean;
  /** The pane around the table: on a phone it is what scrolls. */
  page: RefObject<HTMLElement | null>;
  onSort: (key: SortKey) => void;
}) {
  const t = useTranslations("list");
  const { address, list } = shown;
  const router = useRouter();
  const client = useQueryClient();
  const copy = useCopy();
  const narrow = useNarrow();
  const rowPx = useRowPx();
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const toFocus = useRef<number | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const [margin, setMargin] = useState(HEAD_PX);

  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => (narrow ? page.current : scroller.current),
    estimateSize: () => (narrow ? CARD_PX : rowPx),
    scrollMargin: margin,
    scrollPaddingStart: narrow ? 8 : HEAD_PX,
    scrollPaddingEnd: 8,
    overscan: 8,
    initialRect: FIRST_RECT,
    initialOffset: () => rememberedPlace(address),
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  const inSight = rangeInSight(items, virtualizer, narrow ? margin : 0);

  useLayoutEffect(() => {
    const top = narrow ? (body.current?.offsetTop ?? 0) : HEAD_PX;
    if (top !== margin) setMargin(top);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are other ones as soon as rows become cards.
  useLayoutEffect(() => virtualizer.measure(), [narrow]);

  // Another filter or order is another list: it begins at its top.
  const [place, setPlace] = useState(address);
  if (place !== address) {
    setPlace(address);
    setActive(null);
  }
  const seen = useRef(address);
  useEffect(() => {
    if (seen.current === address) return;
    seen.current = address;
    virtualizer.scrollToOffset(0);
  }, [address, virtualizer]);

  const windows = windowsIn(first?.index, last?.index);
  const queries = useQueries({ queries: windows.map((index) => imageWindow(address, index)) });
  const rowAt = (index: number): ImageRow | undefined => {
    const window = Math.floor(index / WINDOW_ROWS);
    const answer = window === 0 ? list : queries[windows.indexOf(window)]?.data;
    return answer?.rows[index % WINDOW_ROWS];
  };

  // Windows of different revisions do not fit together, so the older ones are read again.
  const revisions = queries.flatMap(({ data, isFetching }) => (data && !isFetching ? [data.revision] : []));
  const torn = revisions.some((revision) => revision !== list.revision);
  useEffect(() => {
    if (torn) void client.invalidateQueries({ queryKey: ["images", address] });
  }, [torn, client, address]);

  function go(step: 1 | -1): boolean {
    const next =
      active === null ? Math.max(0, inSight.from - 1) : Math.max(0, Math.min(list.total - 1, active + step));
    setActive(next);
    toFocus.current = next;
    virtualizer.scrollToIndex(next, { align: "auto" });
    return true;
  }

  // The row may come into being some renders after it was asked for, when the scroll has arrived.
  useEffect(() => {
    if (toFocus.current === null) return;
    const row = body.current?.querySelector(`[data-index="${toFocus.current}"] [data-row-link]`);
    if (!(row instanceof HTMLElement)) return;
    row.focus({ preventScroll: true });
    toFocus.current = null;
  });

  useKeys((event) => {
    switch (event.key) {
      case "j":
        return go(1);
      case "k":
        return go(-1);
      case "ArrowDown":
        return !onControl(event) && go(1);
      case "ArrowUp":
        return !onControl(event) && go(-1);
      case "Enter":
        return event.target === document.body && withActive(({ ref }) => router.push(imagePath(ref)));
      case "c":
        return withActive(({ ref }) => copy(ref.imageId));
      case "l":
        return withActive(({ ref }) => copy(new URL(imagePath(ref), window.location.href).href));
      default:
        return false;
    }
  });

  function withActive(act: (row: ImageRow) => void): boolean {
    const row = active === null ? undefined : rowAt(active);
    if (row) act(row);
    return row !== undefined;
  }

  function onFocus(event: FocusEvent) {
    const index = event.target.closest("[data-index]")?.getAttribute("data-index");
    if (index) setActive(Number(index));
  }

  const failed = queries.find(({ isError }) => isError);

  return (
    <>
      <section
        ref={scroller}
        aria-label={t("table")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
        tabIndex={0}
        onScroll={(event) => rememberPlace(address, event.currentTarget.scrollTop)}
        className="min-h-0 flex-1 overflow-auto border-t border-line [scrollbar-width:thin] focus-visible:-outline-offset-2 phone:flex-none phone:overflow-visible"
      >
        <table
          aria-label={t("title")}
          aria-rowcount={list.total + 1}
          aria-busy={busy}
          className={classes("block min-w-[900px] phone:min-w-0", busy && "opacity-70")}
        >
          <TableHead sort={sort} onSort={onSort} />
          <tbody
            ref={body}
            onFocus={onFocus}
            className="block"
            style={{
              paddingTop: `${(first?.start ?? margin) - margin}px`,
              paddingBottom: `${Math.max(0, virtualizer.getTotalSize() - ((last?.end ?? margin) - margin))}px`,
            }}
          >
            {items.map(({ index }) => {
              const row = rowAt(index);
              return row ? (
                <ImageTableRow
                  key={index}
                  row={row}
                  index={index}
                  active={index === active}
                  measure={virtualizer.measureElement}
                />
              ) : (
                <SkeletonRow key={index} index={index} />
              );
            })}
          </tbody>
        </table>
      </section>
      {failed && (
        <div role="alert" className="flex items-center gap-3 border-t border-line bg-bad-soft px-4 py-1.5">
          {t("failed.rows")}
          <Button className="h-6!" onClick={() => void failed.refetch()}>
            {t("retry")}
          </Button>
        </div>
      )}
      <ListFoot from={inSight.from} to={inSight.to} total={list.total} />
    </>
  );
}

/** The windows, beyond the first, that hold the rows from one index to another. */
function windowsIn(from: number | undefined, to: number | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  const first = Math.floor(from / WINDOW_ROWS);
  const last = Math.floor(to / WINDOW_ROWS);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step).filter((index) => index > 0);
}

/** First and last row that can be seen, counted from 1; overscan left out. */
function rangeInSight(
  items: readonly { index: number; start: number; end: number }[],
  view: { scrollOffset: number | null; scrollRect: { height: number } | null },
  headPx: number,
): { from: number; to: number } {
  const top = (view.scrollOffset ?? 0) + (headPx === 0 ? HEAD_PX : 0);
  const bottom = (view.scrollOffset ?? 0) + (view.scrollRect?.height ?? FIRST_RECT.height);
  const seen = items.filter(({ start, end }) => end > top + 1 && start < bottom - 1);
  const [first] = seen;
  return { from: (first?.index ?? -1) + 1, to: (seen.at(-1)?.index ?? -1) + 1 };
}

/** Arrow keys belong to a control that has the focus; the links and buttons of a row do not use them. */
function onControl(event: KeyboardEvent): boolean {
  return (
    event.target instanceof Element && event.target.closest("input, [role=radio], [role=slider]") !== null
  );
}
