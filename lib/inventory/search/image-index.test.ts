import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Image } from "../../domain/image";
import { emptyFilter, FACETS, type ImageFilter, withChoice } from "../../domain/image-filter";
import { MOST_FACET_VALUES } from "../../domain/image-list";
import { testImage } from "../../testing/image";
import type { SearchContext } from "./context";
import { keyOf, sourceKeyOf, toEntry } from "./entry";
import { createImageIndex, type ImageIndex } from "./image-index";
import { anyContext, anyFilter, anyImage } from "./testing/arbitrary-image";
import { plainAnswer } from "./testing/oracle";

const CONTEXT: SearchContext = {
  today: "2026-11-21",
  endingDays: 90,
  alertPercent: 80,
  freshSources: new Set(),
  accountNames: new Map(),
};

const whole = { from: 0, limit: 1000 };

type Step =
  | { kind: "put"; image: Image }
  | { kind: "remove"; image: Image }
  | { kind: "ask"; filter: ImageFilter; context: SearchContext; from: number; limit: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant("put" as const), image: anyImage }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("remove" as const), image: anyImage }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      filter: anyFilter,
      context: anyContext,
      from: fc.nat({ max: 12 }),
      limit: fc.nat({ max: 40 }),
    }),
  },
);

async function expectSame(index: ImageIndex, images: Image[], asked: Extract<Step, { kind: "ask" }>) {
  const { filter, context, from, limit } = asked;
  const plain = plainAnswer(images, filter, context);
  const found = await index.find(filter, context, { from, limit });
  expect(found.total).toBe(plain.total);
  expect(found.keys).toEqual(plain.keys.slice(from, from + limit));
  expect(found.without).toEqual(plain.without);
  for (const facet of FACETS) {
    const counts = plain.counts(facet);
    expect(found.distinct[facet]).toBe(counts.size);
    const { include, exclude } = filter.facets[facet];
    for (const chosen of [...include, ...exclude]) counts.set(chosen, counts.get(chosen) ?? 0);
    expect(new Map(found.facets[facet].map(({ value, count }) => [value, count]))).toEqual(counts);
  }
  const { keys } = await index.findKeys(filter, context, whole);
  expect(keys).toEqual(plain.keys);
}

