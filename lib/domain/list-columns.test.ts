import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  COLUMN_IDS,
  columnsText,
  DEFAULT_COLUMNS,
  movedColumn,
  PINNED_COLUMN,
  readColumns,
  withColumn,
} from "./list-columns";

const read = (query: string) => readColumns(new URLSearchParams(query));

describe("the columns in an address", () => {
  it.each([
    ["", DEFAULT_COLUMNS],
    ["cols=os+place", ["name", "os", "place"]],
    ["cols=os,place", ["name", "os", "place"]],
    ["cols=os&cols=place", ["name", "os", "place"]],
    ["cols=place+novelty+os+place", ["name", "place", "os"]],
    ["cols=os+name", ["name", "os"]],
    ["cols=name", ["name"]],
    ["cols=", DEFAULT_COLUMNS],
    ["cols=novelty", DEFAULT_COLUMNS],
  ])("%j are %j", (query, columns) => {
    expect(read(query)).toEqual(columns);
  });

  it("are left out when they are the default ones", () => {
    expect(columnsText(DEFAULT_COLUMNS)).toBeNull();
    expect(columnsText(["name", "os"])).toBe("os");
    expect(columnsText(["name"])).toBe("name");
  });

  it("come back as they were, and equal choices have equal addresses", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...COLUMN_IDS]), (chosen) => {
        const columns: typeof chosen = [PINNED_COLUMN, ...chosen.filter((id) => id !== PINNED_COLUMN)];
        const text = columnsText(columns);
        const again = readColumns(new URLSearchParams(text === null ? {} : { cols: text }));
        expect(again).toEqual(columns);
        expect(columnsText(chosen)).toBe(text);
      }),
    );
  });
});

describe("choosing columns", () => {
  it("adds a new one at the end and never takes the name away", () => {
    expect(withColumn(["name", "os"], "tags", true)).toEqual(["name", "os", "tags"]);
    expect(withColumn(["name", "os"], "os", true)).toEqual(["name", "os"]);
    expect(withColumn(["name", "os"], "os", false)).toEqual(["name"]);
    expect(withColumn(["name", "os"], "name", false)).toEqual(["name", "os"]);
  });

  it.each([
    ["os", 1, ["name", "place", "os", "arch"]],
    ["os", -1, ["name", "os", "place", "arch"]],
    ["arch", -1, ["name", "os", "arch", "place"]],
    ["place", 9, ["name", "os", "arch", "place"]],
    ["name", 1, ["name", "os", "place", "arch"]],
    ["tags", 1, ["name", "os", "place", "arch"]],
  ] as const)("moves %s by %i", (id, by, columns) => {
    expect(movedColumn(["name", "os", "place", "arch"], id, by)).toEqual(columns);
  });
});
