import { type Facet, type ImageFilter, perFacet, writeFilter } from "../../domain/image-filter";
import { type FacetCount, type ImageList, MOST_FACET_VALUES } from "../../domain/image-list";
import { type Alike, type Alikeness, alike } from "./alike";
import { answer, type KeptAnswer } from "./answer";
import { BREATHLESS, type Breath, breath, type Steps, stepsOf } from "./breath";
import { columnStore } from "./column-store";
import type { SortReader } from "./columns";
import type { SearchContext } from "./context";
import type { IndexEntry } from "./entry";
import { distinctIn, topValues, withChosen } from "./facet-counts";
import type { Grouping } from "./groupings";
import { narrowings } from "./narrowing";
import { ordered, ranked, type Tally, tally } from "./tally";

export type Found = Pick<ImageList, "total" | "facets" | "distinct" | "without"> & {
  /** Keys of the window's images, in order. */
  keys: string[];
};

/** A stretch of the whole result. */
export type Window = { from: number; limit: number };

export type ImageIndex = {
  put(entry: IndexEntry): void;
  remove(key: string): void;
  readonly size: number;
  /** Images by source key. */
  countOf(sourceKey: string): number;
  /**
   * Total, counts and one window. `onKeys` is told the window's images before anything is counted, so that their rows can
   * be asked for meanwhile; told again when the images changed, and what it was told last holds.
   */
  find(
    filter: ImageFilter,
    context: SearchContext,
    asked: Window & { onKeys?: (keys: string[]) => void },
  ): Promise<Found>;
  /** Total and one window alone. */
  findKeys(
    filter: ImageFilter,
    context: SearchContext,
    window: Window,
  ): Promise<Pick<Found, "total" | "keys">>;
  /** Values of one facet whose names fit, counted as in `find`. */
  findValues(
    filter: ImageFilter,
    context: SearchContext,
    wanted: { facet: Facet; fits: (name: string) => boolean },
  ): Promise<{ values: FacetCount[]; found: number }>;
  /** The images that fit in groups: how many there are of each combination of values, and when the newest was made. */
  tally(filter: ImageFilter, context: SearchContext, by: readonly Grouping[]): Promise<Tally[]>;
  /** The images that fit and have a value, in an order that the list does not have: the smallest value first. */
  findRanked(
    filter: ImageFilter,
    context: SearchContext,
    asked: Window & { by: SortReader },
  ): Promise<Pick<Found, "total" | "keys">>;
  /** The same as `findKeys` of a filter that nobody will ask for again: nothing is counted, and nothing kept. */
  findOnce(
    filter: ImageFilter,
    context: SearchContext,
    window: Window,
  ): Promise<Pick<Found, "total" | "keys">>;
  /** Groups of images that fit and look like copies of one another, the largest first. */
  findAlike(
    filter: ImageFilter,
    context: SearchContext,
    asked: { by: Alikeness; limit: number },
  ): Promise<Alike>;
  /** Merges what was put into the orders that are kept, so that the next answer need not. */
  settle(): Promise<void>;
};

/** Answers kept for their later windows and for whoever asks the same: so many, and with so many slots in all (24 MB). */
const MOST_KEPT = 64;
const MOST_KEPT_SLOTS = 6_000_000;
const MOST_KEPT_ALIKE = 6;

/**
 * The list's index over all images of an inventory: columns of codes, one folded text per image, answered by one sweep
 * (see `./sweep`). Derived from the database and never the truth; a filter over plain images is the oracle of its
 * tests. Answers let others have their turn; one that the images changed under begins again.
 */
