import fc from "fast-check";
import { expect, it } from "vitest";
import { codes } from "./codes";
import { slots } from "./slots";

const id = fc.constantFrom("img-1", "IMG-1", "img-10", "m_ａ", "", "x");
const image = fc.record({ source: fc.nat({ max: 3 }), imageId: id });
const step = fc.record({ image, gone: fc.boolean() });

it("finds each image where it was put, whatever came and went in between", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const places = slots(codes());
      const truth = new Map<string, number>();
      for (const { image: one, gone } of steps) {
        const key = `${one.source} ${one.imageId}`;
        const known = truth.get(key) ?? null;
        expect(places.find(one.source, one.imageId)).toBe(known);
        if (known === null) {
          const slot = places.add({ ...one, text: `${one.imageId.toLowerCase()}\nname\n` });
          expect([...truth.values()]).not.toContain(slot);
          expect(places.imageId(slot)).toBe(one.imageId);
          truth.set(key, slot);
        } else if (gone) {
          places.remove(known);
          truth.delete(key);
        }
        expect(places.size).toBe(truth.size);
      }
      for (let slot = 0; slot < places.length; slot += 1) {
        expect(places.empty[slot] === 0).toBe([...truth.values()].includes(slot));
      }
    }),
  );
});

it("stays quick to search after many images came and went", () => {
  const places = slots(codes());
  for (let at = 0; at < 50_000; at += 1) {
    const slot = places.add({ source: 0, imageId: `img-${at}`, text: `img-${at}\n\n` });
    if (at % 10 !== 0) places.remove(slot);
  }
  expect(places.size).toBe(5_000);
  expect(places.length).toBeLessThan(5_002);
  expect(places.find(0, "img-49990")).not.toBeNull();
  expect(places.find(0, "img-49991")).toBeNull();
});
