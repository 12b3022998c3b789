import { sql } from "drizzle-orm";
import { bigint, check, customType, index, integer, pgTable, text } from "drizzle-orm/pg-core";
import type { AuditAction, AuditObjectKind, AuditResult, AuditRole } from "../../domain/audit";

/** Milliseconds and no finer: what the row's hash does not cover, the column must not hold. */
const millisecond = (name: string) =>
  customType<{ data: string; driverData: string }>({
    dataType: () => "timestamp(3) with time zone",
    fromDriver: (value) => new Date(value).toISOString(),
  })(name);

/**
 * Every administrative act. A trigger refuses to change or remove rows; each row's hash covers its content and the
 * hash before it.
 */
export const audit = pgTable(
  "audit",
  {
    /** From 1 without gaps: a row that is gone is missed. */
    number: bigint({ mode: "number" }).primaryKey(),
    at: millisecond("at").notNull(),
    actorId: text("actor_id"),
    actorEmail: text("actor_email"),
    actorRole: text("actor_role").$type<AuditRole>().notNull(),
    address: text(),
    action: text().$type<AuditAction>().notNull(),
    objectKind: text("object_kind").$type<AuditObjectKind>().notNull(),
    objectId: text("object_id"),
    objectName: text("object_name"),
    result: text().$type<AuditResult>().notNull(),
    requestId: text("request_id"),
    /** JSON, kept as the text that was hashed. */
    before: text("details_before"),
    after: text("details_after"),
    previousHash: text("previous_hash").notNull(),
    hash: text().notNull(),
  },
  (table) => [
    index("audit_by_time").on(table.at),
    index("audit_by_actor").on(table.actorEmail),
    index("audit_by_action").on(table.action),
    index("audit_by_object").on(table.objectKind, table.objectId),
  ],
);

/** Start and end of the chain, one row. The seal is keyed: who has only the database cannot move the end. */
export const auditEnds = pgTable(
  "audit_ends",
  {
    id: integer().primaryKey().default(1),
    /** Random, of this installation alone; the previous hash of the first row. */
    start: text().notNull(),
    rows: bigint({ mode: "number" }).notNull(),
    lastHash: text("last_hash").notNull(),
    /** The vault key that the seal was made with. */
    keyId: text("key_id").notNull(),
    seal: text().notNull(),
  },
  (table) => [check("audit_ends_one_row", sql`${table.id} = 1`)],
);
