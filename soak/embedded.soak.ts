import { mkdtempSync, rmSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningClouds, startClouds } from "../e2e/clouds/start";
import { ALL_IMAGES } from "../e2e/wire/instance-world";
import { type Instance, startInstance } from "../e2e/wire/instances";
import { plantVaultKey, saveConnection } from "../lib/connections";
import { startDatabase, stopDatabase } from "../lib/database";
import { DIALECTS } from "../lib/domain/cloud";
import { openPostgres } from "../lib/postgres";
import { readLockFile } from "../lib/postgres/lock-file";
import { forgetProcessWide } from "../lib/process-wide";
import { planScopes } from "../lib/sync/scheduler";
import { keyText } from "../lib/testing/vault-key";

const KILLS = Number(process.env.NEPHOSCOPE_SOAK_KILLS ?? 200);
const key = keyText();
const dataDir = mkdtempSync(path.join(tmpdir(), "nephoscope-soak-"));
let clouds: RunningClouds;

beforeAll(async () => {
  await chmod(dataDir, 0o711);
  clouds = await startClouds();
  process.env.NEPHOSCOPE_KEY = key;
  forgetProcessWide("key-ring");
  const server = await openPostgres({ dataDir, databaseUrl: null, durability: "full" });
  await startDatabase(server.connection);
  await plantVaultKey();
  for (const { dialect: name, ...connection } of clouds.connections) {
    const dialect = DIALECTS.find((known) => known === name);
    if (!dialect) throw new Error(`unknown dialect ${name}`);
    await saveConnection({ ...connection, dialect });
    await planScopes({ ...connection, dialect });
  }
  await stopDatabase();
  await server.stop();
}, 120_000);

afterAll(async () => {
  await clouds.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function start(): Promise<Instance> {
  return startInstance("e2e/wire/fixtures/instance.ts", {
    NEPHOSCOPE_MODE: "demo",
    NEPHOSCOPE_KEY: key,
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(clouds.endpoints),
    INSTANCE_DATA_DIR: dataDir,
  });
}

/** Looks into the database as its operator could; its server is adopted, or started. */
async function look<T>(use: (query: pg.Client["query"]) => Promise<T>): Promise<T> {
  const server = await openPostgres({ dataDir, databaseUrl: null, durability: "full" });
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return await use(client.query.bind(client));
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Kills the server itself, whose processes then have none to answer to. */
async function killServer(): Promise<void> {
  const lock = await readLockFile(path.join(dataDir, "postgres"));
  if (lock) process.kill(lock.pid, "SIGKILL");
}

it(
  `survives ${KILLS} kills with its embedded server, every other one of both`,
  async () => {
    for (let kills = 0; kills < KILLS; kills += 1) {
      const begun = new Date().toISOString();
      await look((query) => query("update scopes set due_at = $1", [begun]));
      const killed = await start();
      await pause(Math.random() * 1_500);
      const ends = [killed.end("SIGKILL")];
      if (kills % 2 === 1) await killServer();
      await Promise.all(ends);
      await look(async (query) => {
        const { rows } = await query(
          "select count(*)::int as all, count(distinct revision)::int as revisions, count(*) filter (where missing_passes > 0 or gone_at is not null)::int as missing from images",
        );
        const [{ all, revisions, missing }] = rows;
        // A page is stored whole with its revisions, or not at all; nothing is missing because a walk was cut.
        expect(revisions, `after kill ${kills}`).toBe(all);
        expect(missing, `after kill ${kills}`).toBe(0);
      });
      const next = await start();
      await look(async (query) => {
        // Why they were not read stands beside them, for whoever reads of a failure.
        const unread = `select connection_id, region_id, group_name, due_at, attempted_at, running_since, lease_until, failure
          from scopes where complete_at is null or complete_at < $1`;
        await expect
          .poll(async () => (await query(unread, [begun])).rows, { timeout: 60_000, interval: 100 })
          .toEqual([]);
        expect((await query("select count(*)::int as n from images")).rows[0].n).toBe(ALL_IMAGES);
      });
      expect(await next.end("SIGTERM")).toMatchObject({ code: 0 });
    }
  },
  60_000 + KILLS * 90_000,
);
