/** The three forms of RFC 9110 section 5.6.7; the last one has no zone and means GMT. */
const FIXED = /^[A-Z][a-z]{2}, \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]0000)$/;
const RFC_850 = /^[A-Z][a-z]{5,8}, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/;
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * Reads an HTTP date as milliseconds since 1970, or null when the text is none. `Date.parse` alone would do harm: it
 * takes `Thu 5` for a day in 2001, and a date without a zone for local time.
 */
export function httpDate(text: string): number | null {
  const trimmed = text.trim();
  const known = FIXED.test(trimmed) || RFC_850.test(trimmed) || ASCTIME.test(trimmed);
  if (!known) return null;
  const time = Date.parse(ASCTIME.test(trimmed) ? `${trimmed} GMT` : trimmed);
  return Number.isNaN(time) ? null : time;
}
