import {
  conditionsOf,
  emptyFilter,
  FACETS,
  type Facet,
  type ImageFilter,
  isChosen,
  perFacet,
  writeFilter,
} from "../../domain/image-filter";
import type { ImageList } from "../../domain/image-list";
import { searchWords } from "../../domain/search-words";
import { directed, fitting, orderByRank } from "./column-order";
import { type ColumnStore, isColumnSort } from "./column-store";
import { FACET_READERS, SORT_READERS } from "./columns";
import { countFitting, countNearly } from "./count-codes";
import type { Column } from "./entry";
import { countValues } from "./facet-counts";
import type { Turn } from "./image-index";
import type { Narrowings } from "./narrowing";
import type { Order } from "./orders";
import { type Sweep, sweep } from "./sweep";

/** All that is known for one filter: what fits, in order, and what every facet's values would bring. */
export type KeptAnswer = {
  slots: Int32Array;
  /** By the number of a value in the facet's table. */
  counts: Record<Facet, Int32Array>;
  without: ImageList["without"];
};

type Asked = {
  store: ColumnStore;
  filter: ImageFilter;
  narrowings: Narrowings;
  /** Told what fits, in order, before anything is counted. */
  ordered: (slots: Int32Array) => Promise<void>;
} & Turn;

export async function answer({ store, filter, narrowings, ordered, ...turn }: Asked): Promise<KeptAnswer> {
  while (!store.orders.settled) if (!(await store.orders.settle(turn.breath))) turn.check();
  const words = searchWords(filter.q);
  const rest = writeFilter({ ...filter, q: "", sort: emptyFilter().sort }).toString();
  const within = narrowings.find(rest, words)?.left;
  const swept = await sweep(store.sweepInput(filter, words, within), turn);
  // A copy: what it is cut from is as long as the inventory.
  if (swept.left !== null) narrowings.keep({ rest, words, left: swept.left.slice() });
  const order = await orderOf({ store, filter, swept, ...turn });
  const slots = directed(order, filter.sort.descending);
  await ordered(slots);
  return {
    slots,
    counts: await countAll({ store, filter, swept, ...turn }),
    without: Object.fromEntries(
      conditionsOf(filter).map((condition) => [
        condition,
        swept.hits.length + (swept.failAlone[condition] ?? 0),
      ]),
    ),
  };
}

type Swept = { store: ColumnStore; filter: ImageFilter; swept: Sweep } & Turn;

async function countAll({ store, filter, swept, steps, pause }: Swept): Promise<Record<Facet, Int32Array>> {
  const fits = new Map<Column, Uint32Array>();
  const counts = perFacet((): Int32Array => new Int32Array());
  for (const facet of FACETS) {
    const { column } = FACET_READERS[facet];
    const [cells, words] = [store.cells(column), store.words(column)];
    const fitting = fits.get(column) ?? (await countFitting(swept, { cells, words, steps }));
    fits.set(column, fitting);
    const alone = isChosen(filter.facets[facet])
      ? [await countNearly(swept, { facet, cells, length: words.length, steps })]
      : [];
    counts[facet] = countValues(store.table(facet), words, [fitting, ...alone]);
    await pause();
  }
  return counts;
}

/** What fits, ascending. */
export async function orderOf({ store, filter, swept, steps }: Swept): Promise<Order> {
  const { state, hits } = swept;
  const { key } = filter.sort;
  const { orders } = store;
  if (isColumnSort(key)) {
    const cells = store.cells(SORT_READERS[key].column);
    return await orderByRank(orders.byId(), { swept, cells, ranks: store.ranks(key), steps });
  }
  const whole = key === "name" ? orders.byName() : orders.byCreated();
  return hits.length === whole.slots.length
    ? whole
    : await fitting(whole, { state, total: hits.length, steps });
}
