import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { users } from "./users";

/** Who a person is at an OpenID Connect issuer. Bound to issuer and subject: an e-mail address may change hands. */
export const identities = pgTable(
  "identities",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** As the issuer told it last. */
    email: text().notNull(),
    createdAt: moment("created_at").notNull(),
    seenAt: moment("seen_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.issuer, table.subject] }),
    index("identities_by_user").on(table.userId),
  ],
);

/** One-time links that let a person choose a password. Only the hash of the token is here. */
export const userLinks = pgTable(
  "user_links",
  {
    tokenHash: text("token_hash").primaryKey(),
    kind: text().$type<"invitation" | "reset">().notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    expiresAt: moment("expires_at").notNull(),
    usedAt: moment("used_at"),
  },
  (table) => [index("user_links_by_user").on(table.userId)],
);

/** The code that makes the first admin, while there is no user; one row at most. */
export const setUpCode = pgTable(
  "set_up_code",
  {
    id: integer().primaryKey().default(1),
    codeHash: text("code_hash").notNull(),
    expiresAt: moment("expires_at").notNull(),
  },
  (table) => [check("set_up_code_one_row", sql`${table.id} = 1`)],
);

/** Failed sign-ins by account and by address; in the database, so that they count for all instances. */
export const signInLimits = pgTable("sign_in_limits", {
  /** `account:` and a hash of what was typed, or `address:` and the network address. */
  key: text().primaryKey(),
  /** The newest failures, oldest first. */
  failures: jsonText<string[]>("failures").notNull(),
  /** How often in a row a delay was given. */
  delays: integer().notNull(),
  delayUntil: moment("delay_until"),
  touchedAt: moment("touched_at").notNull(),
});
