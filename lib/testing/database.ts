import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { startDatabase, stopDatabase } from "../database";
import { migrateDatabase } from "../database/migrate";
import { type TestDatabase, testDatabase } from "../postgres/testing";

async function migrated(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url });
  try {
    await migrateDatabase(pool);
  } finally {
    await pool.end();
  }
}

/**
 * Gives the tests of a file a migrated database of their own, opened as the process's database. Its address is for
 * those that start processes of their own.
 */
export function withDatabase(): { url(): string } {
  let made: TestDatabase | null = null;
  beforeAll(async () => {
    made = await testDatabase(migrated, "migrated");
    await startDatabase({ connectionString: made.url });
  });
  afterAll(async () => {
    await stopDatabase();
    await made?.drop();
  });
  return {
    url() {
      if (!made) throw new Error("the tests' database is not there yet");
      return made.url;
    },
  };
}
