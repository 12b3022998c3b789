import type { ImageFilter } from "../../domain/image-filter";
import { searchWords } from "../../domain/search-words";
import { orderOf } from "./answer";
import { directed, orderByRank, rankCodes } from "./column-order";
import type { ColumnStore } from "./column-store";
import type { SortReader } from "./columns";
import type { SearchContext } from "./context";
import type { Grouping } from "./groupings";
import type { Turn } from "./image-index";
import { type Sweep, sweep } from "./sweep";

/** The images that have the same value in each of some groupings. */
export type Tally = {
  /** One per grouping, in their order. */
  values: string[];
  images: number;
  /** When the newest of them was made, milliseconds since 1970; null: of none is it known. */
  newestMs: number | null;
  /** Of so many it is not known when they were made. */
  undated: number;
};

type Asked = { store: ColumnStore; filter: ImageFilter; context: SearchContext } & Turn;

/** Images between two looks at the clock. */
const STEP = 16_384;

/** Parts the images that fit into groups: one entry for each combination of values that some image has. */
export async function tally({ by, ...asked }: Asked & { by: readonly Grouping[] }): Promise<Tally[]> {
  const { store, context, pause } = asked;
  const { hits } = await swept(asked);
  const parts = by.map((grouping) => numbered(grouping, store, context));
  const created = store.created();
  const places = new Map<number, number>();
  const groups: { key: number; images: number; newestMs: number; undated: number }[] = [];
  for (let at = 0; at < hits.length; at += 1) {
    const slot = hits[at] as number;
    let key = 0;
    for (const { cells, numbers, names } of parts) {
      key = key * names.length + (numbers[cells[slot] as number] as number);
    }
    let place = places.get(key);
    if (place === undefined) {
      place = groups.push({ key, images: 0, newestMs: Number.NEGATIVE_INFINITY, undated: 0 }) - 1;
      places.set(key, place);
    }
    const group = groups[place] as (typeof groups)[number];
    group.images += 1;
    const time = created[slot] as number;
    if (Number.isNaN(time)) group.undated += 1;
    else if (time > group.newestMs) group.newestMs = time;
    if (at % STEP === STEP - 1) await pause();
  }
  return groups.map(({ key, newestMs, ...counts }) => ({
    values: valuesOf(key, parts),
    ...counts,
    newestMs: newestMs === Number.NEGATIVE_INFINITY ? null : newestMs,
  }));
}

/** The images that fit and have a value, the smallest value first, then by id. */
export async function ranked({ by, ...asked }: Asked & { by: SortReader }): Promise<Int32Array> {
  const { store, context, breath, check, pause, steps } = asked;
  while (!store.orders.settled) if (!(await store.orders.settle(breath))) check();
  const found = await swept(asked);
  const ranks = rankCodes(store.words(by.column), by, context);
  await pause();
  const { slots, present } = await orderByRank(store.orders.byId(), {
    swept: found,
    cells: store.cells(by.column),
    ranks,
    steps,
  });
  return slots.subarray(0, present);
}

/** The images that fit, in the filter's order: an answer of the list without its counts. */
export async function ordered(asked: Asked): Promise<Int32Array> {
  const { store, filter, breath, check, pause } = asked;
  while (!store.orders.settled) if (!(await store.orders.settle(breath))) check();
  const order = await orderOf({ ...asked, swept: await swept(asked) });
  await pause();
  return directed(order, filter.sort.descending);
}

/** Which images fit. */
export async function swept({ store, filter, ...turn }: Asked): Promise<Sweep> {
  return await sweep(store.sweepInput(filter, searchWords(filter.q)), turn);
}

type Part = { cells: ArrayLike<number>; numbers: Int32Array; names: readonly string[] };

/** The groups of a column's codes as small numbers. */
function numbered({ column, read }: Grouping, store: ColumnStore, context: SearchContext): Part {
  const words = store.words(column);
  const names: string[] = [];
  const known = new Map<string, number>();
  const numbers = Int32Array.from({ length: words.length }, (_, code) => {
    if (words.uses(code) === 0) return 0;
    const name = read(words.word(code), context);
    const number = known.get(name) ?? names.push(name) - 1;
    known.set(name, number);
    return number;
  });
  return { cells: store.cells(column), numbers, names };
}

function valuesOf(key: number, parts: readonly Part[]): string[] {
  const values: string[] = [];
  let rest = key;
  for (const { names } of parts.toReversed()) {
    values.push(names[rest % names.length] ?? "");
    rest = Math.floor(rest / names.length);
  }
  return values.reverse();
}
