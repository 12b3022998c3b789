import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";

/** Any number; it only has to be ours. Several instances start at once, and one of them migrates. */
export const MIGRATION_LOCK = 727_001;

/** The database cannot be used: it is not there, or it could not be brought up to date. The cause says why. */
export class MigrationError extends Error {
  override name = "MigrationError";
}

/** Brings the tables up to date, one instance at a time. Migrations only add, so an older instance goes on working. */
export async function migrateDatabase(pool: pg.Pool): Promise<void> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new MigrationError("The database cannot be reached.", { cause });
  });
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    try {
      await migrate(drizzle(client), {
        migrationsFolder: path.join(/*turbopackIgnore: true*/ process.cwd(), "lib/database/migrations"),
      });
    } finally {
      await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    }
  } catch (cause) {
    throw new MigrationError("The database could not be brought up to date.", { cause });
  } finally {
    client.release();
  }
}
