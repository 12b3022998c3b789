import "./quiet";

import { rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { buildIfOutdated, ROOT } from "../scripts/build";
import { benchOptions, percentile, printFigures } from "./figures";
import { fillFolder } from "./filled-folder";
import { ask, listQuestion, ROUND } from "./list-questions";
import { type RunningApp, startApp } from "./running-app";

/**
 * `GET /api/images` of the built app over a database of generated images: one client alone, then sixteen at once, and
 * the same sixteen at a route that does nothing.
 */

const CLIENTS = 16;
const SPAN_MS = 5_000;
const TURNS = 40;
const PORT = Number(process.env.PORT ?? 3900);

async function main() {
  const { images, json } = benchOptions();
  const say = (text: string) => process.stderr.write(`${text}\n`);
  await buildIfOutdated(say);
  const dataDir = path.join(ROOT, ".data/bench");
  say(`filling a database with ${images} images …`);
  await fillFolder(dataDir, images);
  say("starting the app …");
  const app = await startApp({ dataDir, port: PORT });
  try {
    const alone = await askAlone(app);
    const perSecond = await throughput(app, (turn) => listQuestion(turn + 100_000));
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

async function askAlone(app: RunningApp): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS * ROUND; turn += 1) {
    const begun = performance.now();
    await ask(app, listQuestion(turn));
    // The first round wakes up code and caches.
    if (turn >= ROUND * 2) times.push(performance.now() - begun);
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
