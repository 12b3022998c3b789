import { sql } from "drizzle-orm";
import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
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
  /** Last request of any sign-in, to the minute. Outlives the sign-ins themselves. */
  seenAt: moment("seen_at"),
});

/** Sign-ins that are open or ended. The secret id itself is only in its holder's cookie; here is its hash. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: text("id_hash").primaryKey(),
    /** By which people and the audit log name a sign-in. Opens nothing. */
    id: uuid().notNull().unique().defaultRandom(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    method: text().$type<"password" | "oidc">().notNull(),
    /** Where it was opened from, as the browser calls itself. */
    userAgent: text("user_agent").notNull(),
    address: text(),
    createdAt: moment("created_at").notNull(),
    seenAt: moment("seen_at").notNull(),
    /** When its holder last proved who they are; null when the sign-in provider did not say. */
    provedAt: moment("proved_at"),
    endedAt: moment("ended_at"),
  },
  (table) => [index("sessions_by_user").on(table.userId)],
);
