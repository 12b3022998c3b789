import { bigint, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { DialectId } from "../../domain/cloud";
import type { DriftKind } from "../../domain/drift";
import { jsonText } from "../json-text";
import { moment } from "../moment";

/** Words and fields that clouds sent and this version does not know: a row for each kind, never for each image. */
export const drift = pgTable(
  "drift",
  {
    dialect: text().$type<DialectId>().notNull(),
    operation: text().notNull(),
    kind: text().$type<DriftKind>().notNull(),
    /** Where in an item, without positions: `disks[].kind`; JSON text, since clouds may name a field as they like. */
    path: jsonText<string>("path").notNull(),
    /** The word that is not known; empty for what is a field as a whole. */
    word: jsonText<string>("word").notNull(),
    /** What stood there first, scrubbed and cut. */
    sample: jsonText<string>("sample"),
    firstSeenAt: moment("first_seen_at").notNull(),
    lastSeenAt: moment("last_seen_at").notNull(),
    /** In how many images that were written; one that is told as before is not counted again. */
    times: bigint({ mode: "number" }).notNull(),
    /** When an admin took note of it. */
    notedAt: moment("noted_at"),
  },
  (table) => [primaryKey({ columns: [table.dialect, table.operation, table.kind, table.path, table.word] })],
);
