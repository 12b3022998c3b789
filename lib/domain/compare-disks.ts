import { type Cell, missing, sizeCell, textCell, wordCell } from "./cell";
import type { GroupTitle } from "./compare";
import { type Disk, inDeviceOrder } from "./disk";
import type { NotReported } from "./mapped";

/** What is compared of a disk. */
export const DISK_FIELDS = [
  "diskSize",
  "diskDevice",
  "diskType",
  "diskCategory",
  "diskFormat",
  "diskSnapshot",
  "diskEncryption",
  "diskLifetime",
  "diskIops",
  "diskThroughput",
] as const;
export type DiskField = (typeof DISK_FIELDS)[number];

/** A disk of one image, `null` where it has none at this place, or `"not-reported"`. */
export type SlotDisk = Disk | null | NotReported;

type Role = "system" | "data" | "unknown";
const ROLES: readonly Role[] = ["system", "data", "unknown"];

/**
 * The disks of several images, matched: the first system disk of each, then their data disks in device order. Devices
 * themselves do not match, because clouds name them differently (`vdb`, `/dev/xvdb`, `sdb`).
 */
export function diskSlots(
  images: readonly (readonly Disk[] | NotReported)[],
): { title: Extract<GroupTitle, { kind: "disk" }>; disks: SlotDisk[] }[] {
  return ROLES.flatMap((role) => {
    const ofRole = images.map((disks) =>
      disks === "not-reported" ? disks : inDeviceOrder(disks).filter((disk) => disk.role.value === role),
    );
    const most = Math.max(...ofRole.map((disks) => (disks === "not-reported" ? 0 : disks.length)), 0);
    return Array.from({ length: most }, (_, at) => ({
      title: { kind: "disk" as const, role, number: at + 1, ofMany: most > 1 },
      disks: ofRole.map((disks): SlotDisk => (disks === "not-reported" ? disks : (disks[at] ?? null))),
    }));
  });
}

/** The attributes of matched disks. That a disk is not there shows in the line of its size alone. */
export function attributeRows(disks: readonly SlotDisk[]): { field: DiskField; cells: Cell[] }[] {
  return DISK_FIELDS.map((field) => ({
    field,
    cells: disks.map((disk): Cell => {
      if (disk === "not-reported") return missing("not-reported");
      if (disk !== null) return ATTRIBUTES[field](disk);
      return field === "diskSize" ? { kind: "none", of: "disk" } : missing("not-applicable");
    }),
  }));
}

const ATTRIBUTES: Record<DiskField, (disk: Disk) => Cell> = {
  diskSize: ({ sizeGiB, minSizeGiB }) => {
    if (sizeGiB === null && minSizeGiB !== null) {
      return { kind: "number", value: minSizeGiB, unit: "GiB", atLeast: true };
    }
    return sizeCell(sizeGiB, "not-reported");
  },
  diskDevice: ({ device }) => textCell(device, { mono: true, gap: "not-reported" }),
  diskType: ({ type }) => textCell(type, { mono: true, gap: "not-reported" }),
  diskCategory: ({ category }) => wordCell(category, (word) => ({ group: "storage", word })),
  diskFormat: ({ format }) => textCell(format, { mono: true, gap: "not-reported" }),
  diskSnapshot: ({ snapshotId }) => textCell(snapshotId, { mono: true, gap: "not-reported" }),
  diskEncryption: ({ encrypted }) =>
    encrypted === null
      ? missing("not-reported")
      : { kind: "word", group: "encryption", word: encrypted ? "all" : "none", raw: null },
  diskLifetime: ({ deleteWithInstance }) =>
    deleteWithInstance === null
      ? missing("not-reported")
      : { kind: "word", group: "lifetime", word: deleteWithInstance ? "with-instance" : "kept", raw: null },
  diskIops: ({ iops }) => (iops === null ? missing("not-reported") : { kind: "number", value: iops }),
  diskThroughput: ({ throughput }) =>
    throughput === null
      ? missing("not-reported")
      : { kind: "text", text: [throughput.value, throughput.unit].filter((part) => part !== null).join(" ") },
};

type Sizes = Pick<Disk, "sizeGiB" | "minSizeGiB">;

/** The sum of the disks; of minimums where a cloud states only those. No total where a size is not reported. */
export function sizesCell(disks: readonly Sizes[] | NotReported): Cell {
  if (disks === "not-reported") return missing("not-reported");
  if (disks.length === 0) return { kind: "none", of: "disks" };
  let value = 0;
  let atLeast = false;
  for (const { sizeGiB, minSizeGiB } of disks) {
    const size = sizeGiB ?? minSizeGiB;
    if (size === null) return missing("not-reported");
    atLeast ||= sizeGiB === null;
    value += size;
  }
  return atLeast
    ? { kind: "number", value, unit: "GiB", atLeast: true }
    : { kind: "number", value, unit: "GiB" };
}
