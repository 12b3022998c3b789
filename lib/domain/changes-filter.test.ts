import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CHANGE_FACETS, readChangesFilter, sinceMoment, writeChangesFilter } from "./changes-filter";

const read = (query: string) => readChangesFilter(new URLSearchParams(query));
const now = new Date("2026-11-20T12:00:00.000Z");

describe("the address of the changes", () => {
  it("is empty for the default, and equal filters are written alike", () => {
    expect(writeChangesFilter(read("")).toString()).toBe("");
    expect(writeChangesFilter(read("since=30d&kind=gone,appeared&kind=-changed")).toString()).toBe(
      writeChangesFilter(read("kind=-changed,appeared,gone")).toString(),
    );
  });

  it.each(["since=yesterday", "since=2026-02-31", "since=", "nonsense=1"])("drops %s", (query) => {
    expect(writeChangesFilter(read(query)).toString()).toBe("");
  });

  it("keeps a word that it does not know: it finds nothing, and is not ignored", () => {
    expect(writeChangesFilter(read("kind=exploded")).toString()).toBe("kind=exploded");
  });

  it("reads back whatever it writes", () => {
    const choice = fc.record({
      include: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
      exclude: fc.constant<string[]>([]),
    });
    const facets = fc.record(
      Object.fromEntries(CHANGE_FACETS.map((facet) => [facet, choice])) as Record<
        (typeof CHANGE_FACETS)[number],
        typeof choice
      >,
    );
    fc.assert(
      fc.property(
        facets,
        fc.constantFrom("1d", "7d", "30d", "visit", "2026-11-01" as const),
        (found, since) => {
          const text = writeChangesFilter({ q: "", facets: found, since }).toString();
          expect(writeChangesFilter(read(text)).toString()).toBe(text);
        },
      ),
    );
  });
});

it.each([
  ["7d", null, "2026-11-13T12:00:00.000Z"],
  ["2026-11-01", null, "2026-11-01T00:00:00.000Z"],
  ["visit", "2026-11-19T08:00:00.000Z", "2026-11-19T08:00:00.000Z"],
  ["visit", null, "2026-10-21T12:00:00.000Z"],
] as const)("begins %s (last visit %s) at %s", (since, lastVisit, moment) => {
  expect(sinceMoment(since, { now, lastVisit })).toBe(moment);
});
