import type { Mapped, NotReported } from "./mapped";

export type DiskRole = "system" | "data";
export type DiskCategory = "local" | "cloud";

export type DiskAttachment = {
  attachmentId: string | null;
  diskId: string | null;
  instanceType: string | null;
  instanceId: string | null;
  status: string | null;
  attachedAt: string | null;
};

export type DiskCharge = {
  mode: string | null;
  status: string | null;
  startAt: string | null;
  expiresAt: string | null;
  retireAt: string | null;
};

/** What the older JD Cloud document tells of the disk behind a mapping. All words are the cloud's. */
export type DiskVolume = {
  id: string | null;
  zone: string | null;
  name: string | null;
  description: string | null;
  status: string | null;
  multiAttach: boolean | null;
  createdAt: string | null;
  charge: DiskCharge | null;
  attachments: DiskAttachment[];
  tags: { key: string; value: string | null }[];
};

/** One disk mapping of an image. Sizes are GiB; throughput carries the unit its cloud states, or none. */
export type Disk = {
  role: Mapped<DiskRole>;
  device: string | null;
  category: Mapped<DiskCategory> | NotReported;
  type: string | null;
  sizeGiB: number | null;
  /** The smallest size the disk may have, where a cloud states only that (Baidu `minDiskGb`). */
  minSizeGiB: number | null;
  format: string | null;
  snapshotId: string | null;
  encrypted: boolean | null;
  deleteWithInstance: boolean | null;
  iops: number | null;
  throughput: { value: number; unit: string | null } | null;
  volume: DiskVolume | null;
};

/** A mapping of which only the role is known; normalizers fill in what their cloud tells. */
export const BLANK_DISK: Disk = {
  role: { value: "unknown", raw: null },
  device: null,
  category: "not-reported",
  type: null,
  sizeGiB: null,
  minSizeGiB: null,
  format: null,
  snapshotId: null,
  encrypted: null,
  deleteWithInstance: null,
  iops: null,
  throughput: null,
  volume: null,
};

/** System disk first, then by device as clouds count (vda … vdz, vdaa), then as received. */
export function inDeviceOrder(disks: readonly Disk[]): Disk[] {
  return disks
    .map((disk, position) => ({ disk, position }))
    .sort(
      (a, b) =>
        rank(a.disk) - rank(b.disk) || byDevice(a.disk.device, b.disk.device) || a.position - b.position,
    )
    .map(({ disk }) => disk);
}

function rank(disk: Disk): number {
  return disk.role.value === "system" ? 0 : 1;
}

function byDevice(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** Sum of the reported sizes, GiB. Null when there are no disks or any size is not reported: no total is invented. */
export function totalGiB(disks: readonly Pick<Disk, "sizeGiB">[] | NotReported): number | null {
  if (disks === "not-reported" || disks.length === 0) return null;
  let total = 0;
  for (const disk of disks) {
    if (disk.sizeGiB === null) return null;
    total += disk.sizeGiB;
  }
  return total;
}
