import type { Breath } from "./breath";
import { mergeSlots, sortSlots } from "./sort-slots";

/** What the orders read of an image: its text, and when it was created. */
export type Ordered = {
  /** Folded: id, name, more, each in a line. */
  text(slot: number): string;
  createdMs(slot: number): number;
  sourceKey(slot: number): string;
  imageId(slot: number): string;
  isEmpty(slot: number): boolean;
};

/** Slots in ascending order; the first `present` of them have a value, the others are in the order of ids. */
export type Order = { slots: Int32Array; present: number };

/**
 * All images in the three orders that are each image's own. Kept, and brought up to date by merging what changed: an
 * order over a million images costs seconds to make and milliseconds to keep.
 */
export type Orders = {
  /** The slot's image is new, gone, or has another place in some order. */
  touch(slot: number): void;
  /** Whether all changes are merged. */
  readonly settled: boolean;
  /** Merges the changes. Gives up, for another try, when more of them come while it breathes. */
  settle(breath: Breath): Promise<boolean>;
  /** The same without a pause. */
  settleNow(): void;
  byId(): Int32Array;
  byName(): Order;
  byCreated(): Order;
};

export function orders(images: Ordered): Orders {
  let touched: number[] = [];
  /** 1 where a slot is among the touched. */
  let marks = new Uint8Array(1024);
  let version = 0;
  let byId: Int32Array = new Int32Array();
  let byName: Order = { slots: new Int32Array(), present: 0 };
  let byCreated: Order = { slots: new Int32Array(), present: 0 };

  const compareIds = (a: number, b: number) => compareById(images, a, b);
  const compareNames = (a: number, b: number) =>
    compareByName(images.text(a), images.text(b)) || compareIds(a, b);
  const compareTimes = (a: number, b: number) =>
    images.createdMs(a) - images.createdMs(b) || compareIds(a, b);

  function* steps(): Generator<void, void> {
    const changed = Int32Array.from(touched.filter((slot) => !images.isEmpty(slot)));
    const merge = function* (old: Int32Array, fits: (slot: number) => boolean, compare: typeof compareIds) {
      const sorted = changed.filter(fits);
      yield* sortSlots(sorted, compare);
      return yield* mergeSlots(old, sorted, { out: marks, compare });
    };
    const nextById = yield* merge(byId, () => true, compareIds);
    const named = (slot: number) => hasName(images.text(slot));
    const timed = (slot: number) => !Number.isNaN(images.createdMs(slot));
    const nextByName = yield* withMissing(byName, merge, { has: named, compare: compareNames, compareIds });
    const nextByCreated = yield* withMissing(byCreated, merge, {
      has: timed,
      compare: compareTimes,
      compareIds,
    });
    byId = nextById;
    byName = nextByName;
    byCreated = nextByCreated;
    for (const slot of touched) marks[slot] = 0;
    touched = [];
    // Whoever settles at the same time reads marks that are gone now, and has to begin again.
    version += 1;
  }

  return {
    touch(slot) {
      version += 1;
      if (marks[slot] === 1) return;
      if (slot >= marks.length) {
        const longer = new Uint8Array(Math.ceil((slot + 1) * 1.25));
        longer.set(marks);
        marks = longer;
      }
      marks[slot] = 1;
      touched.push(slot);
    },
    get settled() {
      return touched.length === 0;
    },
    async settle(breath) {
      const begun = version;
      for (const _ of steps()) {
        if (!breath.due) continue;
        await breath.take();
        if (version !== begun) return false;
      }
      return true;
    },
    settleNow() {
      for (const _ of steps());
    },
    byId: () => byId,
    byName: () => byName,
    byCreated: () => byCreated,
  };
}

type Merge = (
  old: Int32Array,
  fits: (slot: number) => boolean,
  compare: (a: number, b: number) => number,
) => Generator<void, Int32Array>;

function* withMissing(
  order: Order,
  merge: Merge,
  {
    has,
    compare,
    compareIds,
  }: {
    has: (slot: number) => boolean;
    compare: (a: number, b: number) => number;
    compareIds: (a: number, b: number) => number;
  },
): Generator<void, Order> {
  const present = yield* merge(order.slots.subarray(0, order.present), has, compare);
  const missing = yield* merge(order.slots.subarray(order.present), (slot) => !has(slot), compareIds);
  const slots = new Int32Array(present.length + missing.length);
  slots.set(present);
  slots.set(missing, present.length);
  return { slots, present: present.length };
}

/** By the first line, which is the id; then by what else is in an image's key, the same on every instance. */
function compareById(images: Ordered, a: number, b: number): number {
  return (
    compareLines(images.text(a), images.text(b), { first: 0, second: 0 }) ||
    compare(images.sourceKey(a), images.sourceKey(b)) ||
    compare(images.imageId(a), images.imageId(b))
  );
}

/** By the second line, which is the name. */
function compareByName(a: string, b: string): number {
  return compareLines(a, b, { first: a.indexOf("\n") + 1, second: b.indexOf("\n") + 1 });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const LINE_BREAK = 10;

function hasName(text: string): boolean {
  return text.charCodeAt(text.indexOf("\n") + 1) !== LINE_BREAK;
}

/** Two lines that begin at these places, by their letters as they are. */
function compareLines(a: string, b: string, at: { first: number; second: number }): number {
  let { first, second } = at;
  for (;;) {
    const [one, other] = [a.charCodeAt(first), b.charCodeAt(second)];
    // A line break is smaller than every letter, so what is shorter comes first.
    if (one !== other) return one - other;
    if (one === LINE_BREAK) return 0;
    first += 1;
    second += 1;
  }
}
