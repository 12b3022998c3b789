import fc from "fast-check";
import { expect, it } from "vitest";
import { fullnessOf, HEADROOM_ROWS, quotaStanding, STANDINGS } from "../../domain/boards/headroom";
import { standingFilter } from "../../domain/boards/headroom-address";
import { targetsOf } from "../../domain/boards/share-targets";
import { CLOUDS } from "../../domain/cloud";
import { keyOf, toEntry } from "../search/entry";
import { createImageIndex } from "../search/image-index";
import { anyContext, anyImage } from "../search/testing/arbitrary-image";
import { headroomOf } from "./headroom";

const anyInventory = fc.uniqueArray(anyImage, { selector: ({ ref }) => keyOf(ref), maxLength: 40 });
const anyAsked = fc.record({
  cloud: fc.constantFrom(null, ...CLOUDS),
  standing: fc.constantFrom(null, ...STANDINGS),
  page: fc.constantFrom(1, 2),
});

it("counts and orders own images like a plain walk over an array, and opens lists of as many", async () => {
  await fc.assert(
    fc.asyncProperty(anyInventory, anyAsked, anyContext, async (images, asked, context) => {
      const index = createImageIndex();
      for (const image of images) index.put(toEntry(image));
      const board = await headroomOf(index, { asked, present: context });
      const own = images.filter(
        ({ ownership, cloud }) =>
          ownership.value === "private" && (asked.cloud === null || asked.cloud === cloud),
      );
      const standings = own.map((image) => ({ image, ...fullnessOf(image, context.alertPercent) }));
      expect(board.total).toBe(own.length);
      for (const standing of STANDINGS) {
        const there = standings.filter((one) => one.standing === standing);
        expect(board.standings[standing]).toBe(there.length);
        const filter = standingFilter(asked.cloud, standing);
        if (filter === null) continue;
        const { total } = await index.findKeys(filter, context, { from: 0, limit: 0 });
        expect(total).toBe(there.length);
      }
      const dots = new Map(board.dots.map(({ percent, images: count }) => [percent, count]));
      for (let percent = 0; percent <= 100; percent += 1) {
        expect(dots.get(percent) ?? 0).toBe(standings.filter((one) => one.percent === percent).length);
      }
      const chosen = standings.filter(
        ({ standing }) => asked.standing === null || asked.standing === standing,
      );
      expect(board.chosen).toBe(chosen.length);
      const ranks = new Map(standings.map(({ image, rank }) => [keyOf(image.ref), rank]));
      const sorted = chosen.map(({ rank }) => rank).sort((a, b) => a - b);
      expect(board.keys.map((key) => ranks.get(key))).toEqual(
        sorted.slice(board.from, board.from + HEADROOM_ROWS),
      );
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);

it("turns images and their targets round, like a plain count", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          cloud: fc.constantFrom(...CLOUDS),
          connectionName: fc.constantFrom("a", "b"),
          targets: fc.array(fc.record({ account: fc.constantFrom("1", "2", "3"), name: fc.constant(null) }), {
            maxLength: 4,
          }),
        }),
        { maxLength: 12 },
      ),
      (images) => {
        const targets = targetsOf(images);
        for (const cloud of CLOUDS) {
          for (const account of ["1", "2", "3"]) {
            const sharing = images.filter(
              (image) => image.cloud === cloud && image.targets.some((target) => target.account === account),
            );
            const found = targets.find((target) => target.cloud === cloud && target.account === account);
            expect(found?.images ?? 0).toBe(sharing.length);
            expect(found?.sharedBy ?? []).toEqual(
              [...new Set(sharing.map(({ connectionName }) => connectionName))].sort(),
            );
          }
        }
        expect(targets.map(({ images: count }) => count)).toEqual(
          targets.map(({ images: count }) => count).toSorted((a, b) => b - a),
        );
      },
    ),
  );
});

const PLACE = { connectionId: "c", connectionName: "c", dialect: "jdcloud-vm", regionId: "r" } as const;
const AT = "2026-11-21T06:12:00.000Z";

it.each([
  ["was not asked yet", null, true, "not-asked", null],
  ["has no operation for it", null, false, "not-offered", null],
  ["told both figures", { used: 3, limit: 5, failure: null }, true, "counted", AT],
  ["told both and refused the last try", { used: 3, limit: 5, failure: "forbidden" }, true, "counted", AT],
  ["publishes no limit", { used: 3, limit: null, failure: null }, true, "none-published", AT],
  ["may not be asked", { used: null, limit: null, failure: "forbidden" }, true, "not-permitted", null],
  ["could not be asked", { used: null, limit: null, failure: "timeout" }, true, "failed", null],
  ["told nothing", { used: null, limit: null, failure: null }, true, "untold", null],
] as const)("says of a quota that it %s", (_, told, offered, known, askedAt) => {
  const standing = quotaStanding(PLACE, told && { ...told, askedAt: AT }, offered);
  expect([standing.known, standing.askedAt]).toEqual([known, askedAt]);
});
