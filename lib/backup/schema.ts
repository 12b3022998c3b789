import path from "node:path";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type pg from "pg";
import { BackupError } from "./errors";

export type Migration = { sql: string[]; hash: string; madeMs: number };

/** What our migrations make in a database. */
export type OurObjects = { tables: string[]; sequences: string[]; functions: string[] };

/** The migrations of this release, the oldest first. */
export function ourMigrations(): Migration[] {
  const migrationsFolder = path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/database/migrations");
  return readMigrationFiles({ migrationsFolder }).map(({ sql, hash, folderMillis }) => ({
    sql,
    hash,
    madeMs: folderMillis,
  }));
}

export function objectsOf(migrations: readonly Migration[]): OurObjects {
  const text = migrations.flatMap(({ sql }) => sql).join("\n");
  const named = (kind: string) =>
    [
      ...text.matchAll(
        new RegExp(`create (?:or replace )?${kind} (?:if not exists )?(?:"public"\\.)?"(\\w+)"`, "gi"),
      ),
    ].map((match) => match[1] ?? "");
  return {
    tables: unique(named("table")),
    sequences: unique(named("sequence")),
    functions: unique(named("function")),
  };
}

/** Migrations that a database has had: how many, and the hash of the last. Null: it is none of ours. */
export async function levelOf(client: pg.Client): Promise<{ count: number; last: string } | null> {
  const there = await client.query("select where to_regclass('drizzle.__drizzle_migrations') is not null");
  if (there.rowCount === 0) return null;
  const { rows } = await client.query<{ hash: string }>(
    "select hash from drizzle.__drizzle_migrations order by created_at, id",
  );
  const last = rows.at(-1);
  return last ? { count: rows.length, last: last.hash } : null;
}

/** How many of our migrations a level has. Throws `BackupError` for one that is none of them. */
export function migrationsUpTo(
  level: { last: string },
  migrations: readonly Migration[],
  what: string,
): number {
  const place = migrations.findIndex(({ hash }) => hash === level.last);
  if (place !== -1) return place + 1;
  throw new BackupError(
    "newer",
    `${what} a newer release of Nephoscope, which this one cannot read. Use that release, or a newer one.`,
  );
}

/** Our tables in a database, those that others refer to first; with their columns, in order. */
export async function tablesIn(
  client: pg.Client,
  names: readonly string[],
): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name,
            array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      group by c.relname order by c.relname`,
    [names],
  );
  const references = await client.query<{ from: string; to: string }>(
    `select distinct f.relname as "from", t.relname as "to"
       from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and f.oid <> t.oid`,
  );
  return inOrder(rows, references.rows);
}

function inOrder<T extends { name: string }>(
  tables: readonly T[],
  references: readonly { from: string; to: string }[],
): T[] {
  const ordered: T[] = [];
  const waiting = [...tables];
  while (waiting.length > 0) {
    const names = new Set(waiting.map(({ name }) => name));
    const next = waiting.findIndex(
      ({ name }) => !references.some(({ from, to }) => from === name && names.has(to)),
    );
    // Tables that refer to one another in a circle could not be filled one by one.
    if (next === -1) throw new Error(`tables refer to one another in a circle: ${[...names].join(", ")}`);
    ordered.push(...waiting.splice(next, 1));
  }
  return ordered;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
