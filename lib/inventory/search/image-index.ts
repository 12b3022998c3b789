import { searchWords } from "../../domain/fold";
import { FACETS, type Facet, type ImageFilter, type SortKey } from "../../domain/image-filter";
import type { FacetCount } from "../../domain/image-list";
import type { IndexEntry } from "./entry";
import { type Dictionary, dictionary, type Growing, growing } from "./growing";

export type Found = {
  /** Images that fit the filter. */
  total: number;
  /** Keys of the window's images, in order. */
  keys: string[];
  facets: Record<Facet, FacetCount[]>;
};

export type ImageIndex = {
  put(entry: IndexEntry): void;
  remove(key: string): void;
  readonly size: number;
  /** Images by source key. */
  countOf(sourceKey: string): number;
  find(filter: ImageFilter, window: { from: number; limit: number }): Found;
};

type Column = { codes: Growing; words: Dictionary };

/**
 * The list's index: one dictionary-coded column per facet and one folded text per image, counted in a single sweep.
 * Derived from the database and never the truth; a filter over plain images is the oracle of its tests.
 */
export function createImageIndex(): ImageIndex {
  const columns = perFacet<Column>(() => ({
    codes: growing((length) => new Uint32Array(length)),
    words: dictionary(),
  }));
  const entries: IndexEntry[] = [];
  const slots = new Map<string, number>();
  const sources = new Map<string, number>();
  const orders = new Map<SortKey, { sorted: number[]; present: number }>();

  function write(slot: number, entry: IndexEntry) {
    entries[slot] = entry;
    slots.set(entry.key, slot);
    for (const facet of FACETS) {
      const { codes, words } = columns[facet];
      codes.set(slot, words.codeOf(entry.facets[facet]));
    }
  }

  function countSource(sourceKey: string, by: number) {
    sources.set(sourceKey, (sources.get(sourceKey) ?? 0) + by);
  }

  /** Slots in ascending order of a key, missing values at the end. Kept until an image changes. */
  function orderBy(key: SortKey) {
    const kept = orders.get(key);
    if (kept) return kept;
    const present: number[] = [];
    const missing: number[] = [];
    entries.forEach((entry, slot) => {
      (entry.order[key] === null ? missing : present).push(slot);
    });
    present.sort((a, b) => compare(entries[a]?.order[key], entries[b]?.order[key]) || byKey(a, b));
    missing.sort(byKey);
    const made = { sorted: [...present, ...missing], present: present.length };
    orders.set(key, made);
    return made;
  }

  function byKey(a: number, b: number): number {
    return compare(entries[a]?.key, entries[b]?.key);
  }

  /** For each facet with a choice, which of its codes pass. */
  function passing(filter: ImageFilter): { facet: Facet; passes: Uint8Array }[] {
    return FACETS.flatMap((facet) => {
      const { include, exclude } = filter.facets[facet];
      if (include.length === 0 && exclude.length === 0) return [];
      const { words } = columns[facet];
      const passes = new Uint8Array(words.words.length).fill(include.length === 0 ? 1 : 0);
      for (const word of include) mark(passes, words.find(word), 1);
      for (const word of exclude) mark(passes, words.find(word), 0);
      return [{ facet, passes }];
    });
  }

  /** One pass over all images: which fit, and every facet's counts under the other facets' choices. */
  function sweep(filter: ImageFilter) {
    const active = passing(filter);
    const needed = searchWords(filter.q);
    const counts = perFacet((facet) => new Uint32Array(columns[facet].words.words.length));
    const fits = new Uint8Array(entries.length);
    let total = 0;
    for (let slot = 0; slot < entries.length; slot += 1) {
      let failed: Facet | null = null;
      let fails = 0;
      for (const { facet, passes } of active) {
        if (passes[columns[facet].codes.get(slot)] === 1) continue;
        failed = facet;
        fails += 1;
        if (fails > 1) break;
      }
      if (fails > 1) continue;
      const text = entries[slot]?.text ?? "";
      if (!needed.every((word) => text.includes(word))) continue;
      if (failed !== null) {
        // It would fit but for this facet, so it counts for this facet's other values alone.
        add(counts[failed], columns[failed].codes.get(slot));
        continue;
      }
      fits[slot] = 1;
      total += 1;
      for (const facet of FACETS) add(counts[facet], columns[facet].codes.get(slot));
    }
    return { fits, total, counts };
  }

  return {
    put(entry) {
      orders.clear();
      const slot = slots.get(entry.key);
      if (slot === undefined) countSource(entry.sourceKey, 1);
      write(slot ?? entries.length, entry);
    },
    remove(key) {
      const slot = slots.get(key);
      const last = entries.length - 1;
      const moved = entries[last];
      const removed = slot === undefined ? undefined : entries[slot];
      if (slot === undefined || !moved || !removed) return;
      orders.clear();
      countSource(removed.sourceKey, -1);
      slots.delete(key);
      // The last image takes the place that became free, so that slots stay dense.
      if (slot !== last) write(slot, moved);
      entries.length = last;
    },
    get size() {
      return entries.length;
    },
    countOf: (sourceKey) => sources.get(sourceKey) ?? 0,
    find(filter, { from, limit }) {
      const { fits, total, counts } = sweep(filter);
      const { sorted, present } = orderBy(filter.sort.key);
      const keys: string[] = [];
      let position = 0;
      for (let step = 0; step < sorted.length && keys.length < limit; step += 1) {
        // Descending turns only the images that have a value; missing ones stay last.
        const place = filter.sort.descending && step < present ? present - 1 - step : step;
        const slot = sorted[place];
        if (slot === undefined || fits[slot] !== 1) continue;
        if (position >= from) keys.push(entries[slot]?.key ?? "");
        position += 1;
      }
      const facets = perFacet((facet) => toCounts(columns[facet].words, counts[facet], filter.facets[facet]));
      return { total, keys, facets };
    },
  };
}

function perFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return {
    cloud: make("cloud"),
    ownership: make("ownership"),
    os: make("os"),
    status: make("status"),
    account: make("account"),
    region: make("region"),
    arch: make("arch"),
  };
}

function mark(passes: Uint8Array, code: number | null, value: 0 | 1): void {
  if (code !== null) passes[code] = value;
}

function add(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

function compare(a: string | number | null | undefined, b: string | number | null | undefined): number {
  if (a === b || a == null || b == null) return 0;
  return a < b ? -1 : 1;
}

/** Largest first. Zeros stay, and chosen words that no image has are there too: a choice never disappears. */
function toCounts(
  words: Dictionary,
  counts: Uint32Array,
  choice: ImageFilter["facets"][Facet],
): FacetCount[] {
  const list = words.words.map((value, code) => ({ value, count: counts[code] ?? 0 }));
  for (const value of [...choice.include, ...choice.exclude]) {
    if (words.find(value) === null) list.push({ value, count: 0 });
  }
  return list.sort((a, b) => b.count - a.count || compare(a.value, b.value));
}
