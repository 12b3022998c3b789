import type { CloudId, DialectId } from "./cloud";
import type { Disk } from "./disk";
import type { Mapped, NotReported } from "./mapped";
import type { Sharing } from "./sharing";
import type { CloudTime } from "./time";

export const OWNERSHIPS = ["public", "private", "shared", "marketplace", "community"] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export const STATUSES = [
  "available",
  "in-use",
  "creating",
  "importing",
  "copying",
  "offline",
  "deprecated",
  "unavailable",
  "deleting",
  "failed",
] as const;
export type Status = (typeof STATUSES)[number];

export const OS_FAMILIES = ["linux", "windows", "bsd", "other"] as const;
export type OsFamily = (typeof OS_FAMILIES)[number];

export const ARCHITECTURES = ["x86_64", "arm64", "i386", "arm"] as const;
export type Architecture = (typeof ARCHITECTURES)[number];

/** Where an image is, as one connection sees it: an image id means something only inside its region. */
export type ImageRef = { connectionId: string; regionId: string; imageId: string };

/** The system inside. `distribution` is a lower-case slug (`ubuntu`), `release` its version (`22.04`). */
export type Os = {
  family: Mapped<OsFamily> | NotReported;
  text: string | null;
  distribution: string | null;
  release: string | null;
  language: string | null;
};

/** Every other field of an answer, in the cloud's own words. `path` is the wire path, `value` its JSON text. */
export type Fact = { path: string; value: string };

export const NOTE_CODES = [
  "zone-assumed",
  "word-unknown",
  "field-undocumented",
  "field-invalid",
  "field-conflict",
  "key-alias",
  "unit-unknown",
  "name-disagrees",
  "quota-not-permitted",
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];

/** What we assumed or found odd while reading one image. `path` is the wire path, `raw` the cloud's text there. */
export type Note = { code: NoteCode; path: string; raw: string | null };

/** One machine image as seen through one connection. */
export type Image = {
  ref: ImageRef;
  cloud: CloudId;
  dialect: DialectId;
  /** The operation that gave this picture. */
  operation: string;
  /** Fields that another operation told, because `operation` does not report them. */
  filledFrom: { operation: string; fields: string[] } | null;
  name: string | null;
  description: string | null;
  owner: string | null;
  /** Where the image lies inside its site or region, when the cloud says so (ENS). */
  placement: string | null;
  ownership: Mapped<Ownership>;
  status: Mapped<Status> | NotReported;
  progressPercent: number | null;
  os: Os;
  architecture: Mapped<Architecture> | NotReported;
  rootDevice: Mapped<"local" | "cloud"> | NotReported;
  systemDiskGiB: number | null;
  minDiskGiB: number | null;
  /** The cloud's own "image size", GiB. Never becomes a disk. */
  imageSizeGiB: number | null;
  fileSize: { value: number; unit: "B" | "MB" | "MiB"; unitStated: boolean } | null;
  disks: Disk[] | NotReported;
  sharing: Sharing;
  snapshotId: string | null;
  sourceInstanceId: string | null;
  createdAt: CloudTime | null;
  tags: { key: string; value: string | null }[];
  facts: Fact[];
  notes: Note[];
};

/** Whether the cloud is still working on the image, so that asking again soon is worth it. */
export function inTransition(image: Pick<Image, "status">): boolean {
  return (
    image.status !== "not-reported" &&
    ["creating", "importing", "copying", "deleting"].includes(image.status.value)
  );
}
