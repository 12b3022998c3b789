import { BLANK_DISK, type Disk, type DiskRole, inDeviceOrder } from "../../domain/disk";
import type { Architecture, Image, ImageRef, Note, OsFamily, Ownership, Status } from "../../domain/image";
import type { Mapped } from "../../domain/mapped";
import type { Sharing } from "../../domain/sharing";
import type { ReadItem } from "../envelope";
import {
  cloudTime,
  imageOf,
  noteTime,
  noteUnknown,
  type Provenance,
  remainder,
  textOrNull,
  UNTOLD,
  vocabulary,
} from "../mapping";
import { familyIn, readSystem } from "../operating-system";
import { imageInfosTable, imagesTable, selfImagesTable } from "./provenance";
import type { WireDisk, WireImage } from "./schema";

type Place = Omit<ImageRef, "imageId">;
type Read = ReadItem<WireImage>;

const ownership = vocabulary<Ownership>({ self: "private", others: "shared", system: "public" });

const status = vocabulary<Status>({
  Creating: "creating",
  Packing: "creating",
  Uploading: "creating",
  Copying: "copying",
  Pack_failed: "failed",
  Upload_failed: "failed",
  Available: "available",
  Unavailable: "unavailable",
});

const architecture = vocabulary<Architecture>({
  x86_64: "x86_64",
  i386: "i386",
  arm64: "arm64",
  aarch64: "arm64",
});

const role = vocabulary<DiskRole>({ system: "system", data: "data" });

/** Only the owner of a custom image may ask whom it is shared with. */
export const NOT_SHAREABLE: Sharing = { ...UNTOLD.sharing, targets: "not-applicable" };

/** An image of `DescribeSelfImages`: the account's own, or shared with it. */
export function toOwnImage(read: Read, place: Place): Image {
  const { wire } = read;
  const listed = toListed(read, place, selfImagesTable);
  const own: Image = {
    ...listed,
    status: status(wire.Status),
    os: { ...listed.os, release: textOrNull(wire.OsVersion) },
    architecture:
      textOrNull(wire.Architecture) === null ? (armBy(wire) ?? listed.architecture) : listed.architecture,
    sourceInstanceId: textOrNull(wire.InstanceId),
  };
  noteUnknown(own.notes, "Status", own.status);
  // The document gives the size of the stored image no unit, so it stays a fact.
  const stored = textOrNull(wire.ImageStorageSize);
  if (stored !== null) own.notes.push({ code: "unit-unknown", path: "ImageStorageSize", raw: stored });
  return own;
}

/** An image of `DescribeImages`; the catalogue's entry of the same id, if any, fills its gaps. */
export function toPublicImage(read: Read, info: Read | null, place: Place): Image {
  const image = toListed(read, place, imagesTable);
  return info ? withGapsFilled(image, toCatalogueImage(info, place)) : image;
}

/** An entry of the catalogue (`DescribeImageInfos`), which has no name but its description. */
export function toCatalogueImage(read: Read, place: Place): Image {
  const { wire } = read;
  const image = toBase(read, place, imageInfosTable);
  const { distribution, language } = readSystem(wire.OSName);
  const catalogued: Image = {
    ...image,
    name: textOrNull(wire.Description) ?? wire.ImageId,
    description: textOrNull(wire.Description),
    ownership: { value: "public", raw: null },
    os: {
      family: familyOf(wire.OSType),
      text: textOrNull(wire.OSName),
      distribution,
      release: textOrNull(wire.ImageVersion),
      language,
    },
    architecture: armBy(wire) ?? "not-reported",
    sharing: NOT_SHAREABLE,
  };
  noteUnknown(catalogued.notes, "OSType", catalogued.os.family);
  return catalogued;
}

/** What DescribeSelfImages and DescribeImages have in common. */
function toListed(read: Read, place: Place, table: Provenance): Image {
  const { wire } = read;
  const image: Image = {
    ...toBase(read, place, table),
    name: textOrNull(wire.ImageName),
    ownership: ownership(wire.ImageOwnerAlias),
    os: {
      ...UNTOLD.os,
      family: familyOf(wire.Platform),
      distribution: readSystem(wire.Platform).distribution,
    },
    architecture: architecture(wire.Architecture),
    sharing: sharingOf(ownership(wire.ImageOwnerAlias)),
    snapshotId: textOrNull(wire.SnapshotId),
    createdAt: cloudTime(wire.CreationTime),
  };
  noteUnknown(image.notes, "ImageOwnerAlias", image.ownership);
  noteUnknown(image.notes, "Platform", image.os.family);
  noteUnknown(image.notes, "Architecture", image.architecture);
  noteTime(image.notes, "CreationTime", wire.CreationTime, image.createdAt);
  return image;
}

