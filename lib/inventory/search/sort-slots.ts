type Compare = (a: number, b: number) => number;

/** Slots sorted at once: a few milliseconds at most. */
const RUN = 2_048;
/** Slots merged between two steps. */
const STEP = 16_384;

/** Sorts in place, in short steps. */
export function* sortSlots(slots: Int32Array, compare: Compare): Generator<void, void> {
  for (let start = 0; start < slots.length; start += RUN) {
    slots.subarray(start, start + RUN).sort(compare);
    yield;
  }
  let from: Int32Array = slots;
  let to: Int32Array = slots.length > RUN ? new Int32Array(slots.length) : slots;
  for (let width = RUN; width < slots.length; width *= 2) {
    for (let start = 0; start < slots.length; start += 2 * width) {
      const [middle, end] = [
        Math.min(start + width, slots.length),
        Math.min(start + 2 * width, slots.length),
      ];
      yield* mergeRuns({ from, to, start, middle, end }, compare);
    }
    [from, to] = [to, from];
  }
  if (from !== slots) slots.set(from);
}

type Runs = { from: Int32Array; to: Int32Array; start: number; middle: number; end: number };

function* mergeRuns({ from, to, start, middle, end }: Runs, compare: Compare): Generator<void, void> {
  let [left, right] = [start, middle];
  for (let place = start; place < end; place += 1) {
    const [a, b] = [from[left] ?? 0, from[right] ?? 0];
    if (right >= end || (left < middle && compare(a, b) <= 0)) {
      to[place] = a;
      left += 1;
    } else {
      to[place] = b;
      right += 1;
    }
    if (place % RUN === 0) yield;
  }
}

/** An order without the slots that `out` marks by 1, with the sorted slots of `changed` in their places. */
export function* mergeSlots(
  order: Int32Array,
  changed: Int32Array,
  { out, compare }: { out: Uint8Array; compare: Compare },
): Generator<void, Int32Array> {
  const merged = new Int32Array(order.length + changed.length);
  let [length, next] = [0, 0];
  for (let place = 0; place < order.length; place += 1) {
    if (place % STEP === 0) yield;
    const slot = order[place] ?? 0;
    if (out[slot] === 1) continue;
    while (next < changed.length && compare(changed[next] ?? 0, slot) < 0) {
      merged[length] = changed[next] ?? 0;
      length += 1;
      next += 1;
    }
    merged[length] = slot;
    length += 1;
  }
  merged.set(changed.subarray(next), length);
  return merged.slice(0, length + changed.length - next);
}
