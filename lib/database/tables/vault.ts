import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Which key seals, and a known text sealed with it: a wrong key is noticed at the start. One row, from the first start. */
export const vault = pgTable(
  "vault",
  {
    id: integer().primaryKey().default(1),
    keyId: text("key_id").notNull(),
    checkValue: text("check_value").notNull(),
  },
  (table) => [check("vault_one_row", sql`${table.id} = 1`)],
);
