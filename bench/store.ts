import "./quiet";
import { rm } from "node:fs/promises";
import { loadavg } from "node:os";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { database, startDatabase, stopDatabase } from "../lib/database";
import { scopes } from "../lib/database/tables";
import type { Told } from "../lib/domain/answer";
import type { Image } from "../lib/domain/image";
import { readFilter } from "../lib/domain/image-filter";
import { listImages } from "../lib/inventory/list";
import { followImages, liveIndex } from "../lib/inventory/live-index";
import { IMAGES_CHANNEL } from "../lib/inventory/revision";
import { writePage } from "../lib/inventory/write-page";
import { openPostgres } from "../lib/postgres";
import { POLICY } from "../lib/providers/policy";
import { benchOptions, percentile, printFigures } from "./figures";
import { benchImages, changedImage } from "./images";
import { ACCOUNTS } from "./inventory-words";
import { plantAccounts } from "./plant-accounts";
import { random } from "./random";
import { scratchFolder } from "./scratch-folder";

/**
 * How many images a second the store takes, page by page as passes bring them, with the raw text behind each and a change
 * for each that differs; and how long the list takes meanwhile beside what it takes at rest.
 */

/** What two of the four clouds tell at once; one tells 50, one 1,000. */
const PAGE = 100;
const ANSWERS = 60;

const { images: count, json } = benchOptions();
const folder = await scratchFolder();
const { DATABASE_URL } = process.env;
const server = await openPostgres({ dataDir: folder, databaseUrl: DATABASE_URL || null, durability: "full" });
try {
  const opened = await startDatabase(server.connection);
  await opened.listen(IMAGES_CHANNEL, followImages());
  await plantSources();
  const all = [...benchImages(count)];
  const listed = toldBySource(all);
  const firstMs = await writeAll(listed);
  await liveIndex().catchUp();
  const rest = await askList();
  const dice = random(2);
  const changed = toldBySource(all.map((image) => changedImage(image, dice)));
  const blocks = monitorEventLoopDelay({ resolution: 1 });
  blocks.enable();
  let writing = true;
  const writes = writeAll(changed).finally(() => {
    writing = false;
  });
  const busy = await askList(() => writing);
  const changedMs = await writes;
  blocks.disable();
  printFigures(
    {
      engine: Number(await engineVersion()),
      imagesPerSecond: (2 * count * 1_000) / (firstMs + changedMs),
      restP95Ms: percentile(rest, 0.95),
      busyP95Ms: percentile(busy, 0.95),
    },
    {
      json,
      notes: [
        `  new images: ${Math.round((count * 1_000) / firstMs)} a second; changed ones: ${Math.round((count * 1_000) / changedMs)}`,
        `  while images are stored, the process holds others for ${milliseconds(blocks.percentile(99))} ms (p99), ${milliseconds(blocks.max)} ms (at most)`,
        `  load average ${loadavg()[0]?.toFixed(1)}`,
      ],
    },
  );
} finally {
  await stopDatabase();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function plantSources(): Promise<void> {
  const db = await database();
  await plantAccounts();
  const completeAt = new Date().toISOString();
  await db
    .insert(scopes)
    .values(
      ACCOUNTS.flatMap(({ id, regions }) =>
        regions.map((regionId) => ({ connectionId: id, regionId, group: "all" as const, completeAt })),
      ),
    );
}

/** Images as clouds tell them, by source. Made before the time is taken: in a pass the text is there. */
function toldBySource(all: readonly Image[]): Told<Image>[][] {
  const bySource = new Map<string, Told<Image>[]>();
  for (const image of all) {
    const name = `${image.ref.connectionId}\n${image.ref.regionId}`;
    const own = bySource.get(name) ?? [];
    own.push(told(image));
    bySource.set(name, own);
  }
  return [...bySource.values()];
}

/** Writes the pages of each source one after the other, as a pass does, as many sources at once as a process walks. */
async function writeAll(sources: readonly Told<Image>[][]): Promise<number> {
  const waiting = sources.toSorted((a, b) => a.length - b.length);
  const begun = performance.now();
  const work = async () => {
    for (let source = waiting.pop(); source; source = waiting.pop()) await writeSource(source);
  };
  await Promise.all(Array.from({ length: POLICY.process.scopesAtOnce }, work));
  return performance.now() - begun;
}

async function writeSource(own: readonly Told<Image>[]): Promise<void> {
  for (let start = 0; start < own.length; start += PAGE) {
    const items = own.slice(start, start + PAGE);
    const [first] = items;
    if (!first) return;
    const { connectionId, regionId } = first.value.ref;
    const at = new Date().toISOString();
    await writePage({ scope: { connectionId, regionId, group: "all" }, items, at });
  }
}

/** An image with the text of its answer, of about a kilobyte. */
function told(image: Image): Told<Image> {
  const { ref, name, description, status, createdAt, tags } = image;
  const text = JSON.stringify({
    ...ref,
    name,
    description,
    status,
    createdAt,
    tags,
    filler: "x".repeat(600),
  });
  return {
    value: image,
    answers: [
      {
        kind: "list-item",
        operation: image.operation,
        requestId: "11111111-2222-4333-8444-555555555555",
        receivedAt: new Date().toISOString(),
        text,
      },
    ],
  };
}

/** Times of answers of the list with different filters, as people who browse ask for them. */
async function askList(more: () => boolean = () => false): Promise<number[]> {
  const times: number[] = [];
  for (let turn = 0; turn < ANSWERS || more(); turn += 1) {
    const address =
      ["", "ownership=private", `q=k8s-${turn % 7}`, "cloud=tencent-cvm&os=ubuntu"][turn % 4] ?? "";
    const begun = performance.now();
    await listImages(readFilter(new URLSearchParams(address)), { from: 0, limit: 100 });
    times.push(performance.now() - begun);
    // People look at an answer before they ask again.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return times;
}

function milliseconds(nanoseconds: number): string {
  return (nanoseconds / 1_000_000).toFixed(0);
}

async function engineVersion(): Promise<string> {
  const db = await database();
  const { rows } = await db.execute<{ server_version: string }>("show server_version");
  return rows[0]?.server_version.split(" ")[0] ?? "";
}
