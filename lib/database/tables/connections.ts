import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import type { DialectId } from "../../domain/cloud";
import { moment } from "../moment";

/** One key at one cloud. The key itself is sealed; only the vault opens it. */
export const connections = pgTable("connections", {
  id: text().primaryKey(),
  name: text().notNull().unique(),
  dialect: text().$type<DialectId>().notNull(),
  regions: text().array().notNull(),
  /** Sealed credentials, or null after the key was lost or erased. */
  sealedCredentials: text("sealed_credentials"),
  /** First four and last two characters of the key id, for people to tell keys apart. */
  keyHint: text("key_hint").notNull(),
  state: text().$type<"active" | "paused" | "needs-key">().notNull().default("active"),
  createdAt: moment("created_at").notNull().default(sql`now()`),
});