describe("the image index", () => {
  it("answers like a plain filter over an array, over random images, filters, updates, days and conditions", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 70, size: "max" }), async (steps) => {
        const index = createImageIndex();
        const truth = new Map<string, Image>();
        for (const one of steps) {
          if (one.kind === "put") {
            index.put(toEntry(one.image));
            truth.set(keyOf(one.image.ref), one.image);
          } else if (one.kind === "remove") {
            index.remove(keyOf(one.image.ref));
            truth.delete(keyOf(one.image.ref));
          } else {
            await expectSame(index, [...truth.values()], one);
          }
        }
        expect(index.size).toBe(truth.size);
        for (const source of ["c-1\ncn-1", "c-3\ncn-2"]) {
          const images = [...truth.values()].filter(({ ref }) => sourceKeyOf(ref) === source);
          expect(index.countOf(source)).toBe(images.length);
        }
      }),
      { numRuns: 100, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  it("answers each key of a text that is typed like one that is asked at once", async () => {
    const texts = fc.array(
      fc.constantFrom(
        "win2019 64位",
        "64bit en",
        "golden",
        "centos-7 zh",
        "中文版",
        "a b",
        "数据中心版 base",
      ),
      { minLength: 2, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyImage, { minLength: 10, maxLength: 60 }),
        texts,
        anyFilter,
        async (images, typed, filter) => {
          const index = indexOf(images);
          const truth = [...new Map(images.map((image) => [keyOf(image.ref), image])).values()];
          for (const text of typed) {
            for (let length = 1; length <= text.length; length += 1) {
              const asked = { ...filter, q: text.slice(0, length).trim() };
              await expectSame(index, truth, { kind: "ask", filter: asked, context: CONTEXT, ...whole });
            }
          }
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 60_000 },
    );
  }, 120_000);

  it("gives the same answers after its orders were brought up to date in one go or by parts", async () => {
    const [one, other] = [createImageIndex(), createImageIndex()];
    const ids = Array.from({ length: 5_000 }, (_, at) => `img-${(at * 7919) % 5_000}`);
    for (const [at, imageId] of ids.entries()) {
      const entry = toEntry(named(imageId, { name: at % 7 === 0 ? null : `name-${at % 100}` }));
      one.put(entry);
      other.put(entry);
      if (at % 1_000 === 0) await other.settle();
    }
    await one.settle();
    for (const key of ["name", "created", "os"] as const) {
      const filter = { ...emptyFilter(), sort: { key, descending: true } };
      const [a, b] = await Promise.all(
        [one, other].map((index) => index.findKeys(filter, CONTEXT, { from: 0, limit: 5_000 })),
      );
      expect(a?.keys).toHaveLength(5_000);
      expect(a).toEqual(b);
    }
  });

  it("takes _ and % for letters", async () => {
    const index = indexOf(["centos_6", "centos-6", "50%off", "500off"].map((name) => named(name, { name })));
    expect(await idsFor(index, { q: "centos_6" })).toEqual(["centos_6"]);
    expect(await idsFor(index, { q: "0%" })).toEqual(["50%off"]);
  });

  it("finds words in different fields, but no word across two", async () => {
    const index = indexOf([named("img-1", { name: "golden", owner: "web" })]);
    expect(await idsFor(index, { q: "web gold" })).toEqual(["img-1"]);
    expect(await idsFor(index, { q: "goldenweb" })).toEqual([]);
    expect(await idsFor(index, { q: "1golden" })).toEqual([]);
  });

  it("keeps a chosen value in its facet even where no image has it", async () => {
    const index = indexOf([testImage()]);
    const found = await index.find(withChoice(emptyFilter(), "os", "plan9", "include"), CONTEXT, whole);
    expect(found.total).toBe(0);
    expect(found.facets.os).toEqual([
      { value: "centos", count: 1 },
      { value: "plan9", count: 0 },
    ]);
    expect(found.without).toEqual({ os: 1 });
  });

  it("sorts releases as numbers, and images without a value last in both directions", async () => {
    const images = ["7.9", "7.10", "8.2"].map((release) =>
      named(release, { os: { ...testImage().os, release } }),
    );
    const index = indexOf([...images, named("none", { os: { ...testImage().os, distribution: null } })]);
    const sorted = (descending: boolean) => idsFor(index, { sort: { key: "os", descending } });
    expect(await sorted(false)).toEqual(["7.9", "7.10", "8.2", "none"]);
    expect(await sorted(true)).toEqual(["8.2", "7.10", "7.9", "none"]);
  });

  it("carries the largest values of a long facet and the chosen ones, and finds the others by a part of their name", async () => {
    const tag = (at: number) => ({ key: "build", value: String(at).padStart(4, "0") });
    const images = Array.from({ length: 1_000 }, (_, at) =>
      named(`img-${at}`, { tags: at < 10 ? [tag(at), tag(999)] : [tag(at)] }),
    );
    const index = indexOf(images);
    const filter = withChoice(emptyFilter(), "tag", "build=0500", "exclude");
    const found = await index.find(filter, CONTEXT, whole);
    expect(found.distinct.tag).toBe(1_000);
    expect(found.facets.tag).toHaveLength(MOST_FACET_VALUES + 1);
    expect(found.facets.tag[0]).toEqual({ value: "build=0999", count: 11 });
    expect(found.facets.tag.at(-1)).toEqual({ value: "build=0500", count: 1 });
    const sought = await index.findValues(filter, CONTEXT, {
      facet: "tag",
      fits: (name) => name.endsWith("77"),
    });
    expect(sought.found).toBe(10);
    expect(sought.values[0]).toEqual({ value: "build=0077", count: 1 });
  });

  it("forgets values whose last image went, and gives their place to others", async () => {
    const index = createImageIndex();
    for (let at = 0; at < 30_000; at += 1)
      index.put(toEntry(named("img-1", { tags: [{ key: `k${at}`, value: null }] })));
    const found = await index.find(emptyFilter(), CONTEXT, whole);
    expect(found.facets.tag).toEqual([{ value: "k29999", count: 1 }]);
    index.remove(keyOf(named("img-1", {}).ref));
    expect((await index.find(emptyFilter(), CONTEXT, whole)).facets.tag).toEqual([]);
  });

  it("begins an answer again when the images change under it, and never mixes two states", async () => {
    const index = createImageIndex();
    const put = (at: number, name: string) => index.put(toEntry(named(`img-${at}`, { name })));
    for (let at = 0; at < 60_000; at += 1) put(at, "before");
    const asking = index.find({ ...emptyFilter(), q: "before" }, CONTEXT, { from: 0, limit: 1 });
    let done = false;
    void asking.then(() => {
      done = true;
    });
    for (let at = 0; !done && at < 1_000; at += 1) {
      put(at, "after");
      await new Promise(setImmediate);
    }
    const { total, without } = await asking;
    expect(without.q).toBe(60_000);
    const after = (await index.find({ ...emptyFilter(), q: "after" }, CONTEXT, whole)).total;
    expect(total).toBeGreaterThanOrEqual(60_000 - after);
  });

  it("tells the images of the window before it has counted, and once more when they changed meanwhile", async () => {
    const index = indexOf([named("img-1", { name: "one" }), named("img-2", { name: "two" })]);
    const told: string[][] = [];
    const found = await index.find(emptyFilter(), CONTEXT, {
      ...whole,
      onKeys(keys) {
        told.push(keys);
        if (told.length === 1) index.remove(keyOf(named("img-1", {}).ref));
      },
    });
    expect(told.map(({ length }) => length)).toEqual([2, 1]);
    expect(told.at(-1)).toEqual(found.keys);
    expect(found.total).toBe(1);
  });

  it("tells the images of a window that it has counted before", async () => {
    const index = indexOf([named("img-1", {})]);
    const { keys } = await index.find(emptyFilter(), CONTEXT, whole);
    const told: string[][] = [];
    await index.find(emptyFilter(), CONTEXT, { ...whole, onKeys: (known) => told.push(known) });
    expect(told).toEqual([keys]);
  });
});

function named(imageId: string, change: Partial<Image>): Image {
  return testImage({ ref: { connectionId: "c", regionId: "r", imageId }, ...change });
}

function indexOf(images: Image[]): ImageIndex {
  const index = createImageIndex();
  for (const image of images) index.put(toEntry(image));
  return index;
}

async function idsFor(index: ImageIndex, change: Partial<ImageFilter>): Promise<string[]> {
  const { keys } = await index.findKeys({ ...emptyFilter(), ...change }, CONTEXT, whole);
  return keys.map((key) => key.split("\n")[2] ?? "");
}
