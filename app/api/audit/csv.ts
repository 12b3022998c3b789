import type { AuditRecord } from "@/lib/domain/audit";
import { BYTE_ORDER_MARK, csvRecord } from "@/lib/domain/csv";

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
  return BYTE_ORDER_MARK + csvRecord(COLUMNS.map(([name]) => name));
}

export function csvLine(record: AuditRecord): string {
  return csvRecord(COLUMNS.map(([, value]) => value(record)));
}
