import { expect, it, onTestFinished } from "vitest";
import { query, until } from "./fixtures/scratch";
import { testDatabase } from "./testing";

async function fresh(...options: Parameters<typeof testDatabase>) {
  const database = await testDatabase(...options);
  onTestFinished(() => database.drop());
  return database;
}

it("gives every test a database of its own", async () => {
  const [one, other] = await Promise.all([fresh(), fresh()]);
  await query(one.url, "create table mine as select 1 as n");
  await expect(query(other.url, "select n from mine")).rejects.toMatchObject({ code: "42P01" });
});

it("prepares once, copies ever after, and keeps what tests write out of the template", async () => {
  let times = 0;
  const prepare = async (url: string) => {
    times += 1;
    await query(url, "create table prepared as select 7 as n");
  };
  const databases = await Promise.all([fresh(prepare), fresh(prepare), fresh(prepare)]);
  for (const { url } of databases) await query(url, "update prepared set n = n + 1");
  const late = await fresh(prepare);
  expect(await query(late.url, "select n from prepared")).toEqual([{ n: 7 }]);
  expect(times).toBe(1);
});

it("tells preparations apart by their key", async () => {
  const table = (name: string) => (url: string) =>
    query(url, `create table ${name} as select 1 as n`).then(() => {});
  const one = await fresh(table("first"), "first");
  const other = await fresh(table("second"), "second");
  expect(await query(one.url, "select n from first")).toEqual([{ n: 1 }]);
  expect(await query(other.url, "select n from second")).toEqual([{ n: 1 }]);
});

it("prepares again after a preparation that failed", async () => {
  const key = "fails at first";
  await expect(testDatabase(() => Promise.reject(new Error("no migrations")), key)).rejects.toThrow(
    "no migrations",
  );
  const database = await fresh(
    (url) => query(url, "create table prepared as select 7 as n").then(() => {}),
    key,
  );
  expect(await query(database.url, "select n from prepared")).toEqual([{ n: 7 }]);
});

it("drops a database that is still in use", async () => {
  const database = await testDatabase();
  const waiting = query(database.url, "select pg_sleep(60)").catch((error) => error.code);
  const sleeping =
    "select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
  await until(async () => (await query(database.url, sleeping)).length === 1);
  await database.drop();
  expect(await waiting).toBe("57P01");
  await expect(query(database.url, "select 1")).rejects.toMatchObject({ code: "3D000" });
});
