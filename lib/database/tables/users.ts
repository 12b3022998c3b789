import { sql } from "drizzle-orm";
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { Role } from "../../domain/role";
import { moment } from "../moment";

/** People who may sign in. E-mail addresses are kept in lower case. */
export const users = pgTable("users", {
  id: uuid().primaryKey().defaultRandom(),
  email: text().notNull().unique(),
  name: text().notNull(),
  role: text().$type<Role>().notNull(),
  /** With its parameters, so that they can be raised later: `scrypt$131072$8$1$salt$hash`. */
  passwordHash: text("password_hash"),
  disabledAt: moment("disabled_at"),
  createdAt: moment("created_at").notNull().default(sql`now()`),
});

/** Sign-ins that are open or ended. The id itself is only in its holder's cookie; here is its hash. */
export const sessions = pgTable("sessions", {
  idHash: text("id_hash").primaryKey(),
  userId: uuid("user_id")
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  createdAt: moment("created_at").notNull(),
  seenAt: moment("seen_at").notNull(),
  endedAt: moment("ended_at"),
});
