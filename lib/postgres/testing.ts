import { createHash, randomUUID } from "node:crypto";
import { lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findNative } from "./binaries";
import { MAINTENANCE } from "./connection";
import { openPostgres, PostgresError, type PostgresServer } from "./index";
import { isAlive } from "./lock-file";

/** A database of a test's own. */
export type TestDatabase = { url: string; drop(): Promise<void> };

type Prepare = (url: string) => Promise<void>;

/** Names one run of the tests in the names of its databases; set for the workers by `vitest-server.ts`. */
export const RUN_VARIABLE = "NEPHOSCOPE_TEST_RUN";

const PREFIX = "nephoscope_test";

let server: Promise<PostgresServer> | null = null;

/**
 * A fresh database on the server that all tests share, or on that of NEPHOSCOPE_TEST_DATABASE_URL. Call `drop` when
 * done; what is left over goes at the end of the run.
 *
 * @param prepare brings an empty database into the state that the test wants, such as all migrations applied. It runs
 *   once per run, on a template that is then copied; it must close its connections.
 * @param key tells preparations apart; by default the text of `prepare`, which says nothing of what it closes over
 */
export async function testDatabase(
  prepare?: Prepare,
  key = prepare?.toString() ?? "",
): Promise<TestDatabase> {
  const admin = await adminUrl();
  const name = `${PREFIX}_${runId()}_${randomUUID().slice(0, 8)}`;
  await withClient(admin, async (client) => {
    const template = prepare ? await preparedTemplate({ client, admin, prepare, key }) : "template1";
    await client.query(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabase(admin, name),
    drop: () =>
      withClient(admin, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}

/**
 * The server of the tests, in a scratch folder of this checkout and this account. It is shared by workers and by runs
 * at the same time; the last one to leave stops it.
 */
export function testServer(): Promise<PostgresServer> {
  server ??= openTestServer();
  return server;
}

/** Removes this run's databases, and those of runs that were killed. */
export async function dropTestDatabases(what: "all" | "templates" = "all"): Promise<void> {
  await withClient(await adminUrl(), async (client) => {
    const { rows } = await client.query<{ datname: string }>("select datname from pg_database");
    for (const { datname } of rows) {
      const [, template, run, pid] =
        /^nephoscope_test(_template)?_((\d+)x[0-9a-f]{4})_[0-9a-f]{8}(?:_unfinished)?$/.exec(datname) ?? [];
      if (!run || !pid || (what === "templates" && !template)) continue;
      // On a server of one's own choice, another machine's process ids mean nothing here.
      const abandoned = !externalUrl() && !isAlive(Number(pid));
      if (run === runId() || abandoned) await client.query(`drop database if exists ${datname} with (force)`);
    }
  });
}

/** The server chosen by whoever runs the tests. */
export function externalUrl(): string | null {
  return process.env.NEPHOSCOPE_TEST_DATABASE_URL || null;
}

/** This run's name: the process that leads it, and a few digits in case that number comes again. */
export function runId(): string {
  process.env[RUN_VARIABLE] ||= `${process.pid}x${randomUUID().slice(0, 4)}`;
  return process.env[RUN_VARIABLE];
}

async function openTestServer(): Promise<PostgresServer> {
  const self = process.getuid?.() ?? 0;
  // Another release of PostgreSQL, another folder: no test ever waits for an upgrade.
  const hash = createHash("sha256")
    .update(`${process.cwd()}\n${findNative()}\n${self}`)
    .digest("hex")
    .slice(0, 12);
  const dataDir = join(tmpdir(), `nephoscope-test-${hash}`);
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  const found = await lstat(dataDir);
  if (!found.isDirectory() || found.uid !== self) {
    throw new PostgresError("start-failed", `${dataDir} was made by somebody else. Remove it.`);
  }
  return openPostgres({ dataDir, databaseUrl: null, durability: "none" });
}

async function adminUrl(): Promise<string> {
  return externalUrl() ?? withDatabase((await testServer()).url, MAINTENANCE);
}

async function preparedTemplate(options: {
  client: pg.Client;
  admin: string;
  prepare: Prepare;
  key: string;
}): Promise<string> {
  const { client, admin, prepare, key } = options;
  const hash = createHash("sha256").update(key).digest("hex").slice(0, 8);
  const name = `${PREFIX}_template_${runId()}_${hash}`;
  // The first worker prepares, the others wait; freed with the connection.
  await client.query("select pg_advisory_lock(hashtext($1))", [name]);
  const found = await client.query("select from pg_database where datname = $1", [name]);
  if (found.rowCount === 0) {
    // It gets its name only when it is ready, in case a worker is killed half-way.
    const unfinished = `${name}_unfinished`;
    await client.query(`drop database if exists ${unfinished} with (force)`);
    await client.query(`create database ${unfinished}`);
    await prepare(withDatabase(admin, unfinished));
    await client.query(`alter database ${unfinished} rename to ${name}`);
  }
  await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
  return name;
}

async function withClient(url: string, use: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
