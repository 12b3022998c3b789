import type { Steps } from "./breath";
import { addTo } from "./codes";
import type { SortReader } from "./columns";
import type { SearchContext } from "./context";
import type { Dictionary } from "./dictionary";
import type { Order } from "./orders";
import type { Cells, Sweep } from "./sweep";

/** The place of each code in an order, equal values alike; the last place is that of codes without a value. */
export type Ranks = { ofCode: Uint32Array; length: number };

export function rankCodes(words: Dictionary, { read }: SortReader, context: SearchContext): Ranks {
  const values = Array.from({ length: words.length }, (_, code) =>
    words.uses(code) === 0 ? null : read(words.word(code), context),
  );
  const distinct = [...new Set(values.filter((value) => value !== null))].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(distinct.map((value, place) => [value, place]));
  return {
    ofCode: Uint32Array.from(values, (value) =>
      value === null ? distinct.length : (places.get(value) ?? 0),
    ),
    length: distinct.length + 1,
  };
}

/** The slots that fit in the order of their codes' ranks, and of `byId` where these are equal. */
export async function orderByRank(
  byId: Int32Array,
  {
    swept: { state, hits },
    cells,
    ranks,
    steps,
  }: { swept: Pick<Sweep, "state" | "hits">; cells: Cells; ranks: Ranks; steps: Steps },
): Promise<Order> {
  const { ofCode, length } = ranks;
  const starts = new Uint32Array(length + 1);
  await steps(hits.length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      const slot = hits[place] as number;
      addTo(starts, (ofCode[cells[slot] as number] as number) + 1, 1);
    }
  });
  for (let rank = 0; rank < length; rank += 1) addTo(starts, rank + 1, starts[rank] as number);
  const slots = new Int32Array(starts[length] ?? 0);
  const present = starts[length - 1] ?? 0;
  await steps(byId.length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      const slot = byId[place] as number;
      if (state[slot] !== 0) continue;
      const rank = ofCode[cells[slot] as number] as number;
      slots[starts[rank] as number] = slot;
      addTo(starts, rank, 1);
    }
  });
  return { slots, present };
}

/** An order's slots that fit. */
export async function fitting(
  { slots, present }: Order,
  { state, total, steps }: { state: Uint8Array; total: number; steps: Steps },
): Promise<Order> {
  // One place more: each slot is written, and only what fits moves the place on. A branch would be guessed wrong too often.
  const kept = new Int32Array(total + 1);
  let length = 0;
  const keep = (part: Int32Array) =>
    steps(part.length, (start, end) => {
      for (let place = start; place < end; place += 1) {
        const slot = part[place] as number;
        kept[length] = slot;
        length += ((state[slot] as number) - 1) >>> 31;
      }
    });
  await keep(slots.subarray(0, present));
  const keptPresent = length;
  await keep(slots.subarray(present));
  return { slots: kept.subarray(0, total), present: keptPresent };
}

/** Descending turns only the images that have a value; those without stay last, as they were. */
export function directed({ slots, present }: Order, descending: boolean): Int32Array {
  if (!descending) return slots;
  const turned = slots.slice();
  turned.subarray(0, present).reverse();
  return turned;
}
