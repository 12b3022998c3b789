import { type ImageFilter, withChoice } from "../image-filter";
import type { RunwayRow, RunwayState } from "./runway";
import { readWord, type Whose, whoseFilter } from "./whose";

export const RUNWAY_WHOSE = ["all", "mine", "own"] as const satisfies readonly Whose[];

export type RunwayAddress = { whose: (typeof RUNWAY_WHOSE)[number] };

/** Reads `?whose=mine`; anything else is the whole inventory. */
export function readRunwayAddress(params: URLSearchParams): RunwayAddress {
  return { whose: readWord(params.get("whose"), RUNWAY_WHOSE) };
}

export function runwayPath({ whose }: RunwayAddress): string {
  return whose === RUNWAY_WHOSE[0] ? "/runway" : `/runway?whose=${whose}`;
}

/** The filter of the list that shows exactly the images of a row. */
export function runwayFilter(
  { os, release, state }: Pick<RunwayRow, "os" | "release" | "state">,
  whose: Whose,
): ImageFilter {
  const filter = withChoice(
    withChoice(whoseFilter(whose), "os", os, "include"),
    "release",
    release,
    "include",
  );
  return LIST_STATES[state].reduce((made, word) => withChoice(made, "lifecycle", word, "include"), filter);
}

const LIST_STATES: Record<RunwayState, readonly string[]> = {
  ended: ["ended"],
  running: ["supported", "ending"],
  unknown: ["unknown"],
};
