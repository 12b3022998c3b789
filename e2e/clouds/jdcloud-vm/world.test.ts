import { describe, expect, it } from "vitest";
import { groupOf, type Image, regionIds, type StoredImage, world } from "./world";

type Disk = {
  deviceName: string;
  cloudDisk?: { diskType: string; diskSizeGB: number; iops: number; encrypted: boolean };
  localDisk?: { diskSizeGB: number };
};

const everything = regionIds.flatMap((regionId) => world(regionId));

it.each([
  ["cn-north-1", 60],
  ["cn-east-1", 0],
  ["cn-east-2", 40],
  ["cn-south-1", 25],
] as const)(
  "has in %s %i images, the same every time, that fall into the five sources",
  (regionId, count) => {
    const images = world(regionId);
    expect(world(regionId)).toEqual(images);
    expect(images).toHaveLength(count);
    const sources = ["public", "thirdparty", "private", "shared", "community"];
    const sums = sources.map((source) => images.filter(({ image }) => groupOf(image) === source).length);
    expect(sums.reduce((total, sum) => total + sum, 0)).toBe(count);
  },
);

it("has every id once, in one of the cloud's two forms", () => {
  const ids = everything.map(({ image }) => image.imageId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^(img-[a-z0-9]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/);
});

it("has members exactly where the image says that it is shared", () => {
  for (const { image, members } of everything) {
    expect(members.length).toBeLessThanOrEqual(20);
    expect(new Set(members.map(({ pin }) => pin)).size).toBe(members.length);
    if (groupOf(image) === "private" && image.launchPermission != null) {
      expect(image.launchPermission).toBe(members.length > 0 ? "specifiedUsers" : "ownerOnly");
    }
  }
});

it("shares no image with encrypted disks", () => {
  for (const { image, members } of everything) {
    if (disksOf(image).some(({ cloudDisk }) => cloudDisk?.encrypted)) expect(members).toEqual([]);
  }
});

it("repeats the size of the system disk beside the disk itself", () => {
  for (const { image } of everything) {
    const [system] = disksOf(image);
    if (system === undefined) continue;
    expect(image.systemDiskSizeGB).toBe(system.cloudDisk?.diskSizeGB ?? system.localDisk?.diskSizeGB);
  }
});

it("was made between 2015 and today, in the cloud's time format", () => {
  for (const { image } of everything) {
    if (image.createTime == null) continue;
    expect(image.createTime).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
    expect(String(image.createTime) > "2015" && String(image.createTime) < "2026-11-21").toBe(true);
  }
});

it("has the order database with its three disks", () => {
  const disks = disksOf(find("img-ord2026g11").image).map(({ deviceName, cloudDisk }) => [
    deviceName,
    cloudDisk?.diskType,
    cloudDisk?.diskSizeGB,
    cloudDisk?.iops,
  ]);
  expect(disks).toEqual([
    ["vda", "ssd.gp1", 40, 3000],
    ["vdb", "ssd.io1", 500, 12000],
    ["vdc", "hdd.std1", 100, 700],
  ]);
  expect(find("img-ord2026g11").members).toHaveLength(17);
});

it("has ten Kafka data disks of 18 TiB together", () => {
  const [, ...data] = disksOf(find("img-kafkajbod3").image);
  expect(data).toHaveLength(10);
  const sum = data.reduce((total, { cloudDisk }) => total + (cloudDisk?.diskSizeGB ?? 0), 0);
  expect(sum).toBe(18 * 1024);
});

describe("what a reader of this cloud has to cope with", () => {
  it.each<[string, (stored: StoredImage) => boolean]>([
    ["all shares used", ({ members }) => members.length === 20],
    ["the launch permission all", ({ image }) => image.launchPermission === "all"],
    ["the launch permission specifiedUsers", ({ image }) => image.launchPermission === "specifiedUsers"],
    ["the launch permission ownerOnly", ({ image }) => image.launchPermission === "ownerOnly"],
    ["an own image in the old words", ({ image }) => image.imageSource === "self"],
    ["an official image in the old words", ({ image }) => image.imageSource === "jcloud"],
    ["a marketplace image in the old words", ({ image }) => image.imageSource === "marketplace"],
    ["a shared image in the old words", ({ image }) => image.imageSource === "share"],
    ["a copy at 80 percent", ({ image }) => image.status === "pending" && image.progress === "80"],
    ["a broken image", ({ image }) => image.status === "error"],
    ["an image that is going away", ({ image }) => image.status === "deleting"],
    ["an unknown status", ({ image }) => image.status === "converting"],
    ["an offline image", ({ image }) => image.offline === true],
    ["a local root disk", ({ image }) => image.rootDeviceType === "localDisk"],
    ["encrypted snapshots", ({ image }) => disksOf(image).some(({ cloudDisk }) => cloudDisk?.encrypted)],
    ["an image with hardly a field", ({ image }) => Object.keys(image).length === 2],
    ["an image whose fields are null", ({ image }) => image.systemDisk === null],
    ["a Windows image", ({ image }) => image.osType === "windows"],
    ["an ARM image", ({ image }) => image.architecture === "arm64"],
    [
      "a charged, tagged, attached disk",
      ({ image }) => /"attachmentId".*"charge".*"tags":\[\{/.test(JSON.stringify(image)),
    ],
  ])("contains %s", (_, isThere) => {
    expect(everything.some(isThere)).toBe(true);
  });
});

/** The system disk first, if there is one. */
function disksOf(image: Image): Disk[] {
  // The wire types nothing; the assertions on these disks are the check.
  const { systemDisk, dataDisks } = image as { systemDisk?: Disk | null; dataDisks?: Disk[] | null };
  return [...(systemDisk ? [systemDisk] : []), ...(dataDisks ?? [])];
}

function find(imageId: string): StoredImage {
  const found = everything.find(({ image }) => image.imageId === imageId);
  if (found === undefined) throw new Error(`no image ${imageId}`);
  return found;
}
