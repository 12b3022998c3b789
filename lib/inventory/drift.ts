import { and, count, desc, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type Database, database } from "../database";
import { type ColumnOfRows, namesOf, rowsOf } from "../database/row-arrays";
import { drift } from "../database/tables";
import { type Drift, driftIn } from "../domain/drift";
import type { Image } from "../domain/image";

/** Kinds that are kept: a cloud that names each field anew must not fill the store. */
const MOST_KINDS = 2_000;
/** New kinds of one page of a listing. */
const MOST_AT_ONCE = 100;

/**
 * Remembers what the images that are being written hold that this version does not know: one statement for all of it,
 * and none where there is nothing. In the transaction that stores them, under `lockRevisions`.
 */
export async function recordDrift(
  transaction: Database,
  images: readonly Image[],
  at: string,
): Promise<void> {
  const statement = driftStatement(images.map((image) => ({ image, at })));
  if (statement) await transaction.execute(statement);
}

/** The same as a statement, for those who store more with it; null where there is nothing unknown. */
export function driftStatement(told: readonly { image: Image; at: string }[]): SQL | null {
  const found = driftIn(told.map(({ image }) => image)).slice(0, MOST_AT_ONCE);
  const at =
    told
      .map((one) => one.at)
      .toSorted()
      .at(-1) ?? "";
  if (found.length === 0) return null;
  const columns: ColumnOfRows[] = [
    [drift.dialect, found.map(({ dialect }) => dialect)],
    [drift.operation, found.map(({ operation }) => operation)],
    [drift.kind, found.map(({ kind }) => kind)],
    [drift.path, found.map(({ path }) => path)],
    [drift.word, found.map(({ word }) => word)],
    [drift.sample, found.map(({ sample }) => sample)],
    [drift.times, found.map(({ times }) => times)],
    [drift.firstSeenAt, found.map(() => at)],
    [drift.lastSeenAt, found.map(() => at)],
  ];
  return sql`
    insert into drift (${namesOf(columns)})
    select * from ${rowsOf(columns)} where (select count(*) from drift) + ${found.length} <= ${MOST_KINDS}
    on conflict (dialect, operation, kind, path, word) do update set
      last_seen_at = greatest(drift.last_seen_at, excluded.last_seen_at),
      times = drift.times + excluded.times`;
}

/** All kinds, those that nobody has taken note of first, then the newest. */
export async function readDrift(): Promise<Drift[]> {
  const db = await database();
  const rows = await db
    .select()
    .from(drift)
    .orderBy(sql`${drift.notedAt} is not null`, desc(drift.firstSeenAt), drift.dialect, drift.path)
    .limit(MOST_KINDS);
  return rows.map(({ notedAt, ...row }) => ({ ...row, fresh: notedAt === null }));
}

/** How many kinds nobody has taken note of. */
export async function countFreshDrift(): Promise<number> {
  const db = await database();
  const [row] = await db.select({ fresh: count() }).from(drift).where(isNull(drift.notedAt));
  return row?.fresh ?? 0;
}

/** Takes note of all kinds that were there at a moment: one that came since is still new. */
export async function noteDrift(upTo: string, now: Date): Promise<void> {
  const db = await database();
  await db
    .update(drift)
    .set({ notedAt: now.toISOString() })
    .where(and(isNull(drift.notedAt), sql`${drift.firstSeenAt} <= ${upTo}::timestamptz`));
}

/** Forgets kinds that were last seen before a moment. Returns how many. */
export async function forgetDrift(before: string): Promise<number> {
  const db = await database();
  const { rowCount } = await db.delete(drift).where(lt(drift.lastSeenAt, before));
  return rowCount ?? 0;
}
