import { beforeEach, expect, it } from "vitest";
import { database } from "../database";
import { connections } from "../database/tables";
import { BLANK_DISK } from "../domain/disk";
import type { Image } from "../domain/image";
import { forgetProcessWide } from "../process-wide";
import { withDatabase } from "../testing/database";
import { plantScope, toldImage } from "../testing/inventory";
import { readElsewhere } from "./elsewhere";
import { liveIndex } from "./live-index";
import { writePage } from "./write-page";

withDatabase();

const disk = (sizeGiB: number, snapshotId: string | null = null) => ({ ...BLANK_DISK, sizeGiB, snapshotId });
const at = "2026-11-20T08:00:00.000Z";

beforeEach(async () => {
  await (await database()).delete(connections);
  // What was deleted past the product is not known as gone.
  forgetProcessWide("image-index");
  for (const [connectionId, regionId] of [
    ["tc-prod", "ap-guangzhou"],
    ["tc-lab", "ap-shanghai"],
    ["jd-retail", "cn-north-1"],
  ] as const) {
    await plantScope(
      { connectionId, regionId, group: "all" },
      connectionId === "jd-retail" ? "jdcloud-vm" : "tencent-cvm",
    );
  }
});

async function plant(
  connectionId: string,
  regionId: string,
  imageId: string,
  change: Partial<Image>,
): Promise<void> {
  const ref = { connectionId, regionId, imageId };
  const items = [toldImage(imageId, { ref, ...change }, JSON.stringify({ imageId, connectionId }))];
  await writePage({ scope: { connectionId, regionId, group: "all" }, items, at });
  await liveIndex().catchUp();
}

const image = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };
const created = (iso: string) => ({ createdAt: { iso, raw: iso, zone: "stated" as const } });

it("finds copies by snapshot within a cloud, and by name with size anywhere", async () => {
  await plant("tc-prod", "ap-guangzhou", "img-1", { name: "golden", disks: [disk(40, "snap-1")] });
  await plant("tc-lab", "ap-shanghai", "img-2", { name: "other", disks: [disk(99, "snap-1")] });
  await plant("jd-retail", "cn-north-1", "img-3", {
    name: "golden",
    disks: [disk(40, "snap-9")],
    cloud: "jdcloud-vm",
  });
  await plant("jd-retail", "cn-north-1", "img-4", { name: "golden", disks: [disk(41)], cloud: "jdcloud-vm" });
  await plant("jd-retail", "cn-north-1", "img-5", { name: "x", snapshotId: "snap-1", cloud: "jdcloud-vm" });
  const found = await readElsewhere(image);
  expect(found?.copies.map(({ ref, because }) => [ref.imageId, because])).toEqual([
    ["img-2", "snapshot"],
    ["img-3", "name-and-size"],
  ]);
});

it("names the newest image of the release in every other source, and the sources without one", async () => {
  await plant("tc-prod", "ap-guangzhou", "img-1", {});
  await plant("tc-lab", "ap-shanghai", "img-old", created("2024-01-01T00:00:00.000Z"));
  await plant("tc-lab", "ap-shanghai", "img-new", created("2026-01-01T00:00:00.000Z"));
  const found = await readElsewhere(image);
  expect(found?.places?.map(({ connectionName, newest }) => [connectionName, newest?.ref.imageId])).toEqual([
    ["jd-retail", undefined],
    ["tc-lab", "img-new"],
  ]);
});

it("looks into places whose newest image is older than two hundred others", async () => {
  await plant("tc-prod", "ap-guangzhou", "img-1", {});
  const scope = { connectionId: "tc-prod", regionId: "ap-guangzhou", group: "all" as const };
  const items = Array.from({ length: 210 }, (_, index) =>
    toldImage(`img-many-${index}`, created("2026-11-01T00:00:00.000Z"), String(index)),
  );
  await writePage({ scope, items, at });
  await plant("tc-lab", "ap-shanghai", "img-old", created("2020-01-01T00:00:00.000Z"));
  const found = await readElsewhere(image);
  expect(found?.places?.find(({ connectionId }) => connectionId === "tc-lab")?.newest?.ref.imageId).toBe(
    "img-old",
  );
});

it("says that there is nothing to look for when the release is not known", async () => {
  const os = {
    family: "not-reported",
    text: null,
    distribution: null,
    release: null,
    language: null,
  } as const;
  await plant("tc-prod", "ap-guangzhou", "img-1", { os, name: null });
  expect(await readElsewhere(image)).toEqual({ copies: [], places: null });
});

it("is nothing for an image that is not known here", async () => {
  expect(await readElsewhere({ ...image, imageId: "img-unknown" })).toBeNull();
});
