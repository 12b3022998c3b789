import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { changes, images } from "../database/tables";
import type { ChangeKind, FieldChange, History } from "../domain/change";
import type { ImageRef } from "../domain/image";

/** Rows per statement: PostgreSQL takes at most 65,535 parameters. */
const BATCH = 2_000;

export type NewChange = { ref: ImageRef; kind: ChangeKind; at: string; fields?: FieldChange[] };

/** Writes what happened, in the transaction that stores the new state. */
export async function recordChanges(transaction: Database, happened: readonly NewChange[]): Promise<void> {
  for (let start = 0; start < happened.length; start += BATCH) {
    const rows = happened
      .slice(start, start + BATCH)
      .map(({ ref, fields = [], ...change }) => ({ ...ref, ...change, fields }));
    await transaction.insert(changes).values(rows);
  }
}

/** Writes the same for all images that fit, without reading them. */
export async function recordForAll(
  transaction: Database,
  { kind, at, where }: { kind: ChangeKind; at: string; where: SQL | undefined },
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
      })
      .from(images)
      .where(where),
  );
}

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
