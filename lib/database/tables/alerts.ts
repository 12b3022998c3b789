import { sql } from "drizzle-orm";
import { bigserial, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AlertCause, AlertEvent, DeliveryOutcome } from "../../domain/alert";
import { jsonText } from "../json-text";
import { moment } from "../moment";

/** Something that needs a look: open as long as its cause is there, one row for each time that it was. */
export const alerts = pgTable(
  "alerts",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** The cause's own name; at most one open alert has it. */
    key: text().notNull(),
    cause: jsonText<AlertCause>("cause").notNull(),
    openedAt: moment("opened_at").notNull(),
    clearedAt: moment("cleared_at"),
    /** An admin does not want to be told until then. */
    mutedUntil: moment("muted_until"),
    mutedBy: text("muted_by"),
    /** Whether receivers were told of its beginning; of what was muted all along they are told nothing. */
    told: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex("alerts_open").on(table.key).where(sql`${table.clearedAt} is null`),
    index("alerts_by_end").on(table.clearedAt),
  ],
);

/** A web address that is told of alerts, with the secret that signs what it is sent. */
export const alertTargets = pgTable("alert_targets", {
  id: uuid().primaryKey().defaultRandom(),
  name: text().notNull(),
  url: text().notNull(),
  /** Null after the vault's key was lost: then nothing is sent until the target is made anew. */
  sealedSecret: text("sealed_secret"),
  createdAt: moment("created_at").notNull(),
  madeBy: text("made_by").notNull(),
});

/** One message to one target, and how far it has come. */
export const alertDeliveries = pgTable(
  "alert_deliveries",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    targetId: uuid("target_id")
      .notNull()
      .references(() => alertTargets.id, { onDelete: "cascade" }),
    event: text().$type<AlertEvent>().notNull(),
    /** The very text that is signed and sent. */
    body: text().notNull(),
    createdAt: moment("created_at").notNull(),
    attempts: integer().notNull().default(0),
    /** When it is tried next; null when it is done. Whoever takes it moves this on, so that no other takes it too. */
    nextAt: moment("next_at"),
    triedAt: moment("tried_at"),
    outcome: text().$type<DeliveryOutcome>().notNull().default("waiting"),
    /** The last answer's status, or why there was none. */
    status: integer(),
    problem: text(),
  },
  (table) => [
    index("alert_deliveries_due").on(table.nextAt),
    index("alert_deliveries_by_target").on(table.targetId, table.id),
  ],
);
