import type { Facet, ImageFilter } from "../domain/image-filter";
import type { FacetValues, ImageList, ImageRow, ImageWindow } from "../domain/image-list";
import { answerFirst } from "./courtesy";
import { valueFinder } from "./find-values";
import { liveIndex } from "./live-index";
import { isAtLeast, type PresentState, presentState } from "./present-state";
import { type RowContext, readRows } from "./rows";
import type { Window } from "./search/image-index";

/** Rows of one answer at the most. */
export const LARGEST_WINDOW = 200;

/**
 * Answers the list: rows, totals, counts and freshness in one. The index finds, the database tells the rows; no cloud
 * is called. `asked` is the present state, where somebody has asked for it already.
 */
export function listImages(
  filter: ImageFilter,
  window: Window,
  asked: Promise<PresentState> = presentState(),
): Promise<ImageList> {
  return answerFirst(() => answerList(filter, window, asked));
}

async function answerList(
  filter: ImageFilter,
  window: Window,
  asked: Promise<PresentState>,
): Promise<ImageList> {
  const { index, revision } = liveIndex();
  const present = await asked;
  const { from, limit } = within(window);
  let reading: Promise<ImageRow[]> = Promise.resolve([]);
  const { keys: _, ...found } = await index.find(filter, present, {
    from,
    limit,
    onKeys(keys) {
      reading = readRows(keys, present);
      // Its failure is told by the answer, unless that fails before or reads other rows.
      reading.catch(() => {});
    },
  });
  const state = { known: index.size, revision: revision() };
  return {
    ...found,
    ...state,
    from,
    rows: await reading,
    atLeast: isAtLeast(present.sources),
    sources: present.sources,
    accounts: Object.fromEntries(present.accountNames),
  };
}

/** A later stretch of the same list: rows without counts and freshness. */
export function listRows(
  filter: ImageFilter,
  window: Window,
  asked: Promise<PresentState> = presentState(),
): Promise<ImageWindow> {
  return answerFirst(() => answerRows(filter, window, asked));
}

async function answerRows(
  filter: ImageFilter,
  window: Window,
  asked: Promise<PresentState>,
): Promise<ImageWindow> {
  const { index, revision } = liveIndex();
  const present = await asked;
  const { from, limit } = within(window);
  const { total, keys } = await index.findKeys(filter, present, { from, limit });
  const known = revision();
  return { total, from, rows: await readRows(keys, present), revision: known };
}

/** Values of one facet in which a text is found, counted as in the list. */
export async function findFacetValues(
  filter: ImageFilter,
  { facet, find }: { facet: Facet; find: string },
): Promise<FacetValues> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  const fits = valueFinder({ facet, find, accountNames: present.accountNames });
  const found = await index.findValues(filter, present, { facet, fits });
  return { facet, ...found, revision: revision() };
}

/** How many images fit. */
export async function countImages(filter: ImageFilter): Promise<number> {
  const { total } = await liveIndex().index.findKeys(filter, await presentState(), { from: 0, limit: 0 });
  return total;
}

/** A whole result: what the list says of it, and its rows in order. */
export type OpenRows = Pick<ImageList, "total" | "known" | "atLeast" | "sources" | "revision"> & {
  /** Pages of rows. An image that is forgotten while they are read is left out. */
  pages: AsyncGenerator<ImageRow[], void>;
};

/**
 * All images that fit, in the order of the list, as they stood when this was asked: which and in what order does not
 * change while the pages are read. What the rows say is read page by page.
 */
export async function eachImageRow(
  filter: ImageFilter,
  { pageRows }: { pageRows: number },
): Promise<OpenRows> {
  const { index, revision } = liveIndex();
  const present = await presentState();
  const whole = { from: 0, limit: Number.MAX_SAFE_INTEGER };
  const { total, keys } = await index.findKeys(filter, present, whole);
  return {
    total,
    known: index.size,
    revision: revision(),
    atLeast: isAtLeast(present.sources),
    sources: present.sources,
    pages: rowPages(keys, { pageRows, present }),
  };
}

async function* rowPages(
  keys: readonly string[],
  { pageRows, present }: { pageRows: number; present: RowContext },
): AsyncGenerator<ImageRow[], void> {
  for (let from = 0; from < keys.length; from += pageRows) {
    yield await readRows(keys.slice(from, from + pageRows), present);
  }
}

function within({ from, limit }: Window): Window {
  return {
    from: Math.max(0, Math.floor(from)),
    limit: Math.min(LARGEST_WINDOW, Math.max(0, Math.floor(limit))),
  };
}
