import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeSlots, sortSlots } from "./sort-slots";

const ascending = (a: number, b: number) => a - b;

/** Runs a generator to its end and gives what it returns. */
function run<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

describe("slots", () => {
  it.each([0, 1, 2_047, 2_048, 2_049, 4_096, 10_001])("are sorted, %i of them", (count) => {
    const slots = Int32Array.from({ length: count }, (_, at) => (at * 7_919) % 10_007);
    const expected = slots.toSorted();
    run(sortSlots(slots, ascending));
    expect(slots).toEqual(expected);
  });

  it("are merged as if all had been sorted anew", () => {
    const some = fc.uniqueArray(fc.nat({ max: 60 }));
    fc.assert(
      fc.property(some, some, some, (kept, gone, added) => {
        const out = new Uint8Array(61);
        for (const slot of [...gone, ...added]) out[slot] = 1;
        const order = Int32Array.from([...new Set([...kept, ...gone])]).sort();
        const merged = run(mergeSlots(order, Int32Array.from(added).sort(), { out, compare: ascending }));
        const expected = [...new Set([...kept.filter((slot) => out[slot] === 0), ...added])];
        expect([...merged]).toEqual(expected.sort(ascending));
      }),
    );
  });
});
