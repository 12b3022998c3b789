import fc from "fast-check";
import { expect, it } from "vitest";
import { dayBefore, OLD_DAYS, STUCK_DAYS } from "../../domain/boards/tidy";
import { totalGiB } from "../../domain/disk";
import { snapshotsOf } from "../../domain/elsewhere";
import { fold } from "../../domain/fold";
import { type Image, inTransition } from "../../domain/image";
import { sharingState } from "../../domain/sharing-state";
import { keyOf, toEntry } from "../search/entry";
import { createImageIndex } from "../search/image-index";
import { anyContext, anyImage } from "../search/testing/arbitrary-image";
import { tidyOf } from "./tidy";

const anyOwn = fc
  .tuple(
    anyImage,
    fc.constantFrom("available", "creating", "copying") as fc.Arbitrary<"available" | "creating" | "copying">,
  )
  .map(([image, value]): Image => ({ ...image, status: { value, raw: null } }));
const anyInventory = fc.uniqueArray(anyOwn, { selector: ({ ref }) => keyOf(ref), maxLength: 40 });
const anyAsked = fc.record({
  stuckDays: fc.constantFrom(...STUCK_DAYS),
  oldDays: fc.constantFrom(...OLD_DAYS),
});

it("finds what a plain walk over an array finds", async () => {
  await fc.assert(
    fc.asyncProperty(anyInventory, anyAsked, anyContext, async (images, asked, context) => {
      const index = createImageIndex();
      for (const image of images) index.put(toEntry(image));
      const found = await tidyOf(index, { asked, present: context });
      const own = images.filter(({ ownership }) => ownership.value === "private");
      expect(found.own).toBe(own.length);

      const groupsBy = (signsOf: (image: Image) => string[]) => {
        const signs = [...new Set(own.flatMap(signsOf))];
        const groups = signs
          .map((sign) => own.filter((image) => signsOf(image).includes(sign)))
          .filter(
            (group) =>
              new Set(group.map(({ cloud, ref }) => `${cloud} ${ref.regionId} ${ref.imageId}`)).size > 1,
          );
        return [
          ...new Set(
            groups.map((group) =>
              group
                .map(({ ref }) => keyOf(ref))
                .sort()
                .join("|"),
            ),
          ),
        ].sort();
      };
      const told = (groups: { keys: string[] }[]) => groups.map(({ keys }) => keys.join("|")).sort();
      const snapshots = groupsBy((image) => snapshotsOf(image).map((id) => `${image.cloud} ${fold(id)}`));
      const names = groupsBy((image) => {
        const total = totalGiB(image.disks);
        return image.name?.trim() && total !== null ? [`${total} ${fold(image.name)}`] : [];
      });
      expect(found.snapshot.found).toBe(snapshots.length);
      expect(told(found.snapshot.groups)).toEqual(snapshots);
      expect(found["name-and-size"].found).toBe(names.length);
      expect(told(found["name-and-size"].groups)).toEqual(names);

      const madeBy = (image: Image, day: string) => (image.createdAt?.iso.slice(0, 10) ?? "9999") <= day;
      const stuckBy = dayBefore(context.today, asked.stuckDays);
      const oldBy = dayBefore(context.today, asked.oldDays);
      const keys = (fits: (image: Image) => boolean) => own.filter(fits).map(({ ref }) => keyOf(ref));
      const stuck = keys((image) => inTransition(image) && madeBy(image, stuckBy));
      expect(found.stuck.total).toBe(stuck.length);
      expect(stuck).toEqual(expect.arrayContaining(found.stuck.keys));
      expect(found.stuck.unjudged).toBe(
        keys((image) => inTransition(image) && image.createdAt === null).length,
      );
      const state = (image: Image) => sharingState(image, context.alertPercent);
      expect(found.unshared.total).toBe(
        keys((image) => state(image) === "not-shared" && madeBy(image, oldBy)).length,
      );
      expect(found.diskless.total).toBe(keys(({ disks }) => disks.length === 0).length);
      expect(found.diskless.unjudged).toBeGreaterThanOrEqual(
        keys(({ disks }) => disks === "not-reported").length,
      );
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
}, 120_000);
