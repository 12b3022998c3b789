import { log } from "../log";
import { processWide } from "../process-wide";

type State = { fullSince: string | null };
const state = () => processWide<State>("disk-state", () => ({ fullSince: null }));

/** PostgreSQL's `disk_full`, and what the system says of a full disk or quota. */
const FULL = new Set(["53100", "ENOSPC", "EDQUOT"]);

/** Whether something could not be written because the disk is full: the database's, or this process's own. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && FULL.has(String(cause.code))) return true;
  }
  return false;
}

/** {@link isDiskFull}, remembered for those who look at pages. */
export function noticeDiskFull(error: unknown): boolean {
  if (!isDiskFull(error)) return false;
  if (state().fullSince === null) {
    state().fullSince = new Date().toISOString();
    log.error({ error }, "the disk is full: nothing can be stored until there is space");
  }
  return true;
}

/** Something larger was stored again. */
export function noticeDiskSpace(): void {
  if (state().fullSince !== null)
    log.info({ fullSince: state().fullSince }, "there is space on the disk again");
  state().fullSince = null;
}

/** Since when this process could not store, or null. */
export function diskFullSince(): string | null {
  return state().fullSince;
}
