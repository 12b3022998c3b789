/** What is remembered of the failures of one account or address. Moments are ISO 8601. */
export type Tally = {
  /** The newest failures, oldest first. */
  failures: string[];
  /** How often in a row a delay was given. */
  delays: number;
  delayUntil: string | null;
};

const FREE_FAILURES = 5;
const WINDOW_MS = 300_000;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 900_000;
/** After this time without a failure all is forgotten: nobody is locked out for good. */
export const FORGET_MS = 3_600_000;

export const CLEAN: Tally = { failures: [], delays: 0, delayUntil: null };

/** How long no further try is taken, in milliseconds; 0 when one is taken now. */
export function waitMs({ delayUntil }: Tally, now: Date): number {
  return delayUntil === null ? 0 : Math.max(0, Date.parse(delayUntil) - now.getTime());
}

/**
 * The tally after one more failure: the fifth within five minutes brings a delay of a minute, and each one after that
 * a delay twice as long, up to a quarter of an hour.
 */
export function withFailure(tally: Tally, now: Date): Tally {
  const { failures, delays } = fresh(tally, now);
  const recent = failures.filter((at) => now.getTime() - Date.parse(at) < WINDOW_MS);
  const counted = [...recent, now.toISOString()].slice(-FREE_FAILURES);
  if (delays === 0 && counted.length < FREE_FAILURES) return { ...CLEAN, failures: counted };
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** delays, LONGEST_DELAY_MS);
  return {
    failures: counted,
    delays: delays + 1,
    delayUntil: new Date(now.getTime() + delayMs).toISOString(),
  };
}

/** The tally without a failure that was counted in advance and did not happen. */
export function withoutFailure(tally: Tally, counted: { at: string; delayUntil: string | null }): Tally {
  const failures = [...tally.failures];
  const index = failures.indexOf(counted.at);
  if (index >= 0) failures.splice(index, 1);
  const undo = counted.delayUntil !== null && tally.delayUntil === counted.delayUntil;
  return undo ? { failures, delays: tally.delays - 1, delayUntil: null } : { ...tally, failures };
}

function fresh(tally: Tally, now: Date): Tally {
  const last = tally.failures.at(-1);
  return last === undefined || now.getTime() - Date.parse(last) > FORGET_MS ? CLEAN : tally;
}
