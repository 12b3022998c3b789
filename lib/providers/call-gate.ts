import type { DialectId } from "../domain/cloud";
import type { Failure, FailureKind } from "../domain/failure";
import { createSlots, type Slots } from "../slots";
import { CATALOG, type CallRates } from "./catalog";
import { CloudError, cloudError } from "./errors";
import { POLICY } from "./policy";
import type { Outside } from "./port";
import { createRetryBudget, type RetryBudget } from "./retry-budget";

/** The figures of the gate; how often a cloud may be asked stands in its catalog. */
export const GATE_LIMITS = POLICY.region;

/** A call that is under way. One of the two must be told how it ended; null: by no failure of the cloud's. */
export type Turn = { succeeded(): void; failed(failure: Failure | null): void };

/**
 * What a process remembers between the calls of one connection: how fast its cloud lets it go, what is under way in each
 * region, which region is out of order, and how far the cloud's clock is from ours.
 */
export type CallGate = {
  /**
   * Waits until the call may go out. Throws a `CloudError` at once while the region's breaker is open: the failure that
   * opened it, since that is what people need to know. Rejects with the signal's reason when that ends the wait.
   */
  enter(call: { operation: string; regionId: string }, signal: AbortSignal): Promise<Turn>;
  /** Lets the next call of a region try, although its breaker is open: it is time for a read, or somebody asked for one. */
  tryAgain(regionId: string): void;
  /** What is left of the connection's retries. Successes that the gate is told of are earned by themselves. */
  retries: RetryBudget;
  /** The regions whose breaker is open. */
  outOfOrder(): string[];
  /** Milliseconds that the cloud's clock is ahead of ours. */
  clockOffsetMs: number;
};

export function createCallGate(options: {
  dialect: DialectId;
  outside: Pick<Outside, "now" | "sleep">;
  rates?: CallRates;
  /** The calls of the whole process; without it the gate counts its own only. */
  processSlots?: Slots;
}): CallGate {
  const { dialect, outside, processSlots } = options;
  const rates = options.rates ?? CATALOG[dialect].rates;
  const paces = new Map<string, Pace>();
  const regions = new Map<string, RegionGate>();
  const retries = createRetryBudget();
  const nowMs = () => outside.now().getTime();

  return {
    clockOffsetMs: 0,
    retries,
    tryAgain(regionId) {
      regions.get(regionId)?.breaker.halfOpen();
    },
    outOfOrder() {
      return [...regions].filter(([, { breaker }]) => breaker.isOpen(nowMs())).map(([regionId]) => regionId);
    },
    async enter({ operation, regionId }, signal) {
      const region = kept(regions, regionId, createRegionGate);
      const leaveRegion = await region.slots.take(signal);
      let leaveProcess = () => {};
      const release = () => {
        leaveProcess();
        leaveRegion();
      };
      try {
        await region.breaker.pass(nowMs, signal);
        const name = `${rates.per === "operation" ? operation : ""}\n${rates.in === "region" ? regionId : ""}`;
        const pace = kept(paces, name, () => createPace(rates.operations?.[operation] ?? rates.perSecond));
        const waitMs = pace.reserve(nowMs());
        if (waitMs > 0) await outside.sleep(waitMs, signal);
        signal.throwIfAborted();
        // Last, so that nobody holds a place of the whole process while waiting for one cloud.
        if (processSlots) leaveProcess = await processSlots.take(signal);
        return {
          succeeded() {
            release();
            retries.earn();
            pace.recover();
            region.breaker.over("success", nowMs());
          },
          failed(failure) {
            release();
            if (failure?.kind === "rate-limited") pace.slow();
            region.breaker.over(failure, nowMs());
          },
        };
      } catch (error) {
        release();
        // Whoever was let through to try and then gave up leaves the try to the next one.
        if (!(error instanceof CloudError)) region.breaker.over(null, nowMs());
        if (error instanceof CloudError) {
          throw cloudError(
            { dialect, operation, httpStatus: error.failure.httpStatus },
            error.failure,
            error,
          );
        }
        throw error;
      }
    },
  };
}

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

type Pace = { reserve(nowMs: number): number; slow(): void; recover(): void };

/** Hands out moments at an even pace; each reservation is kept, so that those who wait go out in their order. */
function createPace(perSecond: number): Pace {
  let rate = perSecond;
  let bookedUntilMs = 0;
  return {
    /** Milliseconds to wait. */
    reserve(nowMs) {
      bookedUntilMs = Math.max(bookedUntilMs, nowMs) + 1_000 / rate;
      return Math.max(0, bookedUntilMs - GATE_LIMITS.burstMs - nowMs);
    },
    slow() {
      rate = Math.max(perSecond * GATE_LIMITS.slowestPart, rate / 2);
    },
    recover() {
      rate = Math.min(perSecond, rate + perSecond * GATE_LIMITS.recoveredPart);
    },
  };
}

type RegionGate = { slots: Slots; breaker: Breaker };

function createRegionGate(): RegionGate {
  return { slots: createSlots(GATE_LIMITS.callsAtOnce), breaker: createBreaker() };
}

type Breaker = {
  /** Returns when a call may go out. Throws the failure that opened the breaker, as a `CloudError`. */
  pass(nowMs: () => number, signal: AbortSignal): Promise<void>;
  /** A call that passed is over; null: by no failure of the cloud's, which says nothing. */
  over(outcome: "success" | Failure | null, nowMs: number): void;
  halfOpen(): void;
  isOpen(nowMs: number): boolean;
};

/** Failures that say that a region of a cloud is out of order; anything else is an answer. */
const OUT_OF_ORDER = new Set<FailureKind>(["unavailable", "network", "timeout", "tls"]);

function createBreaker(): Breaker {
  let failures = 0;
  let last: Failure | null = null;
  let openUntilMs = 0;
  /** The one call that tries a region that was out of order; the others wait for what it finds out. */
  let probe: { done: Promise<void>; end: () => void } | null = null;

  return {
    async pass(nowMs, signal) {
      while (last !== null && failures >= GATE_LIMITS.failuresUntilOpen) {
        if (probe) {
          await orAborted(probe.done, signal);
          continue;
        }
        if (nowMs() < openUntilMs) throw new CloudError({ ...last, retryAfterMs: openUntilMs - nowMs() });
        probe = startProbe();
        return;
      }
    },
    over(outcome, nowMs) {
      const says = outcome !== null && (outcome === "success" || outcome.kind !== "cancelled");
      if (says && (outcome === "success" || !OUT_OF_ORDER.has(outcome.kind))) {
        failures = 0;
        last = null;
      } else if (says) {
        failures += 1;
        last = outcome;
        if (failures >= GATE_LIMITS.failuresUntilOpen) openUntilMs = nowMs + GATE_LIMITS.openMs;
      }
      probe?.end();
      probe = null;
    },
    halfOpen() {
      openUntilMs = 0;
    },
    isOpen: (nowMs) => last !== null && failures >= GATE_LIMITS.failuresUntilOpen && nowMs < openUntilMs,
  };
}

function startProbe(): { done: Promise<void>; end: () => void } {
  let end = () => {};
  const done = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { done, end };
}

async function orAborted(waiting: Promise<void>, signal: AbortSignal): Promise<void> {
  let giveUp = () => {};
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    signal.addEventListener("abort", giveUp, { once: true });
  });
  try {
    signal.throwIfAborted();
    await Promise.race([waiting, aborted]);
  } finally {
    signal.removeEventListener("abort", giveUp);
  }
}
