import { mkdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it, onTestFinished } from "vitest";
import {
  giveTo,
  isRoot,
  openServer,
  pidOf,
  query,
  scratch,
  startApplication,
  UNPRIVILEGED,
  until,
} from "./fixtures/scratch";
import { openPostgres } from "./index";
import { isAlive } from "./lock-file";

describe("a new data folder", () => {
  it("gets a durable server that answers on a private socket only", async () => {
    const dataDir = join(await scratch(), "data");
    const server = await openServer(dataDir, "full");
    expect(server).toMatchObject({ embedded: true, adopted: false });
    const [settings] = await query(
      server.url,
      `select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commits, current_setting('data_checksums') as checksums,
              current_setting('server_encoding') as encoding, current_database() as database, current_user as "user",
              (select datlocprovider::text || ' ' || datlocale from pg_database where datname = current_database()) as locale`,
    );
    expect(settings).toEqual({
      listen: "",
      fsync: "on",
      commits: "on",
      checksums: "on",
      encoding: "UTF8",
      database: "nephoscope",
      user: "nephoscope",
      locale: "b C.UTF-8",
    });
    // Under the locale C alone, PostgreSQL finds no letters in Chinese.
    await query(server.url, "create extension pg_trgm");
    expect(await query(server.url, "select cardinality(show_trgm('镜像')) as trigrams")).toEqual([
      { trigrams: 3 },
    ]);
    for (const folder of ["postgres", "postgres-socket"]) {
      const { mode, uid } = await stat(join(dataDir, folder));
      expect(mode & 0o777).toBe(0o700);
      expect(uid).toBe(isRoot ? UNPRIVILEGED.uid : process.getuid?.());
    }
    const pool = new pg.Pool(server.connection);
    expect((await pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
    await pool.end();
    await server.stop();
    await server.stop();
    await expect(query(server.url, "select 1")).rejects.toThrow();
  });

  it.each([
    ["longer than a socket's address", `${"long-".repeat(30)}/data`],
    ["with spaces, quotes and commas", `it's, "here"/Daten für 镜像`],
  ])("may have a path %s", async (_what, path) => {
    const dataDir = join(await scratch(), path);
    await mkdir(dataDir, { recursive: true });
    const server = await openServer(dataDir);
    expect(await query(server.url, "select 1 as one")).toEqual([{ one: 1 }]);
    const again = await openServer(dataDir);
    expect(again.adopted).toBe(true);
    const socketDir = new URL(server.url).searchParams.get("host");
    onTestFinished(() => rm(socketDir ?? "", { recursive: true, force: true }));
    await again.stop();
    await server.stop();
  });

  it("gets one server when several start at the same moment", async () => {
    const dataDir = await scratch();
    const [application, ...servers] = await Promise.all([
      startApplication(dataDir),
      openServer(dataDir),
      openServer(dataDir),
      openServer(dataDir),
    ]);
    expect([application, ...servers].filter(({ adopted }) => !adopted)).toHaveLength(1);
    await Promise.all([application.leave(), ...servers.map((server) => server.stop())]);
    expect(await pidOf(dataDir)).toBe(0);
    // Each makes a whole cluster, all at once.
  }, 60_000);

  it.skipIf(!isRoot)("works for an application that is not root", async () => {
    const dataDir = await scratch();
    await giveTo(UNPRIVILEGED, dataDir);
    const application = await startApplication(dataDir, { as: UNPRIVILEGED });
    expect(await query(application.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await application.leave();
    expect(await pidOf(dataDir)).toBe(0);
  });
});

describe("a server that is shared", () => {
  it("outlives a killed application and is adopted by the next", async () => {
    const dataDir = await scratch();
    const application = await startApplication(dataDir);
    await query(application.url, "create table kept as select 7 as n");
    const pid = await pidOf(dataDir);
    await application.kill();
    const server = await openServer(dataDir);
    expect(server.adopted).toBe(true);
    expect(await pidOf(dataDir)).toBe(pid);
    expect(await query(server.url, "select n from kept")).toEqual([{ n: 7 }]);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
  });

  it("is stopped by the last application that leaves, whoever started it", async () => {
    const dataDir = await scratch();
    const [first, second] = [await startApplication(dataDir), await openServer(dataDir)];
    const pid = await pidOf(dataDir);
    await first.leave();
    expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
    const third = await startApplication(dataDir);
    await second.stop();
    expect(await query(third.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await third.leave();
    expect(isAlive(pid)).toBe(false);
    expect(await pidOf(dataDir)).toBe(0);
  });

  it("is not kept by an application that was killed", async () => {
    const dataDir = await scratch();
    const [killed, survivor] = [await startApplication(dataDir), await openServer(dataDir)];
    const pid = await pidOf(dataDir);
    await killed.kill();
    const presences =
      "select count(*)::int as n from pg_stat_activity where application_name = 'nephoscope presence'";
    await until(async () => (await query(survivor.url, presences))[0]?.n === 1);
    await survivor.stop();
    expect(isAlive(pid)).toBe(false);
  });
});

describe("a killed server", () => {
  it("comes back under the application that uses it, with every committed row and no other", async () => {
    const dataDir = await scratch();
    const server = await openServer(dataDir, "full");
    await query(server.url, "create table kept (n int)");
    await query(server.url, "insert into kept select generate_series(1, 1000)");
    const halfway = new pg.Client(server.connection);
    halfway.on("error", () => {});
    await halfway.connect();
    await halfway.query("begin");
    await halfway.query("insert into kept values (1001)");
    const pid = await pidOf(dataDir);
    process.kill(pid, "SIGKILL");
    await until(async () => {
      const now = await pidOf(dataDir);
      return now !== pid && now !== 0 && (await answers(server.url));
    });
    expect(await query(server.url, "select count(*)::int as n, max(n) from kept")).toEqual([
      { n: 1000, max: 1000 },
    ]);
    await server.stop();
    expect(await pidOf(dataDir)).toBe(0);
  });

  it("is started again after its application was killed as well", async () => {
    const dataDir = await scratch();
    const application = await startApplication(dataDir, { durability: "full" });
    await query(application.url, "create table kept as select 7 as n");
    const pid = await pidOf(dataDir);
    await application.kill();
    process.kill(pid, "SIGKILL");
    const server = await openServer(dataDir);
    expect(server.adopted).toBe(false);
    expect(await query(server.url, "select n from kept")).toEqual([{ n: 7 }]);
    await server.stop();
  });
});

it("takes a DATABASE_URL as it is", async () => {
  const databaseUrl = "postgresql://me:fake@db.example:5432/nephoscope";
  const server = await openPostgres({ dataDir: "/nowhere", databaseUrl });
  expect(server).toMatchObject({ url: databaseUrl, embedded: false, adopted: false });
  expect(server.connection).toEqual({ connectionString: databaseUrl });
  await server.stop();
});

async function answers(url: string): Promise<boolean> {
  return query(url, "select 1").then(
    () => true,
    () => false,
  );
}
