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
