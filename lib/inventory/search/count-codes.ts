import type { Facet } from "../../domain/image-filter";
import type { Steps } from "./breath";
import { addTo } from "./codes";
import type { Dictionary } from "./dictionary";
import type { Cells, Sweep } from "./sweep";
import { failureOf } from "./sweep-state";

/**
 * How many of the images that fit have each code of a column: all that have it less those that do not fit, where these
 * are fewer.
 */
export async function countFitting(
  { hits, misses }: Sweep,
  { cells, words, steps }: { cells: Cells; words: Dictionary; steps: Steps },
): Promise<Uint32Array> {
  const counts = new Uint32Array(words.length);
  const slots = misses ?? hits;
  await steps(slots.length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      addTo(counts, cells[slots[place] as number] as number, 1);
    }
  });
  if (misses === null) return counts;
  for (let code = 0; code < counts.length; code += 1) {
    counts[code] = words.uses(code) - (counts[code] as number);
  }
  return counts;
}

/** How many of the slots that fail one facet alone have each code of its column. */
export async function countNearly(
  { state, nearly }: Sweep,
  { facet, cells, length, steps }: { facet: Facet; cells: Cells; length: number; steps: Steps },
): Promise<Uint32Array> {
  const counts = new Uint32Array(length);
  const failure = failureOf(facet);
  await steps(nearly.length, (start, end) => {
    for (let place = start; place < end; place += 1) {
      const slot = nearly[place] as number;
      if (state[slot] === failure) addTo(counts, cells[slot] as number, 1);
    }
  });
  return counts;
}
