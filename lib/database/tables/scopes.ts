import { sql } from "drizzle-orm";
import { bigserial, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Failure } from "../../domain/failure";
import type { ScopeGroup } from "../../domain/source";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { connections } from "./connections";

/** What one listing walks, and how well that went the last times. */
export const scopes = pgTable(
  "scopes",
  {
    connectionId: text("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    regionId: text("region_id").notNull(),
    group: text("group_name").$type<ScopeGroup>().notNull(),
    /** Number of the newest pass that was begun. */
    passNumber: integer("pass_number").notNull().default(0),
    attemptedAt: moment("attempted_at"),
    /** Start of the newest complete pass: what it told was true from then on. */
    completeAt: moment("complete_at"),
    runningSince: moment("running_since"),
    /** Which process walks it, and until when it has said that it is alive, by the database's own clock. */
    leaseHolder: text("lease_holder"),
    leaseUntil: moment("lease_until"),
    failingSince: moment("failing_since"),
    failure: jsonText<Failure>("failure"),
    /** Refusals of the key in a row; those of a source's scopes are counted together. */
    refusals: integer().notNull().default(0),
    /** The first of them. */
    refusedSince: moment("refused_since"),
    /** When a person last asked for a read. */
    requestedAt: moment("requested_at"),
    dueAt: moment("due_at").notNull().default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.regionId, table.group] })],
);

/** One walk over a scope; complete only if every page of every listing arrived. */
export const passes = pgTable(
  "passes",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    connectionId: text("connection_id").notNull(),
    regionId: text("region_id").notNull(),
    group: text("group_name").$type<ScopeGroup>().notNull(),
    number: integer().notNull(),
    startedAt: moment("started_at").notNull(),
    finishedAt: moment("finished_at"),
    outcome: text().$type<"running" | "complete" | "incomplete">().notNull(),
    pages: integer().notNull().default(0),
    images: integer().notNull().default(0),
    written: integer().notNull().default(0),
    /** How many images the cloud said there are; null where it does not say. */
    told: integer(),
    /** By how much its totals moved while they were walked. */
    drift: integer().notNull().default(0),
    failure: jsonText<Failure>("failure"),
  },
  (table) => [index("passes_by_scope").on(table.connectionId, table.regionId, table.group, table.number)],
);
