import { describe, expect, it } from "vitest";
import { BLANK_DISK, type Disk } from "./disk";
import type { Image } from "./image";
import { launchNotes } from "./launch-notes";

const disk = (role: "system" | "data", more: Partial<Disk> = {}): Disk => ({
  ...BLANK_DISK,
  role: { value: role, raw: role },
  snapshotId: "snapshot-1",
  ...more,
});

type Launch = Pick<Image, "cloud" | "disks" | "rootDevice" | "systemDiskGiB">;

function codes(more: Partial<Launch>, snapshotsReported = true) {
  const image: Launch = {
    cloud: "tencent-cvm",
    disks: [],
    rootDevice: "not-reported",
    systemDiskGiB: null,
    ...more,
  };
  return launchNotes(image, { snapshotsReported });
}

describe("launchNotes", () => {
  it("has nothing to say of a plain image, nor of one without reported disks", () => {
    const disks = [disk("system", { encrypted: false, deleteWithInstance: true }), disk("data")];
    expect(codes({ disks })).toEqual([]);
    expect(codes({ disks: "not-reported" })).toEqual([]);
  });

  it("counts mixed encryption among the disks that tell it", () => {
    const disks = [
      disk("system", { encrypted: true }),
      disk("data", { encrypted: false }),
      disk("data", { encrypted: null }),
    ];
    expect(codes({ disks })).toEqual([{ code: "mixed-encryption", encrypted: 1, told: 2 }]);
  });

  it("says of JD Cloud that an encrypted image cannot be shared", () => {
    const disks = [disk("system", { encrypted: true })];
    expect(codes({ cloud: "jdcloud-vm", disks })).toEqual([
      { code: "encrypted-not-shareable", cloud: "jdcloud-vm" },
    ]);
  });

  it("warns of a data disk without a snapshot only where the cloud tells snapshots", () => {
    const disks = [disk("system"), disk("data", { device: "vdb", snapshotId: null, sizeGiB: 32_768 })];
    expect(codes({ disks })).toEqual([{ code: "empty-data-disk", devices: ["vdb"], sizeGiB: 32_768 }]);
    expect(codes({ disks }, false)).toEqual([]);
  });

  it("warns of a local system disk, told by the image or by the disk", () => {
    const local = { value: "local", raw: "localDisk" } as const;
    expect(codes({ rootDevice: local })).toEqual([{ code: "local-root" }]);
    expect(codes({ disks: [disk("system", { category: local })] })).toEqual([{ code: "local-root" }]);
    expect(codes({ disks: [disk("data", { category: local })] })).toEqual([]);
  });

  it("lists the disks that stay when the instance is deleted, and not those of which nothing is told", () => {
    const disks = [
      disk("system", { device: "vda", deleteWithInstance: true }),
      disk("data", { device: "vdc", deleteWithInstance: null }),
      disk("data", { device: "vdb", deleteWithInstance: false }),
    ];
    expect(codes({ disks })).toEqual([{ code: "kept", devices: ["vdb"] }]);
  });

  it("shows both sizes when the image and its system disk disagree", () => {
    const disks = [disk("system", { sizeGiB: 40 })];
    expect(codes({ disks, systemDiskGiB: 50 })).toEqual([
      { code: "system-size-disagrees", diskGiB: 40, statedGiB: 50 },
    ]);
    expect(codes({ disks, systemDiskGiB: 40 })).toEqual([]);
  });
});
