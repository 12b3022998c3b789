"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { classes } from "@/components/ui/classes";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ImageRef } from "@/lib/domain/image";
import type { Sort, SortKey } from "@/lib/domain/image-filter";
import type { ColumnId } from "@/lib/domain/list-columns";
import { isSameRef, refText } from "@/lib/domain/ref-text";
import { lookAlikes } from "@/lib/domain/tell-apart";
import { columnWidths } from "./column-widths";
import { columnsOnCard, GRID_WIDTH, gridVariables } from "./columns";
import { ImageTableRow } from "./image-table-row";
import { ListFoot } from "./list-foot";
import { MarksMatches, type MatchFinder } from "./marked-text";
import { observePane } from "./observe-pane";
import { openImage } from "./open-image";
import { rememberedPlace, rememberPlace } from "./remembered-place";
import { rowListeners } from "./row-listeners";
import { ROW_PX, useRowShape } from "./row-shape";
import { RowsFailure } from "./rows-failure";
import { SkeletonRow } from "./skeleton-row";
import { TableHead } from "./table-head";
import { TellApart } from "./tell-apart";
import type { Shown } from "./use-list";
import { useRowKeys } from "./use-row-keys";
import { useRowWindows } from "./use-row-windows";
import { useSelectRow } from "./use-select-row";
import type { Selection } from "./use-selection";
import { rangeInSight } from "./window-range";

const HEAD_PX = 32;
/** Drawn above and below what is seen: enough for a turn of the wheel. */
const OVERSCAN_ROWS = 6;
/** What the server draws before any size is known: a little more than one screen. */
const FIRST_RECT = { width: 1200, height: 900 };

/** What others may ask of the table. */
export type TableControls = {
  /** Goes on by so many rows; an image that lies open gives way to the next. */
  walk(step: 1 | -1): void;
  /** Gives the focus to the row where the keyboard stands, without one to the list, whose keys then work. */
  focus(): void;
};

/**
 * The whole result as one scroll, of which only the rows in sight exist. Windows of rows are fetched as they come into
 * sight. The virtualizer is created, read and drawn in this one component: React Compiler leaves such components alone.
 */
