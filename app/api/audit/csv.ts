import type { AuditRecord } from "@/lib/domain/audit";

/** What a spreadsheet shows of a record; JSON lines hold the rest. */
const COLUMNS: readonly [name: string, value: (record: AuditRecord) => string | number | null][] = [
  ["number", ({ number }) => number],
  ["at", ({ at }) => at],
  ["actor", ({ actor }) => actor.email],
  ["role", ({ actor }) => actor.role],
  ["address", ({ actor }) => actor.address],
  ["action", ({ action }) => action],
  ["result", ({ result }) => result],
  ["object", ({ object }) => object.kind],
  ["object_id", ({ object }) => object.id],
  ["object_name", ({ object }) => object.name],
  ["before", ({ before }) => before && JSON.stringify(before)],
  ["after", ({ after }) => after && JSON.stringify(after)],
  ["request_id", ({ actor }) => actor.requestId],
  ["hash", ({ hash }) => hash],
];

/** The names of the columns, after the mark by which spreadsheets know UTF-8. */
export function csvHead(): string {
  return `\uFEFF${COLUMNS.map(([name]) => name).join(",")}\r\n`;
}

export function csvLine(record: AuditRecord): string {
  return `${COLUMNS.map(([, value]) => cell(value(record))).join(",")}\r\n`;
}

/**
 * A cell by RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before it, which makes it
 * text: people's names and addresses are written by strangers.
 */
function cell(value: string | number | null): string {
  if (value === null) return "";
  const text = typeof value === "string" && /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
