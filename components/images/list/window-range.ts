import { WINDOW_ROWS } from "./image-window";

/** The window that holds a row. */
export function windowOf(index: number): number {
  return Math.floor(index / WINDOW_ROWS);
}

/** The windows, beyond the first, that hold the rows from one index to another, both included. */
export function windowsIn(from: number | undefined, to: number | undefined): number[] {
  return windowsWith(from, to).filter((index) => index > 0);
}

/** The windows beside those of the rows from one index to another, nearest first, as far as the result reaches. */
export function windowsAround(from: number | undefined, to: number | undefined, total: number): number[] {
  const inside = windowsWith(from, to);
  const [first] = inside;
  const last = inside.at(-1);
  if (first === undefined || last === undefined) return [];
  const most = windowOf(Math.max(0, total - 1));
  return [last + 1, first - 1, last + 2].filter((index) => index > 0 && index <= most);
}

function windowsWith(from: number | undefined, to: number | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  const first = windowOf(from);
  const last = windowOf(to);
  return Array.from({ length: last - first + 1 }, (_, step) => first + step);
}

type Item = { index: number; start: number; end: number };
type View = { scrollOffset: number | null; scrollRect: { height: number } | null };

/** First and last row that can be seen, counted from 1; overscan left out, and what lies below the head. */
export function rangeInSight(
  items: readonly Item[],
  view: View,
  sizes: { headPx: number; firstHeightPx: number },
): { from: number; to: number } {
  const offset = view.scrollOffset ?? 0;
  const bottom = offset + (view.scrollRect?.height ?? sizes.firstHeightPx);
  const seen = items.filter(({ start, end }) => end > offset + sizes.headPx + 1 && start < bottom - 1);
  return { from: (seen[0]?.index ?? -1) + 1, to: (seen.at(-1)?.index ?? -1) + 1 };
}
