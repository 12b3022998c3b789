import { sql } from "drizzle-orm";
import { integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "../moment";
import { users } from "./users";

/** A saved state of the list: a name and an address. Without an owner it is the team's. */
export const views = pgTable(
  "views",
  {
    id: uuid().primaryKey().defaultRandom(),
    ownerId: uuid("owner_id").references(() => users.id, { onDelete: "cascade" }),
    name: text().notNull(),
    /** The query of the list's address: filter, order, columns. */
    address: text().notNull(),
    /** Grows with every change: who changes an older one is told instead of overwriting the newer. */
    revision: integer().notNull().default(1),
    createdAt: moment("created_at").notNull().default(sql`now()`),
    changedAt: moment("changed_at").notNull().default(sql`now()`),
  },
  (table) => [
    uniqueIndex("views_own_name")
      .on(table.ownerId, sql`lower(${table.name})`)
      .where(sql`${table.ownerId} is not null`),
    uniqueIndex("views_team_name").on(sql`lower(${table.name})`).where(sql`${table.ownerId} is null`),
  ],
);

/** The state of the list that a person used last, to offer it again. */
export const lastViews = pgTable("last_views", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  address: text().notNull(),
  usedAt: moment("used_at").notNull(),
});
