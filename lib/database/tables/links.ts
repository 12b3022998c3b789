import { bigint, index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { DialectId } from "../../domain/cloud";
import type { KeptPicture, ShareKind } from "../../domain/share-link";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { users } from "./users";

/**
 * Links to one image: public ones, and states that people kept. They name their image by its ids and hold a picture of
 * it, so that they outlive it and its account.
 */
export const shareLinks = pgTable(
  "share_links",
  {
    /** By which people manage a link, and where a kept state is shown. Opens no public link. */
    id: uuid().primaryKey().defaultRandom(),
    kind: text().$type<ShareKind>().notNull(),
    /** SHA-256 of a public link's token, base64url; the token itself is nowhere. */
    tokenHash: text("token_hash").unique(),
    connectionId: text("connection_id").notNull(),
    regionId: text("region_id").notNull(),
    imageId: text("image_id").notNull(),
    /** For lists, which do not read the picture. */
    dialect: text().$type<DialectId>().notNull(),
    imageName: jsonText<string>("image_name"),
    /** The image as it was when the link was made. */
    picture: jsonText<KeptPicture>("picture").notNull(),
    createdAt: moment("created_at").notNull(),
    /** Null once that person was removed; a public link does not open then. */
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    makerName: text("maker_name").notNull(),
    makerEmail: text("maker_email").notNull(),
    /** Of public links; a kept state lives as long as changes are kept. */
    expiresAt: moment("expires_at"),
    viewLimit: integer("view_limit"),
    views: integer().notNull().default(0),
    lastOpenedAt: moment("last_opened_at"),
    note: text(),
    revokedAt: moment("revoked_at"),
  },
  (table) => [
    index("share_links_by_maker").on(table.createdBy, table.createdAt),
    index("share_links_by_time").on(table.createdAt),
  ],
);

/** Recent tries by what they are counted for; in the database, so that they count for all instances. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  /** When, in milliseconds since 1970, the oldest first. */
  tries: jsonText<number[]>("tries").notNull(),
  touchedMs: bigint("touched_ms", { mode: "number" }).notNull(),
});
