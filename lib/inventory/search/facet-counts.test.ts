import fc from "fast-check";
import { expect, it } from "vitest";
import { topValues } from "./facet-counts";
import type { FacetTable } from "./facet-table";

it("picks the same values as a full sort, however long the facet is", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      (numbers, limit) => {
        const names = numbers.map((_, at) => `v${(at * 37) % 61}`);
        const table: FacetTable = {
          names,
          sortNames: names,
          renew: () => {},
          *prepare() {},
          valuesOf: () => [],
          find: () => null,
        };
        const { values, found } = topValues(table, Int32Array.from(numbers), { limit });
        const all = numbers
          .map((count, at) => ({ value: names[at] ?? "", count }))
          .filter(({ count }) => count >= 0)
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
        expect(found).toBe(all.length);
        expect(values).toEqual(all.slice(0, limit));
      },
    ),
  );
});
