import { describe, expect, it } from "vitest";
import type { Failure } from "@/lib/domain/failure";
import type { ProofCell, ProofRow } from "@/lib/domain/proof";
import { columnsOf, exceptionsOf, foldMatrix, isReadable } from "./fold-matrix";

function cell(
  operation: string,
  state: ProofCell["state"] = "allowed",
  reason: string | null = null,
): ProofCell {
  return {
    operation,
    action: `cvm:${operation}`,
    state,
    reason,
    requestId: state === "denied" ? "r-1" : null,
  };
}

function row(regionId: string, cells: ProofCell[], failure: Failure | null = null): ProofRow {
  return { regionId, cells, failure };
}

const FINANCE: Failure = {
  kind: "unknown-region",
  dialect: "tencent-cvm",
  operation: "DescribeImages",
  httpStatus: 200,
  code: "UnsupportedRegion",
  requestId: "3c140219",
  action: null,
  skewMs: null,
  retryAfterMs: null,
};

const LIST = "DescribeImages";
const SHARING = "DescribeImageSharePermission";
const QUOTA = "DescribeAccountQuota";
const works = (regionId: string) => row(regionId, [cell(LIST), cell(SHARING), cell(QUOTA)]);

describe("the folds of a matrix", () => {
  it("draws one of many equal regions and folds the others", () => {
    const folds = foldMatrix(["a", "b", "c", "d"].map(works));
    expect(folds).toHaveLength(1);
    expect(folds[0]?.shown.map(({ regionId }) => regionId)).toEqual(["a"]);
    expect(folds[0]?.folded.map(({ regionId }) => regionId)).toEqual(["b", "c", "d"]);
  });

  it("draws up to three equal regions one by one: a fold would save no line", () => {
    expect(foldMatrix(["a", "b", "c"].map(works))[0]?.folded).toEqual([]);
  });

  it("never folds a region in which anything differs", () => {
    const other = row("x", [cell(LIST), cell(SHARING), cell(QUOTA, "denied")]);
    const failing = row("fsi", [], FINANCE);
    const folds = foldMatrix([...["a", "b", "c", "d"].map(works), other, failing]);
    expect(folds.map(({ shown }) => shown.map(({ regionId }) => regionId))).toEqual([["a"], ["x"], ["fsi"]]);
  });

  it("loses no region and tells none twice", () => {
    const rows = ["a", "b", "c", "d", "e"].map((id, at) =>
      row(id, [cell(LIST, at % 2 === 0 ? "allowed" : "denied")]),
    );
    const told = foldMatrix(rows).flatMap(({ shown, folded }) => [...shown, ...folded]);
    expect(told.map(({ regionId }) => regionId).sort()).toEqual(["a", "b", "c", "d", "e"]);
  });
});

it("orders columns as the catalog does, with unknown operations last", () => {
  const rows = [row("a", [cell("DescribeUnheardOf"), cell(QUOTA), cell(LIST)])];
  expect(columnsOf({ dialect: "tencent-cvm", rows })).toEqual([LIST, QUOTA, "DescribeUnheardOf"]);
});

describe("the exceptions of a matrix", () => {
  it("tells each missing right once, with every region it is missing in", () => {
    const rows = ["a", "b"].map((id) =>
      row(id, [cell(LIST), cell(QUOTA, "denied", "UnauthorizedOperation")]),
    );
    expect(exceptionsOf(rows)).toEqual([
      { kind: "denied", cell: rows[0]?.cells[1], regions: ["a", "b"], everywhere: true },
    ]);
  });

  it("says that a right is missing everywhere only if it is so wherever it was tried", () => {
    const refused = (id: string) => row(id, [cell(QUOTA, "denied")]);
    const everywhere = (rows: ProofRow[]) =>
      exceptionsOf(rows).map((one) => one.kind === "denied" && one.everywhere);
    expect(everywhere([refused("a"), row("b", [cell(QUOTA, "not-asked", "no-list")])])).toEqual([true]);
    expect(everywhere([refused("a"), row("b", [cell(QUOTA)])])).toEqual([false]);
  });

  it("tells failures of whole regions before missing rights, and the clouds' own words with them", () => {
    const rows = [row("a", [cell(LIST, "denied")]), row("fsi", [], FINANCE)];
    expect(exceptionsOf(rows).map(({ kind }) => kind)).toEqual(["failure", "denied"]);
  });

  it("does not complain about what was not tried because the list was refused", () => {
    const rows = [row("a", [cell(LIST, "denied"), cell(SHARING, "not-asked", "no-list")])];
    expect(exceptionsOf(rows).map(({ kind }) => kind)).toEqual(["denied"]);
  });

  it("says nothing where everything works", () => {
    expect(exceptionsOf(["a", "b"].map(works))).toEqual([]);
  });
});

it("has no column for what is the same in every region", () => {
  const rows = [row("a", [cell(LIST), cell("DescribeRegions"), cell("GetCallerIdentity", "denied")])];
  expect(columnsOf({ dialect: "tencent-cvm", rows })).toEqual([LIST]);
  expect(exceptionsOf(rows)).toHaveLength(1);
});

it.each([
  ["every list works", [cell(LIST), cell(QUOTA, "denied")], null, true],
  ["the list is refused", [cell(LIST, "denied")], null, false],
  ["no list was tried", [cell(QUOTA)], null, false],
  ["the region could not be asked", [], FINANCE, false],
] as const)("can be read when %s: %#", (_, cells, failure, readable) => {
  expect(isReadable("tencent-cvm", row("a", [...cells], failure))).toBe(readable);
});
