import { POLICY } from "./policy";

/** What a connection may spend on trying again. */
export type RetryBudget = {
  /** Pays for one more attempt. False: there is nothing left, and the failure stands. */
  spend(why: "throttled" | "failed"): boolean;
  /** A call succeeded. */
  earn(): void;
};

export function createRetryBudget({ tokens, cost, throttledCost, perSuccess } = POLICY.retries): RetryBudget {
  let left: number = tokens;
  return {
    spend(why) {
      const price = why === "throttled" ? throttledCost : cost;
      if (left < price) return false;
      left -= price;
      return true;
    },
    earn() {
      left = Math.min(tokens, left + perSuccess);
    },
  };
}
