import type { Evidence } from "./answer";
import type { FieldChange } from "./change";
import type { Disk } from "./disk";
import type { Image } from "./image";
import type { NotReported } from "./mapped";

/** A disk as a public link shows it: without the volume behind it, which names zones, instances and charges. */
export type SharedDisk = Omit<Disk, "volume"> & { volume: null };

/**
 * All that somebody with a public link is told of an image. Left out on purpose: the account and its name, owner and
 * description, tags (people write cost centres and names of customers there), sharing and its targets, source
 * instance, quotas, notes, other fields and raw answers.
 */
export type SharedImage = Pick<
  Image,
  | "cloud"
  | "dialect"
  | "name"
  | "placement"
  | "ownership"
  | "status"
  | "progressPercent"
  | "os"
  | "architecture"
  | "rootDevice"
  | "systemDiskGiB"
  | "minDiskGiB"
  | "imageSizeGiB"
  | "fileSize"
  | "createdAt"
> & {
  regionId: string;
  imageId: string;
  disks: SharedDisk[] | NotReported;
  /** Of the fields above alone. */
  evidence: Record<string, Evidence>;
  /** When the cloud last told of it, ISO 8601 UTC. */
  readAt: string;
};

/**
 * `there`: the image as it is; `gone`: its cloud no longer lists it, and this is its last known state; `unread`: it is
 * not read any more.
 */
export type SharedState = "there" | "gone" | "unread";

/** What a public link tells. */
export type SharedView = {
  image: SharedImage;
  state: SharedState;
  /** Since when it is not there; null while it is, and where that is not known. */
  goneAt: string | null;
  /** What is different since the link was made, as far as the fields above go. */
  changes: FieldChange[];
  sharedAt: string;
  sharedBy: string;
  expiresAt: string;
  /** How often it can still be opened; null: no limit. */
  viewsLeft: number | null;
};

/** Reduces an image to what a public link may tell. Every field is named here: a new one is left out until it is. */
export function sharedImageOf({
  image,
  evidence,
  readAt,
}: {
  image: Image;
  evidence: Record<string, Evidence>;
  readAt: string;
}): SharedImage {
  const { os, disks } = image;
  return {
    cloud: image.cloud,
    dialect: image.dialect,
    regionId: image.ref.regionId,
    imageId: image.ref.imageId,
    name: image.name,
    placement: image.placement,
    ownership: image.ownership,
    status: image.status,
    progressPercent: image.progressPercent,
    os: {
      family: os.family,
      text: os.text,
      distribution: os.distribution,
      release: os.release,
      language: os.language,
    },
    architecture: image.architecture,
    rootDevice: image.rootDevice,
    systemDiskGiB: image.systemDiskGiB,
    minDiskGiB: image.minDiskGiB,
    imageSizeGiB: image.imageSizeGiB,
    fileSize: image.fileSize,
    disks: disks === "not-reported" ? disks : disks.map(sharedDiskOf),
    createdAt: image.createdAt,
    evidence: Object.fromEntries(Object.entries(evidence).filter(([field]) => isShared(field))),
    readAt,
  };
}

/** Of the changes of an image those that a public link may tell. */
export function sharedChangesOf(changes: readonly FieldChange[]): FieldChange[] {
  return changes.filter(({ field }) => isShared(field));
}

function sharedDiskOf(disk: Disk): SharedDisk {
  return {
    role: disk.role,
    device: disk.device,
    category: disk.category,
    type: disk.type,
    sizeGiB: disk.sizeGiB,
    minSizeGiB: disk.minSizeGiB,
    format: disk.format,
    snapshotId: disk.snapshotId,
    encrypted: disk.encrypted,
    deleteWithInstance: disk.deleteWithInstance,
    iops: disk.iops,
    throughput: disk.throughput,
    volume: null,
  };
}

const SHARED_FIELDS = new Set([
  "name",
  "placement",
  "ownership",
  "status",
  "progressPercent",
  "os",
  "architecture",
  "rootDevice",
  "systemDiskGiB",
  "minDiskGiB",
  "imageSizeGiB",
  "fileSize",
  "disks",
  "createdAt",
]);

function isShared(field: string): boolean {
  const [head = ""] = field.split(".", 1);
  return SHARED_FIELDS.has(head) && !field.startsWith("disks.volume");
}
