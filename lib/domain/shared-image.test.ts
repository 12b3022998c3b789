import { expect, it } from "vitest";
import { testImage } from "../testing/image";
import type { Disk } from "./disk";
import { sharedChangesOf, sharedImageOf } from "./shared-image";

const disk: Disk = {
  role: { value: "data", raw: "data" },
  device: "vdb",
  category: { value: "cloud", raw: "cloud" },
  type: "ssd",
  sizeGiB: 100,
  minSizeGiB: null,
  format: "ext4",
  snapshotId: "snap-1",
  encrypted: false,
  deleteWithInstance: true,
  iops: 100,
  throughput: null,
  volume: {
    id: "vol-SECRET",
    zone: "zone-SECRET",
    name: "SECRET",
    description: "SECRET",
    status: null,
    multiAttach: null,
    createdAt: null,
    charge: null,
    attachments: [],
    tags: [{ key: "SECRET", value: "SECRET" }],
  },
};

const evidence = (operation: string) => ({ basis: "reported", operation, from: ["X"] }) as const;

const image = testImage({
  owner: "SECRET-owner",
  description: "SECRET-description",
  sourceInstanceId: "ins-SECRET",
  snapshotId: "snap-SECRET",
  tags: [{ key: "SECRET", value: "SECRET" }],
  facts: [{ path: "SECRET", value: '"SECRET"' }],
  notes: [{ code: "word-unknown", path: "SECRET", raw: "SECRET" }],
  sharing: {
    audience: { value: "named-targets", raw: "SECRET" },
    used: 1,
    limit: 2,
    limitBasis: "image",
    targets: [{ account: "SECRET", sharedAt: null }],
  } as unknown as ReturnType<typeof testImage>["sharing"],
  disks: [disk],
  ref: { connectionId: "SECRET-connection", regionId: "ap-guangzhou", imageId: "img-0001" },
});

const shared = sharedImageOf({
  image,
  readAt: "2026-11-20T08:00:00.000Z",
  evidence: {
    name: evidence("DescribeImages"),
    "os.text": evidence("DescribeImages"),
    owner: evidence("SECRET"),
    "sharing.used": evidence("SECRET"),
    tags: evidence("SECRET"),
  },
});

it("tells exactly these fields of an image", () => {
  expect(Object.keys(shared).sort()).toEqual([
    "architecture",
    "cloud",
    "createdAt",
    "dialect",
    "disks",
    "evidence",
    "fileSize",
    "imageId",
    "imageSizeGiB",
    "minDiskGiB",
    "name",
    "os",
    "ownership",
    "placement",
    "progressPercent",
    "readAt",
    "regionId",
    "rootDevice",
    "status",
    "systemDiskGiB",
  ]);
  expect(Object.keys(shared.os).sort()).toEqual(["distribution", "family", "language", "release", "text"]);
});

it("tells exactly these fields of a disk, and nothing of the volume behind it", () => {
  if (shared.disks === "not-reported") throw new Error("there are disks");
  expect(Object.keys(shared.disks[0] ?? {}).sort()).toEqual([
    "category",
    "deleteWithInstance",
    "device",
    "encrypted",
    "format",
    "iops",
    "minSizeGiB",
    "role",
    "sizeGiB",
    "snapshotId",
    "throughput",
    "type",
    "volume",
  ]);
  expect(shared.disks[0]?.volume).toBeNull();
});

it("holds nothing of accounts, owners, tags, sharing, notes and other fields, wherever it stood", () => {
  expect(JSON.stringify(shared)).not.toContain("SECRET");
  expect(Object.keys(shared.evidence)).toEqual(["name", "os.text"]);
});

it("tells changes of those fields alone", () => {
  const changed = (field: string) => ({ field, from: "a", to: "b" });
  const all = [
    "name",
    "status",
    "os.release",
    "disks.vdb.sizeGiB",
    "disks.vdc",
    "owner",
    "description",
    "sharing.used",
    "sharing.targets",
    "tags.env",
    "facts.Owner",
    "snapshotId",
    "sourceInstanceId",
  ].map(changed);
  expect(sharedChangesOf(all).map(({ field }) => field)).toEqual([
    "name",
    "status",
    "os.release",
    "disks.vdb.sizeGiB",
    "disks.vdc",
  ]);
});
