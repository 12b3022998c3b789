import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { jsonText } from "../json-text";
import { moment } from "../moment";

/** What an admin set differently from the default, one row per setting. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonText<unknown>("value").notNull(),
  changedAt: moment("changed_at").notNull().default(sql`now()`),
});
