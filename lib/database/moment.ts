import { customType } from "drizzle-orm/pg-core";

/** A moment as ISO 8601 UTC text, so that a row is plain data and the same value in pages and routes. */
export const moment = (name: string) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => "timestamp with time zone",
    fromDriver: isoOf,
  })(name);

/** Rows that were stored together share their moments, and reading one anew costs as much as the rest of its row. */
const MOST_KNOWN = 1_000;
const known = new Map<string, string>();

function isoOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const iso = new Date(text).toISOString();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, iso);
  return iso;
}