export function createImageIndex(): ImageIndex {
  const store = columnStore();
  const kept = new Map<string, KeptAnswer>();
  const searched = narrowings();
  // Groups of look-alikes cost more than any other answer, and two filters ask for them.
  const keptAlike = new Map<string, Alike>();
  let keptEpoch = -1;

  /** Answers are kept as long as nothing has changed. */
  function forgetOld() {
    if (keptEpoch === store.epoch) return;
    kept.clear();
    searched.clear();
    keptAlike.clear();
    keptEpoch = store.epoch;
  }

  async function keptAnswer(
    filter: ImageFilter,
    context: SearchContext,
    turn: Turn,
    ordered = async (_slots: Int32Array) => {},
  ): Promise<KeptAnswer> {
    await prepare(context, turn);
    forgetOld();
    const address = writeFilter(filter).toString();
    const known = kept.get(address);
    // The one that was asked for last is forgotten last.
    kept.delete(address);
    if (known) await ordered(known.slots);
    const made = known ?? (await answer({ store, filter, narrowings: searched, ordered, ...turn }));
    kept.set(address, made);
    forgetOldest();
    return made;
  }

  function forgetOldest() {
    let slots = 0;
    for (const one of kept.values()) slots += one.slots.length;
    for (const [oldest, one] of kept) {
      if (kept.size === 1 || (kept.size <= MOST_KEPT && slots <= MOST_KEPT_SLOTS)) return;
      kept.delete(oldest);
      slots -= one.slots.length;
    }
  }

  async function keysIn(
    { slots }: Pick<KeptAnswer, "slots">,
    { from, limit }: Window,
    turn: Turn,
  ): Promise<string[]> {
    const keys: string[] = [];
    for (const slot of slots.subarray(from, from + limit)) {
      keys.push(store.keyOf(slot));
      if (keys.length % KEYS_STEP === 0) await turn.pause();
    }
    return keys;
  }

  async function prepare(context: SearchContext, turn: Turn): Promise<void> {
    const steps = store.prepare(context);
    turn.begin();
    for (const _ of steps) await turn.pause();
  }

  /** A steady read of a context of its own, of which nothing is kept. */
  function fresh<T>(context: SearchContext, read: (turn: Turn) => Promise<T>): Promise<T> {
    return steady(async (turn) => {
      await prepare(context, turn);
      return read(turn);
    });
  }

  /** Runs a read until it was not disturbed; the last time without letting anybody disturb it. */
  async function steady<T>(read: (turn: Turn) => Promise<T>): Promise<T> {
    for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
      try {
        return await read(turnOf(breath()));
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error;
      }
    }
    return await read(turnOf(BREATHLESS));
  }

  function turnOf(own: Breath): Turn {
    let begun = store.epoch;
    const check = () => {
      if (store.epoch !== begun) throw new ChangedMeanwhile();
    };
    return {
      breath: own,
      begin() {
        begun = store.epoch;
      },
      check,
      steps: stepsOf(own, check),
      async pause() {
        if (!own.due) return;
        await own.take();
        check();
      },
    };
  }

  return {
    put: (entry) => store.put(entry),
    remove: (key) => store.remove(key),
    get size() {
      return store.slots.size;
    },
    countOf: (sourceKey) => store.countOf(sourceKey),
    find: (filter, context, { onKeys, ...window }) =>
      steady(async (turn) => {
        let keys: string[] = [];
        const made = await keptAnswer(filter, context, turn, async (slots) => {
          keys = await keysIn({ slots }, window, turn);
          if (!onKeys) return;
          onKeys(keys);
          // What that began is only sent when others have their turn.
          await turn.breath.take();
          turn.check();
        });
        return {
          total: made.slots.length,
          keys,
          facets: perFacet((facet) => shownValues(facet, made, filter)),
          distinct: perFacet((facet) => distinctIn(made.counts[facet])),
          without: made.without,
        };
      }),
    findKeys: (filter, context, window) =>
      steady(async (turn) => {
        const made = await keptAnswer(filter, context, turn);
        return { total: made.slots.length, keys: await keysIn(made, window, turn) };
      }),
    findValues: (filter, context, { facet, fits }) =>
      steady(async (turn) => {
        const { counts } = await keptAnswer(filter, context, turn);
        return topValues(store.table(facet), counts[facet], { limit: MOST_FACET_VALUES, fits });
      }),
    tally: (filter, context, by) => fresh(context, (turn) => tally({ store, filter, context, by, ...turn })),
    findRanked: (filter, context, { by, ...window }) =>
      fresh(context, async (turn) => {
        const slots = await ranked({ store, filter, context, by, ...turn });
        return { total: slots.length, keys: await keysIn({ slots }, window, turn) };
      }),
    findOnce: (filter, context, window) =>
      fresh(context, async (turn) => {
        const slots = await ordered({ store, filter, context, ...turn });
        return { total: slots.length, keys: await keysIn({ slots }, window, turn) };
      }),
    findAlike: (filter, context, asked) =>
      fresh(context, async (turn) => {
        forgetOld();
        const name = `${asked.by} ${asked.limit} ${writeFilter(filter)}`;
        const found = keptAlike.get(name) ?? (await alike({ store, filter, context, ...asked, ...turn }));
        turn.check();
        // Never many: who asks are our own pages.
        if (keptAlike.size < MOST_KEPT_ALIKE) keptAlike.set(name, found);
        return found;
      }),
    settle: () =>
      steady(async ({ breath: own }) => {
        if (!store.orders.settled && !(await store.orders.settle(own))) throw new ChangedMeanwhile();
      }),
  };

  function shownValues(facet: Facet, { counts }: KeptAnswer, filter: ImageFilter): FacetCount[] {
    const table = store.table(facet);
    const { values } = topValues(table, counts[facet], { limit: MOST_FACET_VALUES });
    return withChosen(values, { table, counts: counts[facet], choice: filter.facets[facet] });
  }
}

/** What a read may do between its steps. */
export type Turn = {
  breath: Breath;
  /** From here on the read relies on nothing changing. */
  begin(): void;
  /** Throws when something has. */
  check(): void;
  /** Lets others have their turn when it is time to. */
  pause(): Promise<void>;
  /** Long work, between whose parts they have it. */
  steps: Steps;
};

/** Keys made between two looks at the clock. */
const KEYS_STEP = 4_096;
const MOST_ATTEMPTS = 4;

class ChangedMeanwhile extends Error {
  override name = "ChangedMeanwhile";
}
