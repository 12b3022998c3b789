import { BLANK_DISK, type Disk, type DiskRole, inDeviceOrder } from "../../domain/disk";
import type { Architecture, Fact, Image, ImageRef, Note, Os, Ownership, Status } from "../../domain/image";
import type { Mapped } from "../../domain/mapped";
import type { ShareTarget, Sharing } from "../../domain/sharing";
import type { ReadItem } from "../envelope";
import {
  cloudTime,
  imageOf,
  noteTime,
  noteUnknown,
  remainder,
  textOrNull,
  UNTOLD,
  vocabulary,
} from "../mapping";
import { familyIn, readSystem } from "../operating-system";
import { catalog } from "./catalog";
import { imageTable } from "./provenance";
import type { WireImage, WireShare } from "./schema";

const ownership = vocabulary<Ownership>({
  PUBLIC_IMAGE: "public",
  PRIVATE_IMAGE: "private",
  SHARED_IMAGE: "shared",
  MARKET_IMAGE: "marketplace",
});

const status = vocabulary<Status>({
  CREATING: "creating",
  NORMAL: "available",
  CREATEFAILED: "failed",
  SYNCING: "copying",
  IMPORTING: "importing",
  IMPORTFAILED: "failed",
  DELETING: "deleting",
});

/** `arm` is what images carry, `arm_64` what an import is asked for. */
const architecture = vocabulary<Architecture>({
  x86_64: "x86_64",
  i386: "i386",
  arm: "arm",
  arm_64: "arm64",
  arm64: "arm64",
});

const role = vocabulary<DiskRole>({ SYSTEM_DISK: "system", DATA_DISK: "data" });

/** One image of `DescribeImages` (CVM 2017-03-12, data type Image). */
export function toImage(
  { wire, item, notes: found }: ReadItem<WireImage>,
  place: Omit<ImageRef, "imageId">,
): Image {
  const rest = remainder(item, imageTable, unplacedIn(wire));
  const notes: Note[] = [...found, ...rest.notes];
  const image = imageOf({
    ref: { ...place, imageId: wire.ImageId },
    cloud: "tencent-cvm",
    dialect: "tencent-cvm",
    operation: imageTable.operation,
    name: textOrNull(wire.ImageName),
    description: textOrNull(wire.ImageDescription),
    owner: textOrNull(wire.ImageCreator),
    ownership: ownership(wire.ImageType),
    status: statusOf(wire),
    progressPercent: wire.ImageState === "SYNCING" ? (wire.SyncPercent ?? null) : null,
    os: osOf(wire),
    architecture: architecture(wire.Architecture),
    imageSizeGiB: wire.ImageSize,
    disks: disksOf(wire),
    sharing: sharingOf(ownership(wire.ImageType)),
    createdAt: cloudTime(wire.CreatedTime),
    tags: (wire.Tags ?? []).flatMap((tag) => (tag ? [{ key: tag.Key ?? "", value: tag.Value ?? null }] : [])),
    facts: wire.SnapshotSet?.length === 0 ? [...rest.facts, EMPTY_SNAPSHOT_SET] : rest.facts,
    notes,
  });
  noteUnknown(notes, "ImageType", image.ownership);
  noteUnknown(notes, "ImageState", image.status);
  noteUnknown(notes, "Platform", image.os.family);
  noteUnknown(notes, "Architecture", image.architecture);
  for (const [index, snapshot] of (wire.SnapshotSet ?? []).entries()) {
    noteUnknown(notes, `SnapshotSet[${index}].DiskUsage`, role(snapshot?.DiskUsage));
  }
  noteTime(notes, "CreatedTime", wire.CreatedTime, image.createdAt);
  return image;
}

/** A deprecated image is still NORMAL to the cloud; ours is the word that says what somebody should know. */
function statusOf(wire: WireImage): Mapped<Status> {
  const mapped = status(wire.ImageState);
  return isDeprecated(wire) ? { value: "deprecated", raw: mapped.raw } : mapped;
}

function isDeprecated(wire: WireImage): boolean {
  return wire.ImageDeprecated === true && wire.ImageState === "NORMAL";
}

/** Fields that the table declares but that have no part in this one picture. */
function unplacedIn(wire: WireImage): string[] {
  const unplaced: string[] = [];
  // The document's own example carries 20 percent on an image that is not being copied.
  if (wire.ImageState !== "SYNCING") unplaced.push("SyncPercent");
  if (wire.ImageDeprecated === true && !isDeprecated(wire)) unplaced.push("ImageDeprecated");
  return unplaced;
}

function osOf({ OsName, Platform }: WireImage): Os {
  const system = readSystem(OsName);
  return {
    // Platform is an open list of distributions, so the family is read out of the name.
    family: { value: familyIn(Platform) ?? "unknown", raw: Platform ?? null },
    text: textOrNull(OsName),
    distribution: system.distribution ?? readSystem(Platform).distribution,
    release: system.release,
    language: system.language,
  };
}

/**
 * The disks that the image's snapshots hold. Public images come with an empty set: that they have no snapshots does
 * not say that they have no disks, so nothing is reported then.
 */
function disksOf({ SnapshotSet }: WireImage): Image["disks"] {
  const snapshots = (SnapshotSet ?? []).filter((snapshot) => snapshot != null);
  if (snapshots.length === 0) return "not-reported";
  const disks = snapshots.map(
    ({ SnapshotId, DiskUsage, DiskSize }): Disk => ({
      ...BLANK_DISK,
      role: role(DiskUsage),
      sizeGiB: DiskSize,
      snapshotId: textOrNull(SnapshotId),
    }),
  );
  return inDeviceOrder(disks);
}

const EMPTY_SNAPSHOT_SET: Fact = { path: "SnapshotSet", value: "[]" };

const { documentedShareLimit } = catalog;

/** What the list alone says of sharing: only an owner may ask, and the limit is known from the document only. */
function sharingOf(owned: Mapped<Ownership>): Sharing {
  if (owned.value !== "private" && owned.value !== "unknown") return NOT_SHAREABLE;
  return { ...UNTOLD.sharing, limit: documentedShareLimit, limitBasis: "documented" };
}

/** Only the owner of a custom image may ask whom it is shared with (DescribeImageSharePermission). */
export const NOT_SHAREABLE: Sharing = { ...UNTOLD.sharing, targets: "not-applicable" };

/** The key may not ask; what the document says of the limit still holds. */
export const SHARING_NOT_PERMITTED: Sharing = {
  ...UNTOLD.sharing,
  limit: documentedShareLimit,
  limitBasis: "documented",
  targets: "not-permitted",
};

/** The answer of `DescribeImageSharePermission`, which is complete: it has no pages. */
export function toSharing(shares: readonly WireShare[]): Sharing {
  const targets = shares.map(
    ({ AccountId, CreatedTime }): ShareTarget => ({
      account: AccountId,
      name: null,
      sharedAt: cloudTime(CreatedTime),
    }),
  );
  return {
    audience: { value: targets.length > 0 ? "named-targets" : "owner-only", raw: null },
    used: targets.length,
    limit: documentedShareLimit,
    limitBasis: "documented",
    targets,
  };
}