export function ImageTable({
  shown,
  columns,
  sort,
  finder,
  atRest,
  busy,
  page,
  open,
  selection,
  selectAll,
  selectionBar,
  controls,
  onSort,
  onOpenAt,
}: {
  shown: Shown;
  columns: readonly ColumnId[];
  sort: Sort;
  /** Finds in texts of the rows what they were searched for. */
  finder: MatchFinder;
  /** Nobody types on, so that more may be drawn than is seen. */
  atRest: boolean;
  /** The rows answer an older filter, and the newer ones are long in coming. */
  busy: boolean;
  /** The pane around the table: on a phone it is what scrolls. */
  page: RefObject<HTMLElement | null>;
  /** The image that lies open beside the list. */
  open: ImageRef | null;
  selection: Selection;
  /** The box of the head. */
  selectAll: ReactNode;
  /** Takes the footer's place. */
  selectionBar: ReactNode;
  controls: RefObject<TableControls | null>;
  onSort: (key: SortKey) => void;
  /** Tells where in the result the open image is; null when it is not among the rows that are loaded. */
  onOpenAt: (position: number | null) => void;
}) {
  const t = useTranslations("list");
  const { address, list } = shown;
  const shape = useRowShape();
  const narrow = shape === "card";
  const widths = columnWidths.useValue();
  // What a card has no place for is not drawn, so that a search is told where it found what the card does not show.
  const drawn = useMemo(() => (narrow ? columnsOnCard(columns) : columns), [narrow, columns]);
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const toFocus = useRef<number | null>(null);
  const [active, setActive] = useState<number | null>(null);
  const [margin, setMargin] = useState(HEAD_PX);

  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => (narrow ? page.current : scroller.current),
    estimateSize: () => ROW_PX[shape],
    scrollMargin: margin,
    scrollPaddingStart: narrow ? 8 : HEAD_PX,
    scrollPaddingEnd: 8,
    overscan: atRest ? OVERSCAN_ROWS : 0,
    initialRect: FIRST_RECT,
    observeElementRect: observePane,
    initialOffset: () => rememberedPlace(address),
    useFlushSync: false,
  });
  const items = virtualizer.getVirtualItems();
  const first = items.at(0);
  const last = items.at(-1);
  const inSight = rangeInSight(items, virtualizer, {
    headPx: narrow && margin > 0 ? 0 : HEAD_PX,
    firstHeightPx: FIRST_RECT.height,
  });

  useLayoutEffect(() => {
    const top = narrow ? (body.current?.offsetTop ?? 0) : HEAD_PX;
    if (top !== margin) setMargin(top);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are other ones in another shape.
  useLayoutEffect(() => virtualizer.measure(), [shape]);

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
    // At the top already there is nothing to do, and asking for it would have the whole page measured.
    if (virtualizer.scrollOffset !== 0) virtualizer.scrollToOffset(0);
  }, [address, virtualizer]);

  const { rowAt, rowNear, refsBetween, failed } = useRowWindows(shown, virtualizer, {
    drawn: first && last ? { first: first.index, last: last.index } : null,
    seen: inSight.to > 0 ? { first: inSight.from - 1, last: inSight.to - 1 } : null,
  });

  const rowsInSight = items.flatMap(({ index }) => rowAt(index) ?? []);
  const groups = lookAlikes(rowsInSight);
  const alike = new Set(groups.flatMap((group) => group.map(({ ref }) => refText(ref))));

  const openAt = positionOf(open);
  useEffect(() => onOpenAt(openAt), [openAt, onOpenAt]);

  function positionOf(ref: ImageRef | null): number | null {
    if (ref === null) return null;
    const isIt = (index: number) => {
      const row = rowAt(index);
      return row !== undefined && isSameRef(row.ref, ref);
    };
    if (active !== null && isIt(active)) return active;
    return items.find(({ index }) => isIt(index))?.index ?? null;
  }

  function go(step: 1 | -1): boolean {
    // Who scrolled far away goes on from what is seen there.
    const left = open === null && !items.some(({ index }) => index === active);
    const from = left ? null : (active ?? openAt);
    const edge = (step === 1 ? inSight.from : inSight.to) - 1;
    return goTo(from === null ? edge : from + step);
  }

  function goTo(index: number): boolean {
    const next = Math.max(0, Math.min(list.total - 1, index));
    setActive(next);
    virtualizer.scrollToIndex(next, { align: "auto" });
    if (open === null) toFocus.current = next;
    else void refsBetween(next, next).then(([ref]) => ref && openImage(ref));
    return true;
  }

  useImperativeHandle(controls, () => ({
    walk: go,
    focus() {
      const index = active ?? openAt;
      if (index === null) return scroller.current?.focus({ preventScroll: true });
      setActive(index);
      toFocus.current = index;
      virtualizer.scrollToIndex(index, { align: "auto" });
      focusWanted();
    },
  }));

  // The row may come into being some renders after it was asked for, when the scroll has arrived.
  useEffect(() => focusWanted());

  // A row that scrolls out of existence takes the focus along: the list keeps it, so that Home and Page Up go on working.
  const focused = useRef(false);
  useEffect(() => {
    if (focused.current && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true });
  });

  function focusWanted() {
    if (toFocus.current === null) return;
    const row = body.current?.querySelector(`[data-index="${toFocus.current}"] [data-row-link]`);
    if (!(row instanceof HTMLElement)) return;
    row.focus({ preventScroll: true });
    toFocus.current = null;
  }

  const select = useSelectRow({ address, rowAt, refsBetween, selection });
  useRowKeys({ active, open: open !== null, last: list.total - 1, rowAt, go, goTo, select });
  const { onFocus, onClick } = rowListeners({ rowAt, activate: setActive, select });

  return (
    <>
      <ScrollRegion
        ref={scroller}
        name={t("table")}
        onScroll={(event) => rememberPlace(address, event.currentTarget.scrollTop)}
        className="min-h-0 flex-1 overflow-auto border-t border-line [scrollbar-width:thin] focus-visible:-outline-offset-2 phone:flex-none phone:overflow-visible"
      >
        <table
          aria-label={t("title")}
          aria-rowcount={list.total + 1}
          aria-busy={busy}
          style={gridVariables(columns, widths)}
          className={classes("block", GRID_WIDTH, busy && "opacity-70")}
        >
          <TableHead columns={columns} sort={sort} onSort={onSort} box={selectAll} />
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the rows are the page's, above. */}
          <tbody
            ref={body}
            onFocus={(event) => {
              focused.current = true;
              onFocus(event);
            }}
            onBlur={() => {
              focused.current = false;
            }}
            onClick={onClick}
            className="block"
            style={{
              paddingTop: `${(first?.start ?? margin) - margin}px`,
              paddingBottom: `${Math.max(0, virtualizer.getTotalSize() - ((last?.end ?? margin) - margin))}px`,
            }}
          >
            <MarksMatches value={finder}>
              {items.map(({ index }) => {
                const inside = index >= inSight.from - 1 && index < inSight.to;
                const row = inside ? rowAt(index) : rowNear(index);
                if (!row) return <SkeletonRow key={index} index={index} />;
                const text = refText(row.ref);
                return (
                  <ImageTableRow
                    key={index}
                    row={row}
                    columns={drawn}
                    shape={shape}
                    index={index}
                    active={index === active}
                    selected={selection.selected.has(text)}
                    open={index === openAt}
                    alike={alike.has(text)}
                    measure={narrow ? virtualizer.measureElement : undefined}
                  />
                );
              })}
            </MarksMatches>
          </tbody>
        </table>
      </ScrollRegion>
      <RowsFailure failed={failed} />
      {selectionBar || (
        <ListFoot
          {...inSight}
          total={list.total}
          tool={groups.length > 0 && <TellApart groups={groups} columns={columns} />}
        />
      )}
    </>
  );
}
