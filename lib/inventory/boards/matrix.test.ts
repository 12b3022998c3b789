import fc from "fast-check";
import { expect, it } from "vitest";
import { MATRIX_BY } from "../../domain/boards/matrix";
import { MATRIX_WHOSE, matrixFilter } from "../../domain/boards/matrix-address";
import { releaseValue } from "../../domain/facet-value";
import type { Image } from "../../domain/image";
import { emptyFilter } from "../../domain/image-filter";
import { readListAddress, writeListAddress } from "../../domain/list-address";
import { wordOf } from "../../domain/mapped";
import { keyOf, toEntry } from "../search/entry";
import { createImageIndex } from "../search/image-index";
import { anyContext, anyImage } from "../search/testing/arbitrary-image";
import { matrixOf } from "./matrix";

const anyInventory = fc.uniqueArray(anyImage, { selector: ({ ref }) => keyOf(ref), maxLength: 40 });
const OWNERSHIP = { all: null, own: "private", shared: "shared", public: "public" } as const;

const asked = fc.record({ whose: fc.constantFrom(...MATRIX_WHOSE), by: fc.constantFrom(...MATRIX_BY) });

async function readMatrix(
  images: readonly Image[],
  { whose, by, context }: { whose: keyof typeof OWNERSHIP; by: (typeof MATRIX_BY)[number]; context: object },
) {
  const index = createImageIndex();
  for (const image of images) index.put(toEntry(image));
  const present = { ...BLANK, ...context, sources: [] };
  return { index, present, matrix: await matrixOf(index, { asked: { whose, by }, present, revision: 1 }) };
}

const BLANK = {
  today: "2026-11-21",
  endingDays: 90,
  alertPercent: 80,
  freshSources: new Set<string>(),
  accountNames: new Map<string, string>(),
};

it("counts like a plain walk over an array, and every cell, row and family opens a list of as many", async () => {
  await fc.assert(
    fc.asyncProperty(anyInventory, asked, anyContext, async (images, { whose, by }, context) => {
      const { index, present, matrix } = await readMatrix(images, { whose, by, context });
      const mine = images.filter(
        ({ ownership }) => OWNERSHIP[whose] === null || ownership.value === OWNERSHIP[whose],
      );
      expect(matrix.total).toBe(mine.length);
      const opens = async (filter: ReturnType<typeof matrixFilter>) => {
        const address = writeListAddress({ filter, columns: [], selected: [], open: null });
        const { filter: read } = readListAddress(new URLSearchParams(address.toString()));
        return (await index.findKeys(read, present, { from: 0, limit: 0 })).total;
      };
      const plain = (
        row: { os: string; release: string | null },
        column?: { cloud: string; value: string },
      ) =>
        mine.filter(
          (image) =>
            (image.os.distribution ?? "unknown") === row.os &&
            (row.release === null || releaseValue(image.os) === row.release) &&
            (!column ||
              (image.cloud === column.cloud &&
                (by === "region" ? image.ref.regionId : wordOf(image.architecture)) === column.value)),
        );
      let counted = 0;
      for (const family of matrix.families) {
        expect(family.images).toBe(await opens(matrixFilter({ whose, by }, family)));
        for (const row of family.releases) {
          counted += row.images;
          expect(row.images).toBe(plain(row).length);
          for (const [place, column] of matrix.columns.entries()) {
            const there = plain(row, column);
            const cell = row.cells[place] ?? null;
            expect(cell?.images ?? 0).toBe(there.length);
            expect(cell?.images ?? 0).toBe(await opens(matrixFilter({ whose, by }, row, column)));
            const times = there.flatMap(({ createdAt }) => createdAt?.iso ?? []).sort();
            expect(cell?.newestAt ?? null).toBe(times.at(-1) ?? null);
          }
        }
      }
      expect(counted).toBe(mine.length);
    }),
    { numRuns: 40, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

it("has a column for every place that is read, and says which of them is out of date since when", async () => {
  const index = createImageIndex();
  const source = (regionId: string, change: object) => ({
    connectionId: "c-1",
    connectionName: "jd",
    cloud: "jdcloud-vm" as const,
    dialect: "jdcloud-vm" as const,
    regionId,
    condition: "current" as const,
    images: 0,
    readAt: "2026-11-21T06:12:00.000Z",
    reading: false,
    failingSince: null,
    failure: null,
    ...change,
  });
  const sources = [
    source("cn-north-1", {}),
    source("cn-east-2", { condition: "failing" }),
    source("cn-south-1", { condition: "failing", readAt: null }),
  ];
  const present = { ...BLANK, sources };
  const { columns } = await matrixOf(index, { asked: { whose: "all", by: "region" }, present, revision: 1 });
  expect(columns.map(({ value, oldSince }) => [value, oldSince])).toEqual([
    ["cn-east-2", "2026-11-21T06:12:00.000Z"],
    ["cn-north-1", null],
    ["cn-south-1", "never"],
  ]);
  expect((await index.findKeys(emptyFilter(), present, { from: 0, limit: 1 })).total).toBe(0);
});
