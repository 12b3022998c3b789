import { sql } from "drizzle-orm";
import { bigserial, index, pgTable, text } from "drizzle-orm/pg-core";
import type { ChangeKind, FieldChange } from "../../domain/change";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { connections } from "./connections";

/** What happened to images, as far as two reads differ. The first read of a listing is no change. */
export const changes = pgTable(
  "changes",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    at: moment("at").notNull(),
    connectionId: text("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    regionId: text("region_id").notNull(),
    imageId: text("image_id").notNull(),
    kind: text().$type<ChangeKind>().notNull(),
    fields: jsonText<FieldChange[]>("fields").notNull().default(sql`'[]'`),
  },
  (table) => [
    index("changes_by_time").on(table.at, table.id),
    index("changes_by_image").on(table.connectionId, table.regionId, table.imageId, table.id),
  ],
);