/** What all three operations have in common. */
function toBase({ wire, item, notes: found }: Read, place: Place, table: Provenance): Image {
  // It names more than the architecture for which it stands in: virtual machine, bare metal, phone farm.
  const rest = remainder(item, table, ["ComputeType"]);
  const notes: Note[] = [...found, ...rest.notes];
  return imageOf({
    ref: { ...place, imageId: wire.ImageId },
    cloud: "alibaba-ens",
    dialect: "alibaba-ens",
    operation: table.operation,
    placement: textOrNull(wire.RegionId),
    ownership: { value: "unknown", raw: null },
    imageSizeGiB: wire.ImageSize,
    disks: disksOf(wire, notes),
    facts: rest.facts,
    notes,
  });
}

/** Distributions and families are both words of `Platform` and `OSType`, in an open list. */
function familyOf(raw: string | null | undefined): Mapped<OsFamily> {
  return { value: familyIn(raw) ?? "unknown", raw: raw ?? null };
}

/** ARM images say so in ComputeType (`arm_vm`, `arm_bare_metal`); that of x86 images leaves 32 or 64 bits open. */
function armBy({ ComputeType }: WireImage): Mapped<Architecture> | null {
  return ComputeType?.startsWith("arm_") ? { value: "arm64", raw: ComputeType } : null;
}

/** A size, and a format only where it is one: the document's own example prints a sentence there. No device names. */
function disksOf({ DiskDeviceMappings }: WireImage, notes: Note[]): Image["disks"] {
  const mappings = DiskDeviceMappings?.DiskDeviceMapping;
  if (mappings == null) return "not-reported";
  const disks = mappings.flatMap((mapping, index): Disk[] => {
    if (mapping == null) return [];
    const path = `DiskDeviceMappings.DiskDeviceMapping[${index}]`;
    const mapped = { ...role(mapping.Type?.toLowerCase()), raw: mapping.Type ?? null };
    noteUnknown(notes, `${path}.Type`, mapped);
    const format = formatOf(mapping);
    noteUnknown(notes, `${path}.Format`, format);
    return [
      {
        ...BLANK_DISK,
        role: mapped,
        sizeGiB: mapping.Size,
        format: format.value === "unknown" ? null : format.value,
      },
    ];
  });
  return inDeviceOrder(disks);
}

const formatWord = vocabulary({ raw: "raw", qcow2: "qcow2" });

function formatOf({ Format }: WireDisk): Mapped<string> {
  return formatWord(Format);
}

function sharingOf({ value }: Mapped<Ownership>): Sharing {
  return value === "private" || value === "unknown" ? UNTOLD.sharing : NOT_SHAREABLE;
}

/** The image with what only the catalogue tells. What both tell stays as the image's own operation told it. */
function withGapsFilled(image: Image, info: Image): Image {
  const fields: string[] = [];
  function fill<T>(field: string, own: T, other: T): T {
    if (!isGap(own) || isGap(other)) return own;
    fields.push(field);
    return other;
  }
  const filled: Image = {
    ...image,
    name: fill("name", image.name, info.name),
    description: fill("description", image.description, info.description),
    placement: fill("placement", image.placement, info.placement),
    os: {
      family: fill("os.family", image.os.family, info.os.family),
      text: fill("os.text", image.os.text, info.os.text),
      distribution: fill("os.distribution", image.os.distribution, info.os.distribution),
      release: fill("os.release", image.os.release, info.os.release),
      language: fill("os.language", image.os.language, info.os.language),
    },
    architecture: fill("architecture", image.architecture, info.architecture),
    imageSizeGiB: fill("imageSizeGiB", image.imageSizeGiB, info.imageSizeGiB),
    disks: fill("disks", image.disks, info.disks),
  };
  const known = new Set(image.facts.map(({ path }) => path));
  const isUsed = ({ path }: { path: string }) =>
    fields.includes("disks") || !path.startsWith("DiskDeviceMappings");
  return {
    ...filled,
    filledFrom: fields.length > 0 ? { operation: info.operation, fields } : null,
    facts: [...image.facts, ...info.facts.filter((fact) => isUsed(fact) && !known.has(fact.path))],
    notes: [...image.notes, ...info.notes.filter(isUsed)],
  };
}

function isGap(value: unknown): boolean {
  if (value === null || value === "not-reported") return true;
  if (typeof value !== "object" || Array.isArray(value)) return false;
  return (
    "raw" in value &&
    (value.raw === null || value.raw === "") &&
    "value" in value &&
    value.value === "unknown"
  );
}

/** The cloud's own count wins over the length of its list. No document publishes a limit. */
export function toSharing(accounts: readonly string[], total: number | null): Sharing {
  const used = total ?? accounts.length;
  return {
    audience: { value: used > 0 ? "named-targets" : "owner-only", raw: null },
    used,
    limit: null,
    limitBasis: "none-published",
    targets: accounts.map((account) => ({ account, name: null, sharedAt: null })),
  };
}
