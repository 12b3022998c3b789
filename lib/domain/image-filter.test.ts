import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  choicesIn,
  conditionsOf,
  emptyFilter,
  FACETS,
  readFilter,
  SORT_KEYS,
  withChoice,
  withoutChoices,
  withoutCondition,
  writeFilter,
} from "./image-filter";

const read = (query: string) => readFilter(new URLSearchParams(query));

describe("the address of the list", () => {
  it("leaves defaults out", () => {
    expect(writeFilter(emptyFilter()).toString()).toBe("");
  });

  it("reads back whatever it wrote", () => {
    const letter = fc.constantFrom(
      ..."abz09-~,=% +&中",
      "\u0000",
      "\n",
      "\u007f",
      "\u0085",
      "\ud800",
      "\udc00",
      "𝒜",
    );
    const value = fc.string({ unit: letter, minLength: 1, maxLength: 12 });
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
    ["os=a\u0000b", "os=a%7E0%7Eb"],
    ["size=big&created=yesterday", ""],
    ["size=500..100&created=2026-01..2026-12", "size=100..500&created=2026"],
    ["created=2026-01-01..2026-12-31", "created=2026"],
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

  it("is the same for equal filters, however they came about", () => {
    const one = withChoice(withChoice(emptyFilter(), "tag", "b", "include"), "tag", "a", "include");
    const other = withChoice(withChoice(emptyFilter(), "tag", "a", "include"), "tag", "b", "include");
    expect(writeFilter(one).toString()).toBe(writeFilter(other).toString());
  });
});

describe("the conditions of a filter", () => {
  const filter = read("q=base&os=-centos&size=100..&created=2026&sort=name");

  it("are told apart and dropped one by one", () => {
    expect(conditionsOf(filter)).toEqual(["os", "size", "created", "q"]);
    expect(conditionsOf(withoutCondition(filter, "size"))).toEqual(["os", "created", "q"]);
    expect(conditionsOf(withoutCondition(filter, "os"))).toEqual(["size", "created", "q"]);
    expect(conditionsOf(withoutCondition(filter, "q"))).toEqual(["os", "size", "created"]);
  });

  it("count as choices, but for the text", () => {
    expect(choicesIn(filter)).toBe(3);
    expect(writeFilter(withoutChoices(filter)).toString()).toBe("q=base&sort=name");
  });
});
