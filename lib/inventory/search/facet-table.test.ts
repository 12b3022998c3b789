import fc from "fast-check";
import { expect, it } from "vitest";
import type { SearchContext } from "./context";
import { dictionary } from "./dictionary";
import { type FacetTable, facetTable } from "./facet-table";

/** More than are read in one step. */
const WORDS = Array.from({ length: 2_500 }, (_, number) => `c-${number}\nregion`);
const wordOf = (number: number) => WORDS[number % WORDS.length] ?? "";

/** Of a day on which every `nth` source is fresh. */
function contextOf(nth: number): SearchContext {
  return {
    today: "2026-11-21",
    endingDays: 90,
    alertPercent: 80,
    freshSources: new Set(WORDS.filter((_, number) => number % nth === 0)),
    accountNames: new Map(),
  };
}
const CONTEXTS = [contextOf(2), contextOf(3)];

/** One facet of two values that change with the context, and one of as many values as there are words. */
const VALUES = {
  stale: (word: string, { freshSources }: SearchContext) => (freshSources.has(word) ? "no" : "yes"),
  account: (word: string) => word.split("\n")[0],
};

function facetOf(facet: keyof typeof VALUES) {
  const words = dictionary((code) => table.renew(code));
  const table: FacetTable = facetTable(facet, words);
  const codes = new Map(WORDS.map((word) => [word, words.take(word)]));
  return {
    words,
    codes,
    table,
    /** Words that are said to have another value than they have. */
    wrong: (context: SearchContext) =>
      [...codes].filter(([word, code]) => {
        const names = table.valuesOf(code).map((number) => table.names[number]);
        return names.length !== 1 || names[0] !== VALUES[facet](word, context);
      }),
  };
}

it.each(["stale", "account"] as const)(
  "%s is right for whoever has prepared it, however many do so at once, break off, or change words",
  (facet) => {
    const reader = fc.nat(1);
    const act = fc.oneof(
      { weight: 16, arbitrary: fc.record({ kind: fc.constant("step" as const), reader }) },
      { weight: 4, arbitrary: fc.record({ kind: fc.constant("begin" as const), reader }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("break off" as const), reader }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("context" as const), reader }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("word" as const), number: fc.nat(3_000) }) },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const { words, codes, table, wrong } = facetOf(facet);
        let at = 0;
        const context = () => CONTEXTS[at] ?? contextOf(2);
        const prepare = () => table.prepare(context(), `context ${at}`);
        /** Each ends as soon as words or context are others, as answers do. */
        let readers = new Map<number, Generator<void, void>>();
        for (const now of acts) {
          if (now.kind === "begin") readers.set(now.reader, prepare());
          else if (now.kind === "break off") readers.delete(now.reader);
          else if (now.kind === "step") {
            const done = readers.get(now.reader)?.next().done;
            if (done) expect(wrong(context())).toEqual([]);
          } else {
            readers = new Map();
            if (now.kind === "context") at = 1 - at;
            else {
              const word = wordOf(now.number);
              const code = codes.get(word);
              if (code === undefined) codes.set(word, words.take(word));
              else {
                words.drop(code);
                codes.delete(word);
              }
            }
          }
        }
        for (const _ of prepare());
        expect(wrong(context())).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
);
