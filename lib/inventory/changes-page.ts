import { and, count, desc, eq, gt, gte, inArray, lt, lte, type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { changes, connections, images } from "../database/tables";
import { CHANGE_TOPICS, type ChangeKind } from "../domain/change";
import { type ChangesFilter, sinceMoment } from "../domain/changes-filter";
import {
  CHANGES_PAGE,
  type ChangeGroup,
  type ChangePlaces,
  type ChangeRow,
  type ChangeSource,
  type ChangesPage,
  SHOWN_ALIKE,
  UNFOLD_PAGE,
  type UnfoldedChanges,
} from "../domain/changes-page";
import { cloudOf, type DialectId } from "../domain/cloud";
import type { Ownership } from "../domain/image";
import type { Choice } from "../domain/image-filter";
import { isOneOf } from "./is-image";
import { keyOf } from "./search/entry";

/** Who asks, as far as the answer depends on it. */
export type ChangesReader = { now: Date; lastVisit: string | null };

/** Where a later page begins, and the state that the first one was read in. */
export type ChangesCursor = { before: number; asOf: number };

/** What the changes of one group have in common. */
type Alike = Pick<typeof changes.$inferSelect, keyof typeof ALIKE>;
type GroupRow = Alike & { count: number; first: number; last: number; newest: number[] };

type Connection = { id: string; name: string; dialect: DialectId; removed: boolean };

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
  const fits = and(gte(changes.at, since), lte(changes.id, asOf), ...conditions(filter, known));
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
      ...conditions(filter, known),
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
    ...conditions(filter, known),
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
  const fits = and(gte(changes.at, since), lte(changes.id, asOf), ...conditions(filter, known));
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

/** Accounts and regions that changes can be of, removed ones too. */
export async function readChangePlaces(): Promise<ChangePlaces> {
  const db = await database();
  const rows = await db
    .select({
      id: connections.id,
      name: connections.name,
      dialect: connections.dialect,
      regions: connections.regions,
      removedAt: connections.removedAt,
    })
    .from(connections)
    .orderBy(connections.name, connections.id);
  return {
    accounts: rows.map(({ id, name, dialect, removedAt }) => ({
      id,
      name,
      cloud: cloudOf(dialect),
      removed: removedAt !== null,
    })),
    regions: [...new Set(rows.flatMap(({ regions }) => regions))].sort(),
  };
}

async function newestChange(): Promise<number> {
  const db = await database();
  const [newest] = await db.select({ id: changes.id }).from(changes).orderBy(desc(changes.id)).limit(1);
  return newest?.id ?? 0;
}

async function readConnections(): Promise<Map<string, Connection>> {
  const db = await database();
  const rows = await db
    .select({
      id: connections.id,
      name: connections.name,
      dialect: connections.dialect,
      removed: sql<boolean>`${connections.removedAt} is not null`,
    })
    .from(connections);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows that are looked at first; each further step takes four times as many, for long groups of alike ones. */
const FIRST_STEP = 400;

/**
 * The groups of a page, the newest first, and one more where there are more. Walks the changes backwards until enough
 * groups are found, so that a long span costs no more than a short one; a group belongs to the page where its newest
 * change is.
 */
async function readGroups(fits: SQL | undefined, before: number | null): Promise<GroupRow[]> {
  const db = await database();
  const found = new Map<string, GroupRow>();
  const known = new Set<string>();
  for (let position = before, step = FIRST_STEP; ; step *= 4) {
    const rows = await db
      .select({ id: changes.id, ...ALIKE })
      .from(changes)
      .where(and(fits, position === null ? undefined : lt(changes.id, position)))
      .orderBy(desc(changes.id))
      .limit(step);
    const met = new Map<string, Alike>();
    for (const { id, ...alike } of rows) {
      const key = JSON.stringify(alike);
      if (!known.has(key)) met.set(key, alike);
      known.add(key);
      position = id;
      if (found.size + met.size > 2 * CHANGES_PAGE) break;
    }
    for (const group of await measure([...met.values()], fits)) {
      // One with a newer change was on an earlier page.
      if (before === null || group.last < before) found.set(JSON.stringify(group), group);
    }
    if (rows.length < step || found.size > CHANGES_PAGE) break;
  }
  return [...found.values()].sort((a, b) => b.last - a.last).slice(0, CHANGES_PAGE + 1);
}

/** How many fit of each of some groups, the first, the last, and the newest few. */
async function measure(groups: readonly Alike[], fits: SQL | undefined): Promise<GroupRow[]> {
  if (groups.length === 0) return [];
  const column = (name: keyof Alike) => sql`${sql.param(groups.map((group) => group[name]))}::text[]`;
  const alike = sql`${changes.batch} = g.batch and ${changes.kind} = g.kind and ${changes.topics} = g.topics
    and ${changes.ownership} is not distinct from g.ownership and ${fits}`;
  const db = await database();
  const { rows } = await db.execute<{
    position: string;
    count: string;
    first: string | null;
    last: string | null;
    newest: string[];
  }>(sql`
    select g.position, told.count, told.first, told.last, array(
      select ${changes.id} from ${changes} where ${alike} order by ${changes.id} desc limit ${SHOWN_ALIKE}
    ) as newest
    from unnest(${column("batch")}, ${column("kind")}, ${column("topics")}, ${column("ownership")})
      with ordinality as g(batch, kind, topics, ownership, position)
    cross join lateral (
      select count(*) as count, min(${changes.id}) as first, max(${changes.id}) as last from ${changes} where ${alike}
    ) as told`);
  return rows.flatMap(({ position, count, first, last, newest }) => {
    const group = groups[Number(position) - 1];
    // Retention may have forgotten it since.
    if (!group || first === null || last === null) return [];
    return [
      {
        ...group,
        count: Number(count),
        first: Number(first),
        last: Number(last),
        newest: newest.map(Number),
      },
    ];
  });
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

const ALIKE = {
  batch: changes.batch,
  kind: changes.kind,
  topics: changes.topics,
  ownership: changes.ownership,
};

/** The columns of a change that is told. */
const ROW = {
  id: changes.id,
  at: changes.at,
  connectionId: changes.connectionId,
  regionId: changes.regionId,
  imageId: changes.imageId,
  kind: changes.kind,
  fields: changes.fields,
  imageName: changes.imageName,
  ownership: changes.ownership,
};
type StoredRow = Pick<typeof changes.$inferSelect, keyof typeof ROW>;

/** Some changes by their ids. */
async function readRows(ids: readonly number[]): Promise<Map<number, ChangeRow>> {
  if (ids.length === 0) return new Map();
  const db = await database();
  const rows = await db
    .select(ROW)
    .from(changes)
    .where(inArray(changes.id, [...ids]));
  return new Map((await named(rows)).map((row) => [row.id, row]));
}

function isAlike({ batch, kind, topics, ownership }: Alike): SQL | undefined {
  return and(
    eq(changes.batch, batch),
    eq(changes.kind, kind),
    eq(changes.topics, topics),
    sql`${changes.ownership} is not distinct from ${ownership}`,
  );
}

/** Rows as they are told. Those of an older version hold no name: theirs is the one that the image has now. */
async function named(rows: readonly StoredRow[]): Promise<ChangeRow[]> {
  const nameless = rows.filter(({ ownership }) => ownership === null);
  const db = await database();
  const known =
    nameless.length === 0
      ? []
      : await db.select({ shown: images.shown }).from(images).where(isOneOf(nameless));
  const names = new Map(known.map(({ shown }) => [keyOf(shown.ref), shown.name]));
  return rows.map(({ id, kind, at, fields, imageName, connectionId, regionId, imageId }) => {
    const ref = { connectionId, regionId, imageId };
    return { id, ref, kind, at, fields, imageName: imageName ?? names.get(keyOf(ref)) ?? null };
  });
}

function toGroup(
  { batch, kind, topics, ownership, first, ...group }: GroupRow,
  rows: ChangeRow[],
  known: ReadonlyMap<string, Connection>,
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

/** A change goes with its connection's row, which outlives the connection. */
function placeOf(connectionId: string, known: ReadonlyMap<string, Connection>) {
  const connection = known.get(connectionId);
  return connection ? { connectionName: connection.name, dialect: connection.dialect } : null;
}

/** The conditions of a filter. Clouds are asked for by their connections, which are few. */
function conditions(
  { q, facets }: ChangesFilter,
  known: ReadonlyMap<string, Connection>,
): (SQL | undefined)[] {
  const ofClouds = (clouds: readonly string[]) =>
    [...known.values()].filter(({ dialect }) => clouds.includes(cloudOf(dialect))).map(({ id }) => id);
  return [
    chosen(changes.kind, facets.kind),
    chosen(sql`coalesce(${changes.ownership}, 'unknown')`, facets.ownership),
    chosen(changes.connectionId, facets.account),
    chosen(changes.regionId, facets.region),
    chosen(changes.connectionId, {
      include: facets.cloud.include.length > 0 ? ["", ...ofClouds(facets.cloud.include)] : [],
      exclude: ofClouds(facets.cloud.exclude),
    }),
    ...about(facets.field),
    ...q.split(/\s+/u).filter(Boolean).map(tells),
  ];
}

function chosen(
  column: typeof changes.connectionId | typeof changes.regionId | typeof changes.kind | SQL,
  choice: Choice,
) {
  const { include, exclude } = choice;
  const isIn = (values: string[]) => sql`${column} = any(${sql.param(values)}::text[])`;
  return and(
    include.length > 0 ? isIn(include) : undefined,
    exclude.length > 0 ? sql`not (${isIn(exclude)})` : undefined,
  );
}

/** A change may be about several fields: one of the included ones and none of the excluded. */
function about({ include, exclude }: Choice): SQL[] {
  const words = sql`string_to_array(${changes.topics}, ',')`;
  return [
    ...(include.length > 0 ? [sql`${words} && ${sql.param(include)}::text[]`] : []),
    ...(exclude.length > 0 ? [sql`not (${words} && ${sql.param(exclude)}::text[])`] : []),
  ];
}

/** Whether a word is in the image's name or id, or in what changed. Names and values are kept as JSON. */
function tells(word: string): SQL {
  const asJson = `%${escapedLike(JSON.stringify(word).slice(1, -1))}%`;
  const plain = `%${escapedLike(word)}%`;
  return sql`(${changes.imageId} ilike ${plain} or ${changes.imageName} ilike ${asJson} or ${changes.fields} ilike ${asJson})`;
}

function escapedLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
