import type { DialectId } from "../domain/cloud";
import type { Failure, FailureKind } from "../domain/failure";
import { CATALOG, type CallRates } from "./catalog";
import { CloudError, cloudError } from "./errors";
import type { Outside } from "./port";

/** The figures of the gate; how often a cloud may be asked stands in its catalog. */
export const GATE_LIMITS = {
  /** Calls under way at once in one region of one connection. */
  atOnce: 4,
  /** How much of a second's calls may go out together after a pause. */
  burstMs: 1_000,
  /** A throttled pace is halved, but never below this part of the documented one. */
  slowestPart: 1 / 16,
  /** So much of the documented pace comes back with each success. */
  recoveredPart: 1 / 20,
  /** Failures of the cloud in a row that open the breaker of a source, and how long it stays open. */
  failuresUntilOpen: 5,
  openMs: 60_000,
} as const;

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
  /** Milliseconds that the cloud's clock is ahead of ours. */
  clockOffsetMs: number;
};

export function createCallGate(options: {
  dialect: DialectId;
  outside: Pick<Outside, "now" | "sleep">;
  rates?: CallRates;
}): CallGate {
  const { dialect, outside } = options;
  const rates = options.rates ?? CATALOG[dialect].rates;
  const paces = new Map<string, Pace>();
  const regions = new Map<string, RegionGate>();
  const nowMs = () => outside.now().getTime();

  return {
    clockOffsetMs: 0,
    tryAgain(regionId) {
      regions.get(regionId)?.breaker.halfOpen();
    },
    async enter({ operation, regionId }, signal) {
      const region = kept(regions, regionId, createRegionGate);
      const release = await region.takeSlot(signal);
      try {
        await region.breaker.pass(nowMs, signal);
        const name = `${rates.per === "operation" ? operation : ""}\n${rates.in === "region" ? regionId : ""}`;
        const pace = kept(paces, name, () => createPace(rates.operations?.[operation] ?? rates.perSecond));
        const waitMs = pace.reserve(nowMs());
        if (waitMs > 0) await outside.sleep(waitMs, signal);
        signal.throwIfAborted();
        return {
          succeeded() {
            release();
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

type RegionGate = { takeSlot(signal: AbortSignal): Promise<() => void>; breaker: Breaker };

function createRegionGate(): RegionGate {
  let free: number = GATE_LIMITS.atOnce;
  const waiting: (() => void)[] = [];
  return {
    breaker: createBreaker(),
    async takeSlot(signal) {
      signal.throwIfAborted();
      if (free > 0) free -= 1;
      else await nextSlot(waiting, signal);
      let released = false;
      return () => {
        if (released) return;
        released = true;
        const next = waiting.shift();
        // A slot goes from hand to hand; it is free only when nobody waits for it.
        if (next) next();
        else free += 1;
      };
    },
  };
}

function nextSlot(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const give = () => {
      signal.removeEventListener("abort", giveUp);
      resolve();
    };
    const giveUp = () => {
      waiting.splice(waiting.indexOf(give), 1);
      reject(signal.reason);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    waiting.push(give);
  });
}

type Breaker = {
  /** Returns when a call may go out. Throws the failure that opened the breaker, as a `CloudError`. */
  pass(nowMs: () => number, signal: AbortSignal): Promise<void>;
  /** A call that passed is over; null: by no failure of the cloud's, which says nothing. */
  over(outcome: "success" | Failure | null, nowMs: number): void;
  halfOpen(): void;
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
