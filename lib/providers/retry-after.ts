import { httpDate } from "./http-date";

/** A year: anything longer is not a wait but garbage. */
const LONGEST_SECONDS = 31_536_000;

/** No answer of `retryAfterMs` is longer, milliseconds. */
export const LONGEST_RETRY_AFTER_MS = LONGEST_SECONDS * 1000;

/**
 * Reads `Retry-After` (RFC 9110: seconds or an HTTP date) as milliseconds from now. A date in the past is 0.
 * Negative, huge or unparsable values are null, as if the header were absent.
 */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const text = header.trim();
  if (/^\d+$/.test(text)) {
    const seconds = Number(text);
    return seconds <= LONGEST_SECONDS ? seconds * 1000 : null;
  }
  const date = httpDate(text);
  if (date === null) return null;
  const waitMs = Math.max(0, date - now.getTime());
  return waitMs <= LONGEST_RETRY_AFTER_MS ? waitMs : null;
}
