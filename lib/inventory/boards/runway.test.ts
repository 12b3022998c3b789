import fc from "fast-check";
import { expect, it } from "vitest";
import { quarterEnd } from "../../domain/boards/runway";
import { RUNWAY_WHOSE, runwayFilter } from "../../domain/boards/runway-address";
import { releaseValue } from "../../domain/facet-value";
import { lifecycleOf } from "../../lifecycle";
import { keyOf, toEntry } from "../search/entry";
import { createImageIndex } from "../search/image-index";
import { anyContext, anyImage } from "../search/testing/arbitrary-image";
import { runwayOf } from "./runway";

const anyInventory = fc.uniqueArray(anyImage, { selector: ({ ref }) => keyOf(ref), maxLength: 40 });
const OWNERSHIPS = { all: null, mine: ["private", "shared"], own: ["private"] };

it("counts like a plain walk over an array, by date, and every row opens a list of as many", async () => {
  await fc.assert(
    fc.asyncProperty(
      anyInventory,
      fc.constantFrom(...RUNWAY_WHOSE),
      anyContext,
      async (images, whose, context) => {
        const index = createImageIndex();
        for (const image of images) index.put(toEntry(image));
        const { rows, total } = await runwayOf(index, {
          whose,
          present: { ...context, sources: [] },
          revision: 1,
        });
        const { today, endingDays } = context;
        const mine = images.filter(({ ownership }) => OWNERSHIPS[whose]?.includes(ownership.value) ?? true);
        expect(total).toBe(mine.length);
        expect(rows.reduce((sum, row) => sum + row.images, 0)).toBe(mine.length);
        for (const row of rows) {
          const there = mine.filter((image) => {
            const { state } = lifecycleOf(image.os, today, endingDays);
            const is = state === "ended" || state === "unknown" ? state : "running";
            return (
              (image.os.distribution ?? "unknown") === row.os &&
              releaseValue(image.os) === row.release &&
              is === row.state
            );
          });
          expect(row.images).toBe(there.length);
          expect(row.own).toBe(there.filter(({ ownership }) => ownership.value === "private").length);
          const ends = there.flatMap((image) => lifecycleOf(image.os, today, endingDays).endsOn ?? []).sort();
          expect(row.endsOn).toBe(ends[0] ?? null);
          const found = await index.findKeys(runwayFilter(row, whose), context, { from: 0, limit: 0 });
          expect(found.total).toBe(row.images);
          if (row.bucket === "quarter" || row.bucket === "next" || row.bucket === "later") {
            const end = row.endsOn ?? "";
            expect(end > today).toBe(true);
            expect(row.bucket).toBe(
              end <= quarterEnd(today) ? "quarter" : end <= quarterEnd(today, 1) ? "next" : "later",
            );
          }
        }
      },
    ),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

it.each([
  ["2026-11-21", 0, "2026-12-31"],
  ["2026-11-21", 1, "2027-03-31"],
  ["2026-01-01", 0, "2026-03-31"],
  ["2026-06-30", 0, "2026-06-30"],
  ["2024-12-31", 1, "2025-03-31"],
])("knows that the quarter of %s, %i later, ends on %s", (day, later, end) => {
  expect(quarterEnd(day, later)).toBe(end);
});
