import "./quiet";
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { loadavg } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { plantVaultKey, saveConnection } from "../lib/connections";
import { database, startDatabase, stopDatabase } from "../lib/database";
import { passes, scopes } from "../lib/database/tables";
import { DIALECTS, type DialectId } from "../lib/domain/cloud";
import { followImages, liveIndex } from "../lib/inventory/live-index";
import { IMAGES_CHANNEL } from "../lib/inventory/revision";
import { makeDue } from "../lib/inventory/scopes";
import { openPostgres } from "../lib/postgres";
import { forgetProcessWide } from "../lib/process-wide";
import { CATALOG } from "../lib/providers/catalog";
import { POLICY } from "../lib/providers/policy";
import { keepHeapSmall } from "../lib/small-heap";
import { planScopes, startScheduler } from "../lib/sync/scheduler";
import { benchOptions, printFigures } from "./figures";
import { scratchFolder } from "./scratch-folder";

/**
 * First reads of four clouds with three accounts each, whose emulators take 100 ms for an answer: how long until every
 * listing was read, beside the shortest time that paging and the documented rates allow; then the same again.
 */

const DELAY_MS = 100;
/** Regions that grow, of all accounts: 3 × (3 of Baidu, 3 of JD Cloud, 8 of Tencent Cloud, 2 sites of ENS). */
const GROWING = 48;
/** What the emulators have before they grow. */
const SEEDED = 4_000;

keepHeapSmall();
const { images: wanted, json } = benchOptions();
const folder = await scratchFolder();
const clouds = startEmulators(Math.max(0, Math.ceil((wanted - SEEDED) / GROWING)));
const server = await openPostgres({ dataDir: folder, databaseUrl: null, durability: "full" });
try {
  const { endpoints, connections } = await clouds.ready;
  Object.assign(process.env, {
    NEPHOSCOPE_MODE: "demo",
    DATABASE_URL: "",
    NEPHOSCOPE_KEY: randomBytes(32).toString("base64"),
    NEPHOSCOPE_DEMO_ENDPOINTS: JSON.stringify(endpoints),
  });
  const opened = await startDatabase(server.connection);
  await plantVaultKey();
  await opened.listen(IMAGES_CHANNEL, followImages());
  await liveIndex().catchUp();
  for (const { dialect: name, ...connection } of connections) {
    const dialect = DIALECTS.find((known) => known === name);
    if (!dialect) throw new Error(`unknown dialect ${name}`);
    await saveConnection({ ...connection, dialect });
    await planScopes({ ...connection, dialect });
  }
  globalThis.gc?.();
  const memory = watchMemory();
  const first = await readAll();
  const rssGrowthMB = memory.stop();
  const second = await readAll();
  const criticalPathMs = await criticalPath(first.numbers);
  printFigures(
    {
      images: first.images,
      wallMs: first.wallMs,
      criticalPathMs,
      ratio: first.wallMs / criticalPathMs,
      rssGrowthMB,
      secondPassRowsWritten: second.written,
    },
    {
      json,
      notes: [
        `  second read of everything: ${Math.round(second.wallMs)} ms`,
        `  load average ${loadavg()[0]?.toFixed(1)}`,
      ],
    },
  );
} finally {
  await stopDatabase();
  await server.stop();
  clouds.process.stdin?.end();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

type Emulators = {
  endpoints: Record<string, string>;
  connections: {
    id: string;
    name: string;
    dialect: string;
    regions: string[];
    credentials: { keyId: string; secret: string; token: null };
  }[];
};

function startEmulators(more: number): { process: ChildProcess; ready: Promise<Emulators> } {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", path.join(import.meta.dirname, "sync-clouds.ts")],
    {
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, BENCH_MORE: String(more), BENCH_DELAY_MS: String(DELAY_MS) },
    },
  );
  const ready = new Promise<Emulators>((resolve, reject) => {
    createInterface(child.stdout).once("line", (line) => resolve(JSON.parse(line) as Emulators));
    child.once("exit", () => reject(new Error("the emulators ended")));
  });
  return { process: child, ready };
}

/** Reads every scope once; details are asked behind the passes and not waited for. */
async function readAll() {
  const db = await database();
  const earlier = new Set((await db.select({ id: passes.id }).from(passes)).map(({ id }) => id));
  const all = (await db.select().from(scopes)).length;
  const begun = performance.now();
  await makeDue(new Date().toISOString());
  // The end of the scheduler before closed the way out.
  for (const name of ["outside", "call-gates"]) forgetProcessWide(name);
  const scheduler = startScheduler();
  void scheduler.runDue();
  let ended: (typeof passes.$inferSelect)[] = [];
  while (ended.length < all) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const rows = await db.select().from(passes);
    ended = rows.filter(({ id, finishedAt }) => finishedAt !== null && !earlier.has(id));
  }
  const wallMs = performance.now() - begun;
  await scheduler.stop();
  const broken = ended.find(({ outcome }) => outcome !== "complete");
  if (broken) throw new Error(`a pass was not complete: ${JSON.stringify(broken)}`);
  const sum = (field: "images" | "written") => ended.reduce((total, row) => total + row[field], 0);
  return { wallMs, images: sum("images"), written: sum("written"), numbers: ended };
}

/**
 * The longest of: a listing's pages one after the other, and for what a cloud counts together the calls at its documented
 * rate less the burst of the first moment. ENS asks two operations for a page of public images.
 */
async function criticalPath(ended: (typeof passes.$inferSelect)[]): Promise<number> {
  let longest = 0;
  const calls = new Map<string, { calls: number; perSecond: number }>();
  for (const { connectionId, regionId, group, pages } of ended) {
    const dialect = connectionId.replace(/-\d$/, "") as DialectId; // Named so by `sync-clouds.ts`.
    const perPage = dialect === "alibaba-ens" && group === "public" ? 2 : 1;
    longest = Math.max(longest, pages * perPage * DELAY_MS);
    const { rates } = CATALOG[dialect];
    const name = rates.in === "region" ? `${connectionId} ${regionId}` : connectionId;
    const perSecond = rates.operations?.DescribeImages ?? rates.perSecond;
    const known = calls.get(name) ?? { calls: 0, perSecond };
    calls.set(name, { perSecond, calls: known.calls + pages * perPage });
  }
  for (const { calls: count, perSecond } of calls.values()) {
    longest = Math.max(longest, (count / perSecond) * 1_000 - POLICY.region.burstMs + DELAY_MS);
  }
  return longest;
}

/** Growth of this process's resident memory from now to its highest point, in megabytes. */
function watchMemory(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return (highest - before) / 1_000_000;
    },
  };
}
