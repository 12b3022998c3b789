import { loadavg } from "node:os";
import { emptyFilter, type ImageFilter, readFilter } from "../lib/domain/image-filter";
import type { SearchContext } from "../lib/inventory/search/context";
import { sourceKeyOf, toEntry } from "../lib/inventory/search/entry";
import { createImageIndex, type ImageIndex } from "../lib/inventory/search/image-index";
import { benchOptions, percentile, printFigures } from "./figures";
import { benchImages, changedImage } from "./images";
import { ACCOUNTS } from "./inventory-words";
import { random } from "./random";

/**
 * Answers of the search index in this process: rows' keys, total and the counts of all facets. Memory is that of the
 * process with the index less that before, garbage collected; the index's own folded texts are counted apart.
 */

const CONTEXT: SearchContext = {
  today: "2026-11-21",
  endingDays: 90,
  alertPercent: 80,
  freshSources: new Set(
    ACCOUNTS.flatMap(({ id, regions }) =>
      regions.map((regionId) => sourceKeyOf({ connectionId: id, regionId })),
    ),
  ),
  accountNames: new Map(ACCOUNTS.map(({ id, name }) => [id, name])),
};

/** Cases by name; each answer has a filter that was not asked before, so that none is remembered. */
const CASES: Record<string, (turn: number) => ImageFilter> = {
  "no filter": (turn) => filterOf("", turn),
  "one facet": (turn) => filterOf("ownership=private", turn),
  "three facets and text": (turn) =>
    filterOf("cloud=tencent-cvm,jdcloud-vm&os=centos,ubuntu&status=-failed&q=golden", turn),
  "text only": (turn) => filterOf(`q=${["k8s-node", "gateway 64bit", "jenkins"][turn % 3]}`, turn),
  "no match": (turn) => filterOf("q=nothing-is-called-so", turn),
};

const TURNS = 24;
const CHANGES = 10_000;

const { images, json } = benchOptions();
const before = memory();
const index = createImageIndex();
const { loadMs, textBytes } = await load(index);
const after = memory();
const { all, cpuTimes, byCase, longestBlockMs } = await ask(index);
const catchUpMs = await catchUp(index);

printFigures(
  {
    images,
    p50Ms: percentile(all, 0.5),
    p95Ms: percentile(all, 0.95),
    bytesPerImage: (after - before - textBytes) / images,
    textBytesPerImage: textBytes / images,
    loadMs,
    catchUpMs,
    longestBlockMs,
  },
  {
    json,
    notes: [
      ...Object.entries(byCase).map(
        ([name, times]) =>
          `  ${name}: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms, fastest ${Math.min(...times).toFixed(1)} ms`,
      ),
      `  processor time: p50 ${percentile(cpuTimes, 0.5).toFixed(1)} ms, p95 ${percentile(cpuTimes, 0.95).toFixed(1)} ms`,
      `  load average ${loadavg()[0]?.toFixed(1)}`,
    ],
  },
);

async function load(target: ImageIndex): Promise<{ loadMs: number; textBytes: number }> {
  let loadMs = 0;
  let textBytes = 0;
  for (const image of benchImages(images)) {
    const entry = toEntry(image);
    textBytes += bytesOf(entry.text);
    const begun = performance.now();
    target.put(entry);
    loadMs += performance.now() - begun;
  }
  const begun = performance.now();
  await target.settle();
  return { loadMs: loadMs + performance.now() - begun, textBytes };
}

async function ask(target: ImageIndex) {
  const byCase: Record<string, number[]> = {};
  const all: number[] = [];
  const cpuTimes: number[] = [];
  const watch = watchBlocks();
  for (let turn = -3; turn < TURNS; turn += 1) {
    for (const [name, filter] of Object.entries(CASES)) {
      // Beginning in a turn of its own, as a request does.
      await new Promise(setImmediate);
      const cpu = process.cpuUsage();
      const begun = performance.now();
      await target.find(filter(turn + 3), CONTEXT, { from: 0, limit: 100 });
      const took = performance.now() - begun;
      if (turn < 0) continue;
      const { user, system } = process.cpuUsage(cpu);
      cpuTimes.push((user + system) / 1000);
      all.push(took);
      byCase[name] = [...(byCase[name] ?? []), took];
    }
  }
  return { all, cpuTimes, byCase, longestBlockMs: watch.longest() };
}

/** Another order for each turn, and a size that excludes nothing: the same work, but not the same address. */
function filterOf(query: string, turn: number): ImageFilter {
  const filter = readFilter(new URLSearchParams(query));
  const key = (["created", "name", "os", "disks"] as const)[turn % 4] ?? "created";
  filter.facets.tag.exclude = [`turn=${turn}`];
  return { ...emptyFilter(), ...filter, sort: { key, descending: turn % 2 === 0 } };
}

/** Changed images as a pass brings them, until the next answer could be given. */
async function catchUp(target: ImageIndex): Promise<number> {
  const dice = random(7);
  const share = Math.min(1, CHANGES / images);
  const changed = [];
  for (const image of benchImages(images)) {
    if (changed.length < CHANGES && dice.chance(share * 1.2)) changed.push(changedImage(image, dice));
  }
  const begun = performance.now();
  for (const image of changed) target.put(toEntry(image));
  await target.settle();
  return performance.now() - begun;
}

/** How long the event loop was held at the longest. */
function watchBlocks() {
  let last = performance.now();
  let longest = 0;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!stopped) setImmediate(tick);
  };
  let stopped = false;
  setImmediate(tick);
  return {
    longest() {
      stopped = true;
      return longest;
    },
  };
}

function memory(): number {
  if (!globalThis.gc) throw new Error("run with --expose-gc");
  for (let turn = 0; turn < 3; turn += 1) globalThis.gc();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** A string in V8's heap: a head of 16 bytes, one or two bytes a letter, all in steps of 8; and its place in an array. */
function bytesOf(text: string): number {
  const width = /[\u0100-\uffff]/.test(text) ? 2 : 1;
  return 16 + Math.ceil((text.length * width) / 8) * 8 + 8;
}
