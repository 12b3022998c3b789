import type { Choice } from "../../domain/image-filter";
import type { FacetCount } from "../../domain/image-list";
import type { Dictionary } from "./dictionary";
import type { FacetTable } from "./facet-table";

/** Not a value of any image. */
const ABSENT = -1;

/** Images by value of a facet, from images by code of its column; -1 where no image of the inventory has the value. */
export function countValues(
  table: FacetTable,
  words: Dictionary,
  perCode: readonly Uint32Array[],
): Int32Array {
  const counts = new Int32Array(table.names.length).fill(ABSENT);
  for (let code = 0; code < words.length; code += 1) {
    if (words.uses(code) === 0) continue;
    let images = 0;
    for (const numbers of perCode) images += numbers[code] ?? 0;
    const values = table.valuesOf(code);
    for (let place = 0; place < values.length; place += 1) {
      const value = values[place] as number;
      const known = counts[value] as number;
      counts[value] = (known === ABSENT ? 0 : known) + images;
    }
  }
  return counts;
}

/** How many values some image has. */
export function distinctIn(counts: Int32Array): number {
  let distinct = 0;
  for (const count of counts) if (count !== ABSENT) distinct += 1;
  return distinct;
}

/** The values with the largest counts, largest first; zeros count as values. */
export function topValues(
  table: FacetTable,
  counts: Int32Array,
  { limit, fits }: { limit: number; fits?: (name: string) => boolean },
): { values: FacetCount[]; found: number } {
  const order = (a: number, b: number) =>
    (counts[b] ?? 0) - (counts[a] ?? 0) || compare(table.sortNames[a], table.sortNames[b]);
  let best: number[] = [];
  let worst: number | null = null;
  let found = 0;
  for (let value = 0; value < counts.length; value += 1) {
    if (counts[value] === ABSENT || (fits && !fits(table.names[value] ?? ""))) continue;
    found += 1;
    if (worst !== null && order(value, worst) > 0) continue;
    best.push(value);
    // Sorted now and then only: a long facet has thousands of values for its hundred places.
    if (best.length < limit * 4) continue;
    best = best.sort(order).slice(0, limit);
    worst = best.at(-1) ?? null;
  }
  best = best.sort(order).slice(0, limit);
  return {
    values: best.map((value) => ({ value: table.names[value] ?? "", count: counts[value] ?? 0 })),
    found,
  };
}

/** The same with the chosen values, which stay even where no image has them. */
export function withChosen(
  values: FacetCount[],
  { table, counts, choice }: { table: FacetTable; counts: Int32Array; choice: Choice },
): FacetCount[] {
  const shown = new Set(values.map(({ value }) => value));
  const chosen = [...choice.include, ...choice.exclude].filter((value) => !shown.has(value));
  return [
    ...values,
    ...chosen
      .map((value) => ({ value, count: Math.max(0, counts[table.find(value) ?? -1] ?? 0) }))
      .sort((a, b) => b.count - a.count || compare(a.value, b.value)),
  ];
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
