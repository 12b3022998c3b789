import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { changes, images } from "../database/tables";
import { type ChangeKind, type FieldChange, type History, topicsOf } from "../domain/change";
import type { Image, ImageRef } from "../domain/image";
import type { Scope } from "../domain/source";

export type NewChange = {
  kind: ChangeKind;
  at: string;
  fields?: FieldChange[];
  /** The image as it is afterwards. */
  image: Pick<Image, "ref" | "name" | "ownership">;
  batch: string;
};

/** What one pass notices is one batch. A page that no pass brings is one of its own. */
export function batchOfPass({ connectionId, regionId, group }: Scope, pass: number | string): string {
  return `${passBatch(pass, group)} ${regionId} ${connectionId}`;
}

/** The beginning of a pass's batch, for {@link recordForAll}, which adds the source of each image. */
export function passBatch(pass: number | string, group: Scope["group"]): string {
  return `pass ${pass} ${group}`;
}

/** What looks at single images of a source find within an hour is one batch. */
export function batchOfLook({ connectionId, regionId }: ImageRef, at: string): string {
  return `look ${at.slice(0, 13)} ${regionId} ${connectionId}`;
}

/** Writes what happened, in the transaction that stores the new state. */
export async function recordChanges(transaction: Database, happened: readonly NewChange[]): Promise<void> {
  const statement = changesStatement(happened);
  if (statement) await transaction.execute(statement);
}

/** The same as a statement, for those who store more with it; null where nothing happened. */
export function changesStatement(happened: readonly NewChange[]): SQL | null {
  if (happened.length === 0) return null;
  const columns: ColumnOfRows[] = [
    [changes.connectionId, happened.map(({ image }) => image.ref.connectionId)],
    [changes.regionId, happened.map(({ image }) => image.ref.regionId)],
    [changes.imageId, happened.map(({ image }) => image.ref.imageId)],
    [changes.kind, happened.map(({ kind }) => kind)],
    [changes.at, happened.map(({ at }) => at)],
    [changes.fields, happened.map(({ fields = [] }) => fields)],
    [changes.batch, happened.map(({ batch }) => batch)],
    [changes.topics, happened.map(({ fields = [] }) => topicsOf(fields).join(","))],
    [changes.imageName, happened.map(({ image }) => image.name)],
    [changes.ownership, happened.map(({ image }) => image.ownership.value)],
  ];
  return sql`insert into changes (${namesOf(columns)}) select * from ${rowsOf(columns)}`;
}

/** Writes the same for all images that fit, without reading them; `batch` gets the image's source behind it. */
export async function recordForAll(
  transaction: Database,
  { kind, at, batch, where }: { kind: ChangeKind; at: string; batch: string; where: SQL | undefined },
): Promise<void> {
  await transaction.insert(changes).select(
    transaction
      .select({
        id: sql<number>`nextval(pg_get_serial_sequence('changes', 'id'))`.as("id"),
        at: sql<string>`${at}::timestamptz`.as("at"),
        connectionId: images.connectionId,
        regionId: images.regionId,
        imageId: images.imageId,
        kind: sql<ChangeKind>`${kind}`.as("kind"),
        fields: sql<FieldChange[]>`'[]'`.as("fields"),
        batch: sql<string>`${batch}::text || ' ' || ${images.regionId} || ' ' || ${images.connectionId}`.as(
          "batch",
        ),
        topics: sql<string>`''::text`.as("topics"),
        imageName: shownName.as("image_name"),
        ownership: images.ownership,
      })
      .from(images)
      .where(where),
  );
}

/**
 * The name in a shown picture, as JSON text. Cut out and not parsed: PostgreSQL's own reading of JSON refuses `\u0000`
 * and lone surrogates. The image's name is the first key of that name in what is written.
 */
const shownName = sql<
  string | null
>`nullif(substring(${images.shown} from ${'"name":(null|"(?:[^"\\\\]|\\\\.)*")'}::text), 'null')`;

/** Changes of one answer. */
const PAGE = 20;

/** What happened to one image, newest first; `before` is the id of the last one that was read. */
export async function readHistory(
  ref: ImageRef,
  { before = null, limit = PAGE }: { before?: number | null; limit?: number } = {},
): Promise<History> {
  const db = await database();
  const rows = await db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.connectionId, ref.connectionId),
        eq(changes.regionId, ref.regionId),
        eq(changes.imageId, ref.imageId),
        before === null ? undefined : lt(changes.id, before),
      ),
    )
    .orderBy(desc(changes.id))
    // One more than wanted tells whether there is more.
    .limit(limit + 1);
  const changed = rows.slice(0, limit).map(({ id, kind, at, fields }) => ({ id, ref, kind, at, fields }));
  return { changes: changed, more: rows.length > limit };
}
