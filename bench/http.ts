import "./quiet";

import { mkdirSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { startDatabase, stopDatabase } from "../lib/database";
import { openPostgres } from "../lib/postgres";
import { buildIfOutdated, ROOT } from "../scripts/build";
import { benchOptions, percentile, printFigures } from "./figures";
import { fillDatabase } from "./fill";
import { type RunningApp, startApp } from "./running-app";

/**
 * `GET /api/images` of the built app over a database of generated images: one client alone, then sixteen at once, and
 * the same sixteen at a route that does nothing.
 */

const CLIENTS = 16;
const SPAN_MS = 5_000;
const TURNS = 40;
/** As many as the list asks for at once. */
const WINDOW_ROWS = 50;
const PORT = Number(process.env.PORT ?? 3900);

/** What the list asks for while somebody works with it. `turn` makes an address that was not asked for before. */
const ADDRESSES: ((turn: number) => string)[] = [
  (turn) => `tag=-turn%3D${turn}`,
  (turn) => `ownership=private&tag=-turn%3D${turn}`,
  (turn) => `cloud=tencent-cvm%2Cjdcloud-vm&os=centos%2Cubuntu&status=-failed&q=golden&tag=-turn%3D${turn}`,
  (turn) => `q=gateway+64bit&sort=name&tag=-turn%3D${turn}`,
  (turn) => `q=nothing-is-called-so&tag=-turn%3D${turn}`,
];

async function main() {
  const { images, json } = benchOptions();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await buildIfOutdated(say);
  const dataDir = path.join(ROOT, ".data/bench");
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true });
  say(`filling a database with ${images} images …`);
  await fill(dataDir, images);
  say("starting the app …");
  const app = await startApp({ dataDir, port: PORT });
  try {
    const alone = await askAlone(app);
    const perSecond = await throughput(app, (turn) => listAddress(turn + 100_000));
    const emptyPerSecond = await throughput(app, () => "/api/health");
    printFigures(
      { images, p50Ms: percentile(alone, 0.5), p95Ms: percentile(alone, 0.95), perSecond, emptyPerSecond },
      {
        json,
        notes: [`  fastest ${Math.min(...alone).toFixed(1)} ms, load average ${loadavg()[0]?.toFixed(1)}`],
      },
    );
  } finally {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function fill(dataDir: string, images: number): Promise<void> {
  const server = await openPostgres({ dataDir, databaseUrl: null, durability: "none" });
  try {
    await startDatabase(server.connection);
    await fillDatabase(images);
  } finally {
    await stopDatabase();
    await server.stop();
  }
}

async function askAlone(app: RunningApp): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS * ADDRESSES.length; turn += 1) {
    const begun = performance.now();
    await ask(app, listAddress(turn));
    // The first round wakes up code and caches.
    if (turn >= ADDRESSES.length * 2) times.push(performance.now() - begun);
  }
  return times;
}

async function throughput(app: RunningApp, addressOf: (turn: number) => string): Promise<number> {
  const until = performance.now() + SPAN_MS;
  let answered = 0;
  let turn = 0;
  const client = async () => {
    while (performance.now() < until) {
      turn += 1;
      await ask(app, addressOf(turn));
      answered += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return (answered * 1000) / (performance.now() - begun);
}

function listAddress(turn: number): string {
  const address = ADDRESSES[turn % ADDRESSES.length];
  return `/api/images?${address?.(turn) ?? ""}&from=0&limit=${WINDOW_ROWS}`;
}

async function ask({ address, cookie }: RunningApp, target: string): Promise<void> {
  const response = await fetch(`${address}${target}`, { headers: { cookie } });
  if (!response.ok) throw new Error(`${target} was answered with ${response.status}`);
  await response.arrayBuffer();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
