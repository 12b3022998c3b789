import type { Failure } from "@/lib/domain/failure";
import type { Proof, ProofCell, ProofRow } from "@/lib/domain/proof";
import { CATALOG, type CatalogOperation } from "@/lib/providers/catalog";

/** Rows of the permission matrix that say the same: `shown` are drawn, `folded` are told in one line. */
export type Fold = { shown: ProofRow[]; folded: ProofRow[] };

/** So many equal regions are still drawn one by one. */
const MOST_ALIKE = 3;

/** Folds equal regions. Groups keep the order in which their first region came. */
export function foldMatrix(rows: readonly ProofRow[]): Fold[] {
  return groupBy(rows, signatureOf).map((alike) =>
    alike.length <= MOST_ALIKE
      ? { shown: alike, folded: [] }
      : { shown: alike.slice(0, 1), folded: alike.slice(1) },
  );
}

/** What is the same in every region: no column, only a note where it is refused. */
const NOT_REGIONAL: readonly (CatalogOperation["use"] | null)[] = ["regions", "identity"];

/** The operations that the matrix has columns for, in the catalog's order; those it does not know come last. */
export function columnsOf({ dialect, rows }: Pick<Proof, "dialect" | "rows">): string[] {
  const operations = rows.flatMap(({ cells }) => cells.map(({ operation }) => operation));
  const asked = new Set(operations.filter((name) => !NOT_REGIONAL.includes(purposeOf(dialect, name))));
  const known = CATALOG[dialect].operations.map(({ name }) => name).filter((name) => asked.has(name));
  return [...known, ...[...asked].filter((name) => !known.includes(name))];
}

/** What an operation is for; null for one that the catalog does not name. */
export function purposeOf(dialect: Proof["dialect"], operation: string): CatalogOperation["use"] | null {
  return CATALOG[dialect].operations.find(({ name }) => name === operation)?.use ?? null;
}

/** Everything in a matrix that is not a check mark, each thing once, with the regions that it is true of. */
export type ProofException =
  | { kind: "failure"; failure: Failure; regions: string[] }
  /** `everywhere`: in every region in which it was tried. */
  | { kind: "denied"; cell: ProofCell; regions: string[]; everywhere: boolean }
  | { kind: "not-asked"; reason: string; operations: string[]; regions: string[] };

export function exceptionsOf(rows: readonly ProofRow[]): ProofException[] {
  const failing = rows.flatMap(({ regionId, failure }) => (failure ? [{ regionId, failure }] : []));
  const cells = rows.flatMap(({ regionId, cells }) => cells.map((cell) => ({ regionId, cell })));
  const denied = cells.filter(({ cell }) => cell.state === "denied");
  // What a refused list left unasked is the refusal's consequence, not a matter of its own.
  const unasked = cells.filter(({ cell }) => cell.state === "not-asked" && cell.reason !== "no-list");
  return [
    ...groupBy(failing, ({ failure }) => JSON.stringify([failure.kind, failure.code])).map(
      (group): ProofException => ({
        kind: "failure",
        failure: group[0].failure,
        regions: regionsOf(group),
      }),
    ),
    ...groupBy(denied, ({ cell }) => cell.operation).map((group): ProofException => {
      const [{ cell }] = group;
      const tried = cells.filter(
        ({ cell: { operation, state } }) => operation === cell.operation && state !== "not-asked",
      );
      const regions = regionsOf(group);
      return { kind: "denied", cell, regions, everywhere: regions.length === regionsOf(tried).length };
    }),
    ...groupBy(unasked, ({ cell }) => cell.reason ?? "").map(
      (group): ProofException => ({
        kind: "not-asked",
        reason: group[0].cell.reason ?? "",
        operations: [...new Set(group.map(({ cell }) => cell.operation))],
        regions: regionsOf(group),
      }),
    ),
  ];
}

/** Whether a region's images can be listed: at least one list works, and none is refused. */
export function isReadable(dialect: Proof["dialect"], { cells, failure }: ProofRow): boolean {
  const lists = cells.filter(({ operation }) => purposeOf(dialect, operation) === "list");
  return (
    failure === null &&
    lists.some(({ state }) => state === "allowed") &&
    !lists.some(({ state }) => state === "denied")
  );
}

function signatureOf({ cells, failure }: ProofRow): string {
  const states = cells.map(({ operation, state, reason }) => [operation, state, reason]);
  return JSON.stringify([failure?.kind, failure?.code, states]);
}

function regionsOf(group: readonly { regionId: string }[]): string[] {
  return [...new Set(group.map(({ regionId }) => regionId))];
}

type Some<T> = [T, ...T[]];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Some<T>[] {
  const groups = new Map<string, Some<T>>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
