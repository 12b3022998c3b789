import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choicesIn,
  emptyFilter,
  FACETS,
  readFilter,
  SORT_KEYS,
  withChoice,
  writeFilter,
} from "./image-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the address of the list", () => {
  it("leaves defaults out", () => {
    expect(writeFilter(emptyFilter()).toString()).toBe("");
  });

  it("reads back whatever it wrote", () => {
    const value = fc.stringMatching(/^[a-z0-9][a-z0-9_.-]{0,10}$/);
    fc.assert(
      fc.property(
        fc.string({ maxLength: 40 }),
        fc.constantFrom(...FACETS),
        fc.uniqueArray(value, { maxLength: 4 }),
        fc.constantFrom(...SORT_KEYS),
        fc.boolean(),
        (q, facet, values, key, descending) => {
          let filter = { ...emptyFilter(), q: q.trim(), sort: { key, descending } };
          values.forEach((one, position) => {
            filter = withChoice(filter, facet, one, position % 2 === 0 ? "include" : "exclude");
          });
          const again = readFilter(writeFilter(filter));
          expect(writeFilter(again).toString()).toBe(writeFilter(filter).toString());
          expect(again.q).toBe(filter.q);
          expect(choicesIn(again)).toBe(values.length);
        },
      ),
    );
  });

  it.each([
    ["sort=sideways", ""],
    ["sort=", ""],
    ["ownership=,,", ""],
    ["ownership=private&ownership=shared", "ownership=private%2Cshared"],
    ["cloud=-baidu-bcc,-baidu-bcc", "cloud=-baidu-bcc"],
    ["colour=red&page=-1e309&q=%20%20", ""],
    ["os=a\u0000b", ""],
    [`os=${"x".repeat(500)}`, ""],
    ["__proto__=1&constructor.prototype=2", ""],
  ])("lets what it does not understand in %j fall away", (query, expected) => {
    expect(writeFilter(read(query)).toString()).toBe(expected);
  });

  it("shortens a search of ten thousand characters instead of refusing it", () => {
    expect(read(`q=${"x".repeat(10_000)}`).q).toHaveLength(200);
  });

  it("moves a value from include to exclude, never both", () => {
    const included = withChoice(emptyFilter(), "os", "ubuntu", "include");
    const excluded = withChoice(included, "os", "ubuntu", "exclude");
    expect(excluded.facets.os).toEqual({ include: [], exclude: ["ubuntu"] });
    expect(withChoice(excluded, "os", "ubuntu", "off").facets.os).toEqual({ include: [], exclude: [] });
  });
});
