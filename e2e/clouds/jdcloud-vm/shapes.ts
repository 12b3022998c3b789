import type { Dice } from "../dice";
import type { Image, Member, StoredImage } from "./world";

export type Os = { platform: string; osVersion: string; osType?: "linux" | "windows"; architecture?: string };

export const os: Record<
  "centos7" | "rocky9" | "ubuntu2204" | "ubuntu2404" | "ubuntuArm" | "openEuler" | "windows2019",
  Os
> = {
  centos7: { platform: "CentOS", osVersion: "7.9" },
  rocky9: { platform: "Rocky Linux", osVersion: "9.5" },
  ubuntu2204: { platform: "Ubuntu", osVersion: "22.04" },
  ubuntu2404: { platform: "Ubuntu", osVersion: "24.04" },
  ubuntuArm: { platform: "Ubuntu", osVersion: "24.04", architecture: "arm64" },
  openEuler: { platform: "OpenEuler", osVersion: "22.03" },
  windows2019: { platform: "Windows Server", osVersion: "2019", osType: "windows" },
};

export type DiskFacts = {
  device: string;
  type: "ssd.gp1" | "ssd.io1" | "hdd.std1";
  sizeGiB: number;
  encrypted?: boolean;
};

/** All fields of the newer document (JD Cloud VM, describeImage) that an image of any source has. */
export function picture(
  facts: {
    imageId: string;
    name: string;
    os: Os;
    imageSource: string;
    createTime: string;
    ownerPin: string;
    launchPermission: "all" | "specifiedUsers" | "ownerOnly";
    sizeMB: number;
    systemDiskGiB?: number;
    encrypted?: boolean;
    data?: DiskFacts[];
    more?: Record<string, unknown>;
  },
  chance: Dice,
): Image {
  const sizeGiB = facts.systemDiskGiB ?? 40;
  const encrypted = facts.encrypted ?? false;
  const systemDisk = cloudDisk({ device: "vda", type: "ssd.gp1", sizeGiB, encrypted }, chance);
  return {
    imageId: facts.imageId,
    name: facts.name,
    platform: facts.os.platform,
    osVersion: facts.os.osVersion,
    architecture: facts.os.architecture ?? "x86_64",
    systemDiskSizeGB: sizeGiB,
    imageSource: facts.imageSource,
    osType: facts.os.osType ?? "linux",
    status: "ready",
    createTime: facts.createTime,
    sizeMB: facts.sizeMB,
    desc: "",
    ownerPin: facts.ownerPin,
    launchPermission: facts.launchPermission,
    systemDisk: { ...systemDisk, autoDelete: true },
    dataDisks: (facts.data ?? []).map((disk) => cloudDisk({ encrypted, ...disk }, chance)),
    snapshotId: systemDisk.cloudDisk.snapshotId,
    rootDeviceType: "cloudDisk",
    progress: "100",
    ...facts.more,
  };
}

export function cloudDisk({ device, type, sizeGiB, encrypted = false }: DiskFacts, chance: Dice) {
  return {
    diskCategory: "cloud",
    autoDelete: false,
    deviceName: device,
    cloudDisk: {
      diskType: type,
      diskSizeGB: sizeGiB,
      iops: iopsOf[type](sizeGiB),
      snapshotId: `snapshot-${chance.id(10)}`,
      encrypted,
    },
  };
}

/** An image on a local root disk has no snapshot and no type of disk. */
export function onLocalDisk({ snapshotId: _, ...image }: Image, sizeGiB: number): Image {
  return {
    ...image,
    systemDiskSizeGB: sizeGiB,
    systemDisk: {
      diskCategory: "local",
      autoDelete: true,
      deviceName: "vda",
      localDisk: { diskSizeGB: sizeGiB },
    },
    rootDeviceType: "localDisk",
  };
}

export function own(image: Image, members: Member[] = []): StoredImage {
  return { image, account: "jd-retail", members };
}

/** Somebody else's image that `jd-retail` may use. */
export function shared(image: Image): StoredImage {
  return { image, account: "jd-retail", members: [] };
}

const TEAMS = ["jd-logistics", "jd-health", "warehouse", "partner-pos", "store-edge", "supply"] as const;

/** Two partners from the constructed answers first, then as many invented ones as asked for. */
export function members(count: number, chance: Dice): Member[] {
  const partners = ["partner-a", "partner_b"];
  return Array.from({ length: count }, (_, index) => {
    const pin = partners[index] ?? `${chance.pick(TEAMS)}-${String(index + 1).padStart(2, "0")}`;
    return { pin, loginName: `${pin}@example.test` };
  });
}

/** A moment in the given month (`2026-03`), as the cloud writes times: no zone. */
export function momentIn(month: string, chance: Dice): string {
  const two = (from: number, to: number) => String(chance.between(from, to)).padStart(2, "0");
  return `${month}-${two(1, 20)} ${two(0, 23)}:${two(0, 59)}:${two(0, 59)}`;
}

export function imageId(chance: Dice): string {
  return `img-${chance.id(10)}`;
}

const iopsOf = {
  "ssd.gp1": (sizeGiB: number) => Math.min(20_000, 1800 + 30 * sizeGiB),
  "ssd.io1": (sizeGiB: number) => Math.min(60_000, 24 * sizeGiB),
  "hdd.std1": (sizeGiB: number) => Math.min(5000, 600 + sizeGiB),
};
