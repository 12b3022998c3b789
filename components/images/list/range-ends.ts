import { readDayRange, readSizeRange } from "@/lib/domain/filter-ranges";
import type { End } from "./range-form";

/** A whole number of GiB as somebody types it, `1,024` and `2 TiB` too; nothing for an open end. */
export function sizeEnd(text: string): End<number> {
  const plain = text.trim().replaceAll(",", "");
  if (plain === "") return { ok: true, value: null };
  const [, digits = "", unit = ""] = /^(\d{1,10})\s*(g|gb|gib|t|tb|tib)?$/i.exec(plain) ?? [];
  const range = readSizeRange(digits);
  if (digits === "" || range?.fromGiB == null) return { ok: false };
  const gib = range.fromGiB * (unit.toLowerCase().startsWith("t") ? 1024 : 1);
  return readSizeRange(String(gib)) === null ? { ok: false } : { ok: true, value: gib };
}

/** A day, `2026-11-21`, that there is in the calendar; nothing for an open end. */
export function dayEnd(text: string): End<string> {
  const plain = text.trim();
  if (plain === "") return { ok: true, value: null };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(plain) || readDayRange(plain) === null) return { ok: false };
  return { ok: true, value: plain };
}

/** The day so many days before another, ISO dates. */
export function daysBefore(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - days);
  return date.toISOString().slice(0, 10);
}
