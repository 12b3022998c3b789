import { sql } from "drizzle-orm";
import { pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { DialectId } from "../../domain/cloud";
import type { ConnectionState, CustomEndpoint } from "../../domain/connection";
import { jsonText } from "../json-text";
import { moment } from "../moment";

/**
 * One key at one cloud. The key itself is sealed; only the vault opens it. A removed connection keeps its row, without
 * key, so that links to its images still find their last state.
 */
export const connections = pgTable(
  "connections",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    dialect: text().$type<DialectId>().notNull(),
    regions: text().array().notNull(),
    /** Sealed credentials, or null after the key was lost or erased. */
    sealedCredentials: text("sealed_credentials"),
    /** First four and last two characters of the key id, for people to tell keys apart. */
    keyHint: text("key_hint").notNull(),
    /** Whose key it is, where the cloud told when the key was proven. */
    accountId: text("account_id"),
    /** When a temporary key ends, as far as the admin who stored it knew. */
    expiresAt: moment("expires_at"),
    /** Hosts in place of the catalog's, by region; null: none. */
    endpoints: jsonText<CustomEndpoint[]>("endpoints"),
    state: text().$type<ConnectionState>().notNull().default("active"),
    createdAt: moment("created_at").notNull().default(sql`now()`),
    removedAt: moment("removed_at"),
  },
  (table) => [
    // The name of a removed connection may be used again.
    uniqueIndex("connections_name").on(sql`lower(${table.name})`).where(sql`${table.removedAt} is null`),
  ],
);
