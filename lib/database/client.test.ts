import { sql } from "drizzle-orm";
import pg from "pg";
import { expect, it } from "vitest";
import { withDatabase } from "../testing/database";
import { database } from ".";

const its = withDatabase();

it("a connection that the server ends between two statements fails its transaction, not the process", async () => {
  const db = await database();
  const other = new pg.Client({ connectionString: its.url() });
  await other.connect();
  const work = db.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    await other.query("select pg_terminate_backend($1, 5000)", [rows[0]?.pid]);
    // Without a listener of the connection, its end is an uncaught error here.
    await new Promise(setImmediate);
    await transaction.execute(sql`select 1`);
  });
  await expect(work).rejects.toThrow();
  await other.end();
  expect((await db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

it("lets no transaction keep its locks while nothing happens in it", async () => {
  const { rows } = await (await database()).execute(sql`show idle_in_transaction_session_timeout`);
  expect(rows).toEqual([{ idle_in_transaction_session_timeout: "30s" }]);
});
