import { sql } from "drizzle-orm";
import { database } from "../database";
import type { StoreSizes } from "../domain/store-report";

const MOST_TABLES = 8;

/** What the database holds, as large as it is on disk. */
export async function storeSizes(): Promise<StoreSizes> {
  const db = await database();
  const { rows } = await db.execute<{ name: string; bytes: string; rows: string }>(
    sql`select c.relname as name, pg_total_relation_size(c.oid) as bytes, c.reltuples::bigint as rows
          from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         order by 2 desc, 1`,
  );
  const whole = await db.execute<{ bytes: string }>(
    sql`select pg_database_size(current_database()) as bytes`,
  );
  const tables = rows.map(({ name, bytes, rows: counted }) => ({
    name,
    bytes: Number(bytes),
    // PostgreSQL writes -1 for a table that it has not looked at yet.
    rows: Number(counted) < 0 ? null : Number(counted),
  }));
  return {
    databaseBytes: Number(whole.rows[0]?.bytes ?? 0),
    answersBytes: tables.find(({ name }) => name === "answers")?.bytes ?? 0,
    tables: tables.slice(0, MOST_TABLES),
  };
}
