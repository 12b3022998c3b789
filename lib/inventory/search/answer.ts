import {
  conditionsOf,
  FACETS,
  type Facet,
  type ImageFilter,
  isChosen,
  perFacet,
} from "../../domain/image-filter";
import type { ImageList } from "../../domain/image-list";
import type { SearchWord } from "../../domain/search-words";
import { directed, fitting, orderByRank } from "./column-order";
import { type ColumnStore, isColumnSort } from "./column-store";
import { FACET_READERS, SORT_READERS } from "./columns";
import type { Dictionary } from "./dictionary";
import type { Column } from "./entry";
import { countValues } from "./facet-counts";
import type { Turn } from "./image-index";
import type { Order } from "./orders";
import { countCodes, countNearly, type Sweep, sweep } from "./sweep";

/** All that is known for one filter: what fits, in order, and what every facet's values would bring. */
export type KeptAnswer = {
  slots: Int32Array;
  /** By the number of a value in the facet's table. */
  counts: Record<Facet, Int32Array>;
  without: ImageList["without"];
};

type Asked = { store: ColumnStore; filter: ImageFilter; words: readonly SearchWord[] } & Turn;

export async function answer({ store, filter, words, breath, check, pause }: Asked): Promise<KeptAnswer> {
  while (!store.orders.settled) if (!(await store.orders.settle(breath))) check();
  const swept = await sweep(store.sweepInput(filter, words, check), breath);
  await pause();
  const counts = await countAll({ store, filter, swept, pause });
  await pause();
  const order = orderOf({ store, filter, swept });
  await pause();
  return {
    slots: directed(order, filter.sort.descending),
    counts,
    without: Object.fromEntries(
      conditionsOf(filter).map((condition) => [
        condition,
        swept.hits.length + (swept.failAlone[condition] ?? 0),
      ]),
    ),
  };
}

type Swept = { store: ColumnStore; filter: ImageFilter; swept: Sweep };

async function countAll({
  store,
  filter,
  swept,
  pause,
}: Swept & { pause: () => Promise<void> }): Promise<Record<Facet, Int32Array>> {
  const fits = new Map<Column, Uint32Array>();
  const counts = perFacet((): Int32Array => new Int32Array());
  const allFit = swept.hits.length === store.slots.size;
  for (const facet of FACETS) {
    const { column } = FACET_READERS[facet];
    const [cells, words] = [store.cells(column), store.words(column)];
    const fitting =
      fits.get(column) ?? (allFit ? usesOf(words) : countCodes(cells, swept.hits, words.length));
    fits.set(column, fitting);
    const alone = isChosen(filter.facets[facet])
      ? [countNearly(swept, { facet, cells, length: words.length })]
      : [];
    counts[facet] = countValues(store.table(facet), words, [fitting, ...alone]);
    await pause();
  }
  return counts;
}

function usesOf(words: Dictionary): Uint32Array {
  return Uint32Array.from({ length: words.length }, (_, code) => words.uses(code));
}

/** What fits, ascending. */
export function orderOf({ store, filter, swept: { state, hits } }: Swept): Order {
  const { key } = filter.sort;
  const { orders } = store;
  if (isColumnSort(key)) {
    const cells = store.cells(SORT_READERS[key].column);
    return orderByRank(orders.byId(), { state, cells, ranks: store.ranks(key) });
  }
  const whole = key === "name" ? orders.byName() : orders.byCreated();
  return hits.length === whole.slots.length ? whole : fitting(whole, state, hits.length);
}
