import { setImmediate } from "node:timers/promises";

/** Lets others have their turn during long work. */
export type Breath = {
  /** Whether the work has held the process long enough. */
  readonly due: boolean;
  take(): Promise<void>;
};

/** Well below the 50 ms that an answer may hold the process: the step between two looks at the clock comes on top. */
const LONGEST_MS = 15;

export function breath(): Breath {
  let since = performance.now();
  return {
    get due() {
      return performance.now() - since > LONGEST_MS;
    },
    async take() {
      await setImmediate();
      since = performance.now();
    },
  };
}

/** For work that must not be interrupted. */
export const BREATHLESS: Breath = { due: false, take: async () => {} };

/** Work over so many items, from `start` until before `end` at a time. */
export type Steps = (length: number, work: (start: number, end: number) => void) => Promise<void>;

/** Items between two looks at the clock: less than a millisecond of most work. */
const STEP = 16_384;

/** Steps between which others may have their turn. `check` throws when that has changed what is worked on. */
export function stepsOf(breath: Breath, check: () => void): Steps {
  return async (length, work) => {
    for (let start = 0; start < length; start += STEP) {
      work(start, Math.min(start + STEP, length));
      if (!breath.due) continue;
      await breath.take();
      check();
    }
  };
}
