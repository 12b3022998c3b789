/** Total size of an image's disks, whole GiB, both ends included; null: open. At least one end is set. */
export type SizeRange = { fromGiB: number | null; toGiB: number | null };

/** Days of UTC, ISO dates, both ends included; null: open. At least one end is set. */
export type DayRange = { from: string | null; to: string | null };

/** Larger than any disk; keeps an address typed by hand from becoming an inexact number. */
const LARGEST_GIB = 1e9;

/** Reads `100..500`, `..100`, `500..` or `100`; null for anything else. Ends in the wrong order are turned. */
export function readSizeRange(text: string): SizeRange | null {
  const ends = endsOf(text);
  if (!ends) return null;
  const [first, last] = ends.map((end) => (end === "" ? null : wholeGiB(end)));
  if (first === undefined || last === undefined) return null;
  if (first === null && last === null) return null;
  return first !== null && last !== null && first > last
    ? { fromGiB: last, toGiB: first }
    : { fromGiB: first, toGiB: last };
}

/** Writes a range as `readSizeRange` reads it; one size alone where both ends are the same. */
export function writeSizeRange({ fromGiB, toGiB }: SizeRange): string {
  return fromGiB === toGiB ? `${fromGiB ?? ""}` : `${fromGiB ?? ""}..${toGiB ?? ""}`;
}

/** Undefined for what is no size. */
function wholeGiB(text: string): number | undefined {
  const size = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return size <= LARGEST_GIB ? size : undefined;
}

/**
 * Reads `2026`, `2026-01..2026-06`, `2026-11-05..`: a year or a month means all of its days. Null for anything else.
 * Ends in the wrong order are turned.
 */
export function readDayRange(text: string): DayRange | null {
  const ends = endsOf(text);
  if (!ends) return null;
  const [first, last] = ends.map((end) => (end === "" ? null : daysOf(end)));
  if (first === undefined || last === undefined) return null;
  if (first === null && last === null) return null;
  const turned = first !== null && last !== null && first.from > last.to;
  return turned ? { from: last.from, to: first.to } : { from: first?.from ?? null, to: last?.to ?? null };
}

/** Writes a range in the shortest form that `readDayRange` reads, so that equal ranges are written alike. */
export function writeDayRange({ from, to }: DayRange): string {
  const length = [4, 7].find((part) => isWhole(from, part, "from") && isWhole(to, part, "to")) ?? 10;
  const [first, last] = [from?.slice(0, length) ?? "", to?.slice(0, length) ?? ""];
  return first === last ? first : `${first}..${last}`;
}

/** Whether an end is the first or the last day of its year (4 letters) or month (7 letters). */
function isWhole(day: string | null, length: number, end: "from" | "to"): boolean {
  return day === null || daysOf(day.slice(0, length))?.[end] === day;
}

/** First and last day of a year, a month or a day; undefined for what is none. */
function daysOf(text: string): { from: string; to: string } | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined || year === "0000") return undefined;
  const from = `${year}-${month ?? "01"}-${day ?? "01"}`;
  if (!isDay(from)) return undefined;
  if (day !== undefined) return { from, to: from };
  return { from, to: month === undefined ? `${year}-12-31` : lastDayOf(year, month) };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function lastDayOf(year: string, month: string): string {
  const last = new Date(`${year}-${month}-01T00:00:00Z`);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return last.toISOString().slice(0, 10);
}

function endsOf(text: string): [string, string] | null {
  const parts = text.trim().split("..");
  const [first, last = first] = parts;
  return first === undefined || last === undefined || parts.length > 2 ? null : [first, last];
}
