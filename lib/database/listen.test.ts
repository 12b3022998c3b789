import pg from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../postgres/testing";
import { listen } from "./listen";

let made: TestDatabase;
let other: pg.Client;
beforeAll(async () => {
  made = await testDatabase();
  other = new pg.Client({ connectionString: made.url });
  await other.connect();
});
afterAll(async () => {
  await other.end();
  await made.drop();
});

const END_LISTENERS = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name = 'nephoscope listener'`;

it("hears again after its connection was cut, and counts what it may have missed as a notice", async () => {
  const heard = vi.fn();
  const stop = await listen({ connectionString: made.url }, "changes", heard);
  await other.query("notify changes");
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(1));
  await other.query(END_LISTENERS);
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(2), { timeout: 5_000 });
  await other.query("notify changes");
  await vi.waitFor(() => expect(heard).toHaveBeenCalledTimes(3));
  await stop();
});

it("stops while it is cut off, and leaves no connection behind", async () => {
  const stop = await listen({ connectionString: made.url }, "changes", () => {});
  await other.query(END_LISTENERS);
  await stop();
  const { rows } = await other.query(END_LISTENERS);
  expect(rows).toEqual([]);
});
