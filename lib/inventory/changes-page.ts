import { and, count, desc, eq, gt, gte, lt, lte, type SQL } from "drizzle-orm";
import { database } from "../database";
import { changes } from "../database/tables";
import { CHANGE_TOPICS, type ChangeKind } from "../domain/change";
import { type ChangesFilter, sinceMoment } from "../domain/changes-filter";
import {
  CHANGES_PAGE,
  type ChangeGroup,
  type ChangeRow,
  type ChangeSource,
  type ChangesPage,
  UNFOLD_PAGE,
  type UnfoldedChanges,
} from "../domain/changes-page";
import type { DialectId } from "../domain/cloud";
import type { Ownership } from "../domain/image";
import { conditionsOf } from "./changes-conditions";
import { type GroupRow, isAlike, readGroups } from "./changes-groups";
import { type ChangesConnection, placeOf, readConnections } from "./changes-places";
import { named, ROW, readRows, type StoredRow } from "./changes-rows";

/** Who asks, as far as the answer depends on it. */
export type ChangesReader = { now: Date; lastVisit: string | null };

/** Where a later page begins, and the state that the first one was read in. */
export type ChangesCursor = { before: number; asOf: number };

/**
 * A page of the changes, grouped. The first page of a span (`cursor` null, what people wait for when they open the
 * page) also counts all of the span by kind; it is what a benchmark should measure. No cloud is called.
 */
export async function readChangesPage(
  filter: ChangesFilter,
  reader: ChangesReader,
  cursor: ChangesCursor | null = null,
): Promise<ChangesPage> {
  const known = await readConnections();
  const asOf = cursor?.asOf ?? (await newestChange());
  const since = sinceMoment(filter.since, reader);
  const fits = and(gte(changes.at, since), lte(changes.id, asOf), ...conditionsOf(filter, known));
  const [found, counts] = await Promise.all([
    readGroups(fits, cursor?.before ?? null),
    cursor === null ? countKinds(fits) : null,
  ]);
  const shown = found.slice(0, CHANGES_PAGE);
  const rows = await readRows(shown.flatMap(({ newest }) => newest));
  return {
    groups: shown.flatMap((group) =>
      toGroup(
        group,
        group.newest.flatMap((id) => rows.get(id) ?? []),
        known,
      ),
    ),
    next: found.length > CHANGES_PAGE ? (shown.at(-1)?.last ?? null) : null,
    asOf,
    since,
    counts,
  };
}

/** How many changes that fit have come since a page was read. */
export async function countNewChanges(
  filter: ChangesFilter,
  reader: ChangesReader,
  asOf: number,
): Promise<number> {
  const known = await readConnections();
  const db = await database();
  return await db.$count(
    changes,
    and(
      gte(changes.at, sinceMoment(filter.since, reader)),
      gt(changes.id, asOf),
      ...conditionsOf(filter, known),
    ),
  );
}

/** The changes of one group before one that was read; null when there is no such group. */
export async function unfoldChanges(
  filter: ChangesFilter,
  reader: ChangesReader,
  { group, before, asOf }: ChangesCursor & { group: number },
): Promise<UnfoldedChanges | null> {
  const [known, db] = await Promise.all([readConnections(), database()]);
  const [first] = await db.select().from(changes).where(eq(changes.id, group));
  if (!first) return null;
  const fits = and(
    gte(changes.at, sinceMoment(filter.since, reader)),
    lte(changes.id, asOf),
    ...conditionsOf(filter, known),
  );
  const rows = await db
    .select(ROW)
    .from(changes)
    .where(and(fits, isAlike(first), lt(changes.id, before)))
    .orderBy(desc(changes.id))
    .limit(UNFOLD_PAGE + 1);
  const shown = rows.slice(0, UNFOLD_PAGE);
  return {
    rows: await named(shown),
    next: rows.length > UNFOLD_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** All changes that fit, newest first and as of now, in pages; and how many there are. */
export async function eachChange(
  filter: ChangesFilter,
  reader: ChangesReader,
  { pageRows }: { pageRows: number },
): Promise<{ total: number; since: string; asOf: number; pages: AsyncGenerator<PlacedChange[], void> }> {
  const known = await readConnections();
  const asOf = await newestChange();
  const since = sinceMoment(filter.since, reader);
  const fits = and(gte(changes.at, since), lte(changes.id, asOf), ...conditionsOf(filter, known));
  const db = await database();
  const total = await db.$count(changes, fits);
  async function* pages(): AsyncGenerator<PlacedChange[], void> {
    for (let before: number | null = null; ; ) {
      const rows: StoredRow[] = await db
        .select(ROW)
        .from(changes)
        .where(and(fits, before === null ? undefined : lt(changes.id, before)))
        .orderBy(desc(changes.id))
        .limit(pageRows);
      if (rows.length === 0) return;
      const told = await named(rows);
      yield told.flatMap((row, position): PlacedChange[] => {
        const place = placeOf(row.ref.connectionId, known);
        return place ? [{ ...row, ...place, ownership: rows[position]?.ownership ?? null }] : [];
      });
      before = rows.at(-1)?.id ?? null;
    }
  }
  return { total, since, asOf, pages: pages() };
}

/** A change with where it happened, for files. */
export type PlacedChange = ChangeRow & {
  connectionName: string;
  dialect: DialectId;
  ownership: Ownership | "unknown" | null;
};

async function newestChange(): Promise<number> {
  const db = await database();
  const [newest] = await db.select({ id: changes.id }).from(changes).orderBy(desc(changes.id)).limit(1);
  return newest?.id ?? 0;
}

/** How many changes fit, by kind. */
async function countKinds(fits: SQL | undefined): Promise<Partial<Record<ChangeKind, number>>> {
  const db = await database();
  const rows = await db
    .select({ kind: changes.kind, count: count() })
    .from(changes)
    .where(fits)
    .groupBy(changes.kind);
  return Object.fromEntries(rows.map(({ kind, count: found }) => [kind, found]));
}

function toGroup(
  { batch, kind, topics, ownership, first, ...group }: GroupRow,
  rows: ChangeRow[],
  known: ReadonlyMap<string, ChangesConnection>,
): ChangeGroup[] {
  const [newest] = rows;
  const place = newest && placeOf(newest.ref.connectionId, known);
  // Retention has forgotten it between the two reads.
  if (!newest || !place) return [];
  const { connectionId, regionId } = newest.ref;
  const words = topics.split(",");
  return [
    {
      id: first,
      kind,
      topics: CHANGE_TOPICS.filter((topic) => words.includes(topic)),
      source: sourceOf(batch, kind),
      connectionId,
      ...place,
      regionId,
      ownership,
      count: group.count,
      at: newest.at,
      rows,
    },
  ];
}

function sourceOf(batch: string, kind: ChangeKind): ChangeSource {
  if (kind === "dropped") return "drop";
  return batch.startsWith("look ") ? "look" : "pass";
}
