import { pgTable, uuid } from "drizzle-orm/pg-core";
import { jsonText } from "../json-text";
import { users } from "./users";

/** When a person last made exports, the newest few; in the database, so that they count for all instances. */
export const exportLimits = pgTable("export_limits", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** ISO 8601, oldest first. */
  times: jsonText<string[]>("times").notNull(),
});
