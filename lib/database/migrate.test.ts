import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { testDatabase } from "../postgres/testing";
import { migrateDatabase } from "./migrate";

/** Every n-th statement; `npm run test:soak` takes each. */
const STRIDE = Number(process.env.NEPHOSCOPE_SOAK_STRIDE ?? 9);

const ends: (() => Promise<unknown>)[] = [];
afterEach(endAll);

async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

async function emptyDatabase(): Promise<string> {
  const { url, drop } = await testDatabase();
  ends.push(drop);
  return url;
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  ends.push(() => pool.end());
  return pool;
}

/** Migrates and counts the statements; the connection is cut before the one with this number. */
async function migrateUntil(
  url: string,
  cutBefore: number,
): Promise<{ statements: number; failed: boolean }> {
  const pool = poolOf(url);
  let statements = 0;
  pool.on("connect", (client) => {
    client.on("error", () => {});
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    // The pool's clients belong to this test; the last statements of a cut connection reach nobody.
    client.query = ((...given: unknown[]) => {
      statements += 1;
      if (statements === cutBefore)
        (client as unknown as { connection: pg.Connection }).connection.stream.destroy();
      return query(...given);
    }) as typeof client.query;
  });
  const failed = await migrateDatabase(pool).then(
    () => false,
    () => true,
  );
  return { statements, failed };
}

async function shapeOf(url: string): Promise<unknown[]> {
  const { rows } = await poolOf(url).query(
    `select table_schema, table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_schema in ('public', 'drizzle') order by 1, 2, 3`,
  );
  return rows;
}

describe("a migration that is interrupted", () => {
  it("at any statement leaves a database that the next start brings up to date", async () => {
    const whole = await emptyDatabase();
    const { statements, failed } = await migrateUntil(whole, -1);
    expect(failed).toBe(false);
    const shape = await shapeOf(whole);
    expect(shape.length).toBeGreaterThan(100);
    for (let cut = 2; cut < statements; cut += STRIDE) {
      const url = await emptyDatabase();
      // The very last one only gives the lock back, which the end of a connection does too.
      expect((await migrateUntil(url, cut)).failed, `cut before statement ${cut}`).toBe(true);
      await migrateDatabase(poolOf(url));
      expect(await shapeOf(url), `cut before statement ${cut}`).toEqual(shape);
      // A server has so many places, and the soak suite cuts at every statement.
      await endAll();
    }
  }, 120_000);
});
