import { bigint, index, integer, pgSequence, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Answer } from "../../domain/answer";
import type { Failure } from "../../domain/failure";
import type { Image, Ownership } from "../../domain/image";
import type { Sharing } from "../../domain/sharing";
import type { ScopeGroup } from "../../domain/source";
import { jsonText } from "../json-text";
import { moment } from "../moment";
import { connections } from "./connections";

const reference = () => ({
  connectionId: text("connection_id")
    .notNull()
    .references(() => connections.id, { onDelete: "cascade" }),
  regionId: text("region_id").notNull(),
  imageId: text("image_id").notNull(),
});

/** Drawn under a lock (`nextRevisions`), so that a larger number is never committed before a smaller one. */
export const imageRevision = pgSequence("image_revision");

/** One image as one connection sees it: the pictures it was told in, and the one that is shown. */
export const images = pgTable(
  "images",
  {
    ...reference(),
    /** The scope's group whose listing brought it last. */
    group: text("group_name").$type<ScopeGroup>().notNull(),
    /** Of `listed`; a column because the detail round picks own images by it. */
    ownership: text().$type<Ownership | "unknown">().notNull(),
    /** Hash of `listed` and its texts: an unchanged image is not written again. */
    digest: text().notNull(),
    /** Hash of the texts alone: when a new version reads the same text differently, nothing happened to the image. */
    toldDigest: text("told_digest"),
    listed: jsonText<Image>("listed").notNull(),
    listedAt: moment("listed_at").notNull(),
    detailed: jsonText<Image>("detailed"),
    /** When `detailed` was told. Not `askedAt`: a later look may have asked for the sharing alone, or failed. */
    detailedAt: moment("detailed_at"),
    sharing: jsonText<Sharing>("sharing"),
    /** When detail and sharing were last asked for. */
    askedAt: moment("asked_at"),
    askFailure: jsonText<Failure>("ask_failure"),
    /** Composed of the pictures above; what lists, search and pages read. */
    shown: jsonText<Image>("shown").notNull(),
    firstSeenAt: moment("first_seen_at").notNull(),
    /** Until when it was certainly there; set when a complete pass no longer has it, null while it is listed. */
    lastListedAt: moment("last_listed_at"),
    /** Complete passes in a row that did not have it. */
    missingPasses: integer("missing_passes").notNull().default(0),
    goneAt: moment("gone_at"),
    /** Grows with every change of what is shown; the index catches up by it. */
    revision: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.connectionId, table.regionId, table.imageId] }),
    index("images_by_revision").on(table.revision),
    index("images_by_scope").on(table.connectionId, table.regionId, table.group),
  ],
);

/** The exact texts behind an image's pictures, the current one of each kind and operation. */
export const answers = pgTable(
  "answers",
  {
    ...reference(),
    kind: text().$type<Answer["kind"]>().notNull(),
    operation: text().notNull(),
    /** Position among the answers of one operation: a sharing list may have pages. */
    part: integer().notNull(),
    requestId: text("request_id"),
    receivedAt: moment("received_at").notNull(),
    /** JSON-quoted, so that every text a cloud can send fits a text column. */
    text: jsonText<string>("body").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.connectionId, table.regionId, table.imageId, table.kind, table.operation, table.part],
    }),
  ],
);

/** The image quota of a connection in a region. */
export const quotas = pgTable(
  "quotas",
  {
    connectionId: text("connection_id")
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    regionId: text("region_id").notNull(),
    name: text().notNull(),
    used: integer(),
    limit: integer("quota_limit"),
    askedAt: moment("asked_at").notNull(),
    failure: jsonText<Failure>("failure"),
  },
  (table) => [primaryKey({ columns: [table.connectionId, table.regionId, table.name] })],
);
