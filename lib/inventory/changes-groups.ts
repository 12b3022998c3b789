import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { database } from "../database";
import { changes } from "../database/tables";
import { CHANGES_PAGE, SHOWN_ALIKE } from "../domain/changes-page";

/** What the changes of one group have in common. */
export type Alike = Pick<typeof changes.$inferSelect, keyof typeof ALIKE>;
/** A group: how many changes, the first, the last and the newest few of them. */
export type GroupRow = Alike & { count: number; first: number; last: number; newest: number[] };

/** Rows that are looked at first; each further step takes four times as many, for long groups of alike ones. */
const FIRST_STEP = 400;

/**
 * The groups of a page, the newest first, and one more where there are more. Walks the changes backwards until enough
 * groups are found, so that a long span costs no more than a short one; a group belongs to the page where its newest
 * change is.
 */
export async function readGroups(fits: SQL | undefined, before: number | null): Promise<GroupRow[]> {
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

const ALIKE = {
  batch: changes.batch,
  kind: changes.kind,
  topics: changes.topics,
  ownership: changes.ownership,
};

/** The condition of being in a group. */
export function isAlike({ batch, kind, topics, ownership }: Alike): SQL | undefined {
  return and(
    eq(changes.batch, batch),
    eq(changes.kind, kind),
    eq(changes.topics, topics),
    sql`${changes.ownership} is not distinct from ${ownership}`,
  );
}
