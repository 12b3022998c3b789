import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, searchWords } from "../../domain/fold";
import { emptyFilter, FACETS, type Facet, type ImageFilter, SORT_KEYS } from "../../domain/image-filter";
import { testImage } from "../../testing/image";
import { type IndexEntry, toEntry } from "./entry";
import { createImageIndex } from "./image-index";

/** The slow truth: plain filters over an array of entries. */
function oracle(entries: IndexEntry[], filter: ImageFilter, window: { from: number; limit: number }) {
  const words = searchWords(filter.q);
  const fits = (entry: IndexEntry, but?: Facet) =>
    words.every((word) => entry.text.includes(word)) &&
    FACETS.every((facet) => {
      if (facet === but) return true;
      const { include, exclude } = filter.facets[facet];
      const value = entry.facets[facet];
      return (include.length === 0 || include.includes(value)) && !exclude.includes(value);
    });
  const { key, descending } = filter.sort;
  const sorted = entries
    .filter((entry) => fits(entry))
    .sort((a, b) => {
      const [first, second] = [a.order[key], b.order[key]];
      const missing = Number(first === null) - Number(second === null);
      if (missing !== 0) return missing;
      const byValue = first === null || second === null || first === second ? 0 : first < second ? -1 : 1;
      const byKey = a.key < b.key ? -1 : 1;
      return first === null ? byKey : (byValue || byKey) * (descending ? -1 : 1);
    });
  const count = (facet: Facet) => {
    const counts = new Map<string, number>();
    for (const entry of entries) {
      if (fits(entry, facet)) counts.set(entry.facets[facet], (counts.get(entry.facets[facet]) ?? 0) + 1);
    }
    return counts;
  };
  return {
    total: sorted.length,
    keys: sorted.slice(window.from, window.from + window.limit).map((entry) => entry.key),
    count,
  };
}

const words = ["centos", "ubuntu", "64位", "a_b", "50%", "x.y", "黄金"];
const values = ["one", "two", "three"];

const entry = fc.record({
  id: fc.integer({ min: 0, max: 40 }),
  facets: fc.record(
    Object.fromEntries(FACETS.map((facet) => [facet, fc.constantFrom(...values)])) as Record<
      Facet,
      fc.Arbitrary<string>
    >,
  ),
  text: fc.array(fc.constantFrom(...words), { maxLength: 3 }),
  number: fc.option(fc.integer({ min: 0, max: 5 })),
  word: fc.option(fc.constantFrom(...values)),
});

const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("put" as const), entry }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("remove" as const), id: fc.integer({ min: 0, max: 40 }) }),
  },
);

const choice = fc.record({
  include: fc.subarray(values, { maxLength: 2 }),
  exclude: fc.subarray([...values, "never-there"], { maxLength: 1 }),
});

const filter: fc.Arbitrary<ImageFilter> = fc
  .record({
    q: fc.oneof(fc.constant(""), fc.constantFrom(...words), fc.constant("_"), fc.constant("CENTOS 64")),
    facet: fc.constantFrom(...FACETS),
    second: fc.constantFrom(...FACETS),
    choice,
    other: choice,
    key: fc.constantFrom(...SORT_KEYS),
    descending: fc.boolean(),
  })
  .map((made) => {
    const empty = emptyFilter();
    return {
      q: made.q,
      facets: { ...empty.facets, [made.facet]: made.choice, [made.second]: made.other },
      sort: { key: made.key, descending: made.descending },
    };
  });

describe("the image index", () => {
  it("answers like a plain filter over an array, over random images, filters and updates", () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 120 }),
        fc.array(filter, { minLength: 1, maxLength: 4 }),
        fc.record({ from: fc.nat({ max: 10 }), limit: fc.nat({ max: 30 }) }),
        (changes, filters, window) => {
          const index = createImageIndex();
          const truth = new Map<string, IndexEntry>();
          for (const one of changes) {
            if (one.kind === "remove") {
              index.remove(`key-${one.id}`);
              truth.delete(`key-${one.id}`);
              continue;
            }
            const made: IndexEntry = {
              key: `key-${one.entry.id}`,
              sourceKey: `source-${one.entry.id % 3}`,
              facets: one.entry.facets,
              text: fold(one.entry.text.join("\n")),
              order: Object.fromEntries(
                SORT_KEYS.map((key) => [
                  key,
                  key === "disks" || key === "created" ? one.entry.number : one.entry.word,
                ]),
              ) as IndexEntry["order"],
            };
            index.put(made);
            truth.set(made.key, made);
          }
          const entries = [...truth.values()];
          expect(index.size).toBe(entries.length);
          for (const source of ["source-0", "source-1", "source-2"]) {
            expect(index.countOf(source)).toBe(
              entries.filter(({ sourceKey }) => sourceKey === source).length,
            );
          }
          for (const wanted of filters) {
            const found = index.find(wanted, window);
            const expected = oracle(entries, wanted, window);
            expect({ total: found.total, keys: found.keys }).toEqual({
              total: expected.total,
              keys: expected.keys,
            });
            for (const facet of FACETS) {
              const counted = found.facets[facet].filter(({ count }) => count > 0);
              expect(new Map(counted.map(({ value, count }) => [value, count]))).toEqual(
                expected.count(facet),
              );
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("takes _ and % for letters", () => {
    const index = createImageIndex();
    for (const name of ["centos_6", "centos-6", "50%off", "500off"]) {
      const ref = { connectionId: "c", regionId: "r", imageId: name };
      index.put(toEntry(testImage({ ref, name })));
    }
    const named = (q: string) =>
      index.find({ ...emptyFilter(), q }, { from: 0, limit: 10 }).keys.map((key) => key.split("\n")[2]);
    expect(named("centos_6")).toEqual(["centos_6"]);
    expect(named("0%")).toEqual(["50%off"]);
  });

  it("keeps a chosen value in its facet even where no image has it", () => {
    const index = createImageIndex();
    index.put(toEntry(testImage()));
    const wanted = emptyFilter();
    wanted.facets.os.include = ["plan9"];
    const found = index.find(wanted, { from: 0, limit: 10 });
    expect(found.total).toBe(0);
    expect(found.facets.os).toContainEqual({ value: "plan9", count: 0 });
    expect(found.facets.os).toContainEqual({ value: "centos", count: 1 });
  });

  it("sorts releases as numbers, and images without a value last in both directions", () => {
    const index = createImageIndex();
    for (const release of ["7.9", "7.10", "8.2"]) {
      const os = { ...testImage().os, release };
      index.put(toEntry(testImage({ ref: { connectionId: "c", regionId: "r", imageId: release }, os })));
    }
    const os = { ...testImage().os, distribution: null };
    index.put(toEntry(testImage({ ref: { connectionId: "c", regionId: "r", imageId: "none" }, os })));
    const sorted = (descending: boolean) =>
      index
        .find({ ...emptyFilter(), sort: { key: "os", descending } }, { from: 0, limit: 10 })
        .keys.map((key) => key.split("\n")[2]);
    expect(sorted(false)).toEqual(["7.9", "7.10", "8.2", "none"]);
    expect(sorted(true)).toEqual(["8.2", "7.10", "7.9", "none"]);
  });
});
