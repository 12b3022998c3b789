import { sql } from "drizzle-orm";
import { bigserial, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ChangeKind, FieldChange } from "../../domain/change";
import type { Ownership } from "../../domain/image";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { connections } from "./connections";
import { users } from "./users";

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
    /** Equal for what was noticed together: in one pass, by one act, in one hour of looks at single images. */
    batch: text().notNull().default(sql`gen_random_uuid()::text`),
    /** What the fields are about, `sharing,status`; empty where none changed. */
    topics: text().notNull().default(""),
    /** Name and ownership at that moment; without them an older version wrote the row. */
    imageName: jsonText<string>("image_name"),
    ownership: text().$type<Ownership | "unknown">(),
  },
  (table) => [
    index("changes_by_time").on(table.at, table.id),
    index("changes_by_batch").on(table.batch, table.kind, table.id),
    index("changes_by_image").on(table.connectionId, table.regionId, table.imageId, table.id),
  ],
);

/** When a person looked at the changes page, so that it can tell what is new to them. */
export const changeVisits = pgTable("change_visits", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  /** The last look of the visit that is going on, or went on last. */
  seenAt: moment("seen_at").notNull(),
  /** The last look of the visit before that; null: there was none. */
  previousAt: moment("previous_at"),
});

/** Personal addresses of the changes for feed readers, by the hash of their tokens. */
export const feedTokens = pgTable(
  "feed_tokens",
  {
    /** By which its owner manages it. Opens nothing. */
    id: uuid().primaryKey().defaultRandom(),
    /** SHA-256 of the token, base64url; the token itself is nowhere. */
    tokenHash: text("token_hash").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What its owner calls it. */
    name: text().notNull(),
    createdAt: moment("created_at").notNull(),
    /** To the minute. */
    usedAt: moment("used_at"),
  },
  (table) => [index("feed_tokens_by_user").on(table.userId)],
);
