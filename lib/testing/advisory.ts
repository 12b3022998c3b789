import { sql } from "drizzle-orm";
import { vi } from "vitest";
import { type Database, database } from "../database";
import { lockRevisions } from "../inventory/revision";

/** Runs `inside` while it holds the writers' lock and `other` waits for it; ends when both have. */
export async function whileWriterWaits<T>(
  other: () => Promise<T>,
  inside: (transaction: Database) => Promise<void>,
): Promise<T> {
  const db = await database();
  let waiting: Promise<T> | null = null;
  await db.transaction(async (transaction) => {
    await lockRevisions(transaction);
    waiting = other();
    // Awaited below; until then a rejection must not end the test run.
    waiting.catch(() => {});
    await vi.waitFor(async () => {
      const { rows } = await db.execute(sql`
        select from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`);
      if (rows.length === 0) throw new Error("nobody waits for the lock");
    });
    await inside(transaction);
  });
  if (!waiting) throw new Error("the other writer was not started");
  return await waiting;
}
