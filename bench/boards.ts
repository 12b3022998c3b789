import "./quiet";
import { loadavg } from "node:os";
import { STANDINGS } from "../lib/domain/boards/headroom";
import { MATRIX_BY } from "../lib/domain/boards/matrix";
import { MATRIX_WHOSE } from "../lib/domain/boards/matrix-address";
import { OLD_DAYS, STUCK_DAYS } from "../lib/domain/boards/tidy";
import { CLOUDS } from "../lib/domain/cloud";
import { headroomOf } from "../lib/inventory/boards/headroom";
import { matrixOf } from "../lib/inventory/boards/matrix";
import { runwayOf } from "../lib/inventory/boards/runway";
import { tidyOf } from "../lib/inventory/boards/tidy";
import { sourceKeyOf, toEntry } from "../lib/inventory/search/entry";
import { createImageIndex } from "../lib/inventory/search/image-index";
import { timesOfChanges } from "./changes-span";
import { benchOptions, percentile, printFigures } from "./figures";
import { benchImages } from "./images";
import { ACCOUNTS } from "./inventory-words";

/**
 * What the boards cost in this process: the index's part of each, without the rows that PostgreSQL tells; and the first
 * page of the changes, which PostgreSQL alone answers.
 */

const PRESENT = {
  today: "2026-11-21",
  endingDays: 90,
  alertPercent: 80,
  freshSources: new Set(
    ACCOUNTS.flatMap(({ id, regions }) =>
      regions.map((regionId) => sourceKeyOf({ connectionId: id, regionId })),
    ),
  ),
  accountNames: new Map(ACCOUNTS.map(({ id, name }) => [id, name])),
  sources: [],
};

const TURNS = 24;
const { images, json } = benchOptions();
const index = createImageIndex();
for (const image of benchImages(images)) index.put(toEntry(image));
await index.settle();

const of = <T>(values: readonly [T, ...T[]], turn: number): T => values[turn % values.length] ?? values[0];

/** The same question in all its forms, one after the other. */
const BOARDS: Record<string, (turn: number) => Promise<unknown>> = {
  matrixP95Ms: (turn) =>
    matrixOf(index, {
      asked: { whose: of(MATRIX_WHOSE, turn), by: of(MATRIX_BY, turn >> 2) },
      present: PRESENT,
      revision: 1,
    }),
  headroomP95Ms: (turn) =>
    headroomOf(index, {
      asked: {
        cloud: turn % 3 === 0 ? null : of(CLOUDS, turn),
        standing: turn % 2 === 0 ? null : of(STANDINGS, turn),
        page: 1 + (turn % 4),
      },
      present: PRESENT,
    }),
  runwayP95Ms: (turn) =>
    runwayOf(index, { whose: turn % 3 === 0 ? "mine" : "all", present: PRESENT, revision: 1 }),
  tidyP95Ms: (turn) =>
    tidyOf(index, {
      asked: { stuckDays: of(STUCK_DAYS, turn), oldDays: of(OLD_DAYS, turn) },
      present: PRESENT,
    }),
};

const figures: Record<string, number> = { images };
const notes: string[] = [];
for (const [key, ask] of Object.entries(BOARDS)) {
  const times: number[] = [];
  for (let turn = -3; turn < TURNS; turn += 1) {
    // Beginning in a turn of its own, as a request does.
    await new Promise(setImmediate);
    const begun = performance.now();
    await ask(turn + 3);
    if (turn >= 0) times.push(performance.now() - begun);
  }
  figures[key] = percentile(times, 0.95);
  notes.push(
    `  ${key}: p50 ${percentile(times, 0.5).toFixed(1)} ms, fastest ${Math.min(...times).toFixed(1)} ms`,
  );
}
const changes = await timesOfChanges();
figures.changesP95Ms = percentile(changes, 0.95);
notes.push(`  changesP95Ms: p50 ${percentile(changes, 0.5).toFixed(1)} ms`);
printFigures(figures, { json, notes: [...notes, `  load average ${loadavg()[0]?.toFixed(1)}`] });
