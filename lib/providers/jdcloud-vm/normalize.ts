import type { Image, Note } from "../../domain/image";
import type { Mapped, NotReported } from "../../domain/mapped";
import type { ShareTarget } from "../../domain/sharing";
import type { ReadItem } from "../envelope";
import type { Json } from "../lossless-json";
import {
  cloudTime,
  imageOf,
  noteTime,
  noteUnknown,
  type Provenance,
  remainder,
  textOrNull,
  vocabulary,
} from "../mapping";
import { readSystem } from "../operating-system";
import { toDisks } from "./normalize-disks";
import { constraintsFields } from "./provenance";
import type { WireImage } from "./schema";

/** Today's words, and those of the document of 2019, which answers still may use. */
const ownershipOf = vocabulary({
  public: "public",
  jcloud: "public",
  thirdparty: "marketplace",
  marketplace: "marketplace",
  private: "private",
  self: "private",
  shared: "shared",
  share: "shared",
  community: "community",
});

/** "Image status", JD Cloud VM. A `pending` image with progress may be copied or made; the word does not tell. */
const statusOf = vocabulary({
  pending: "creating",
  ready: "available",
  deleting: "deleting",
  error: "failed",
});

const familyOf = vocabulary({ linux: "linux", windows: "windows" });
const architectureOf = vocabulary({ x86_64: "x86_64", i386: "i386", arm64: "arm64" });
const rootDeviceOf = vocabulary({ localDisk: "local", cloudDisk: "cloud" });
const audienceOf = vocabulary({
  all: "everyone",
  specifiedUsers: "named-targets",
  ownerOnly: "owner-only",
});

/** One Image of describeImages or describeImage; `provenance` is the table of the operation that told it. */
export function toImage(
  { wire, notes: readingNotes, item }: ReadItem<WireImage>,
  place: { connectionId: string; regionId: string; provenance: Provenance },
): Image {
  const ownership = ownershipOf(textOrNull(wire.imageSource));
  const isOwn = ownership.value === "private";
  const status = statusAsSeen(wire);
  const progressPercent = progressOf(wire);
  const createdAt = cloudTime(wire.createTime);
  const { disks, unplaced, conflicts } = toDisks(wire);
  if (progressPercent === null) unplaced.push("progress");
  if (wire.offline && (status === "not-reported" || status.value !== "offline")) unplaced.push("offline");

  const rest = remainder(item, place.provenance, unplaced);
  const notes: Note[] = [...readingNotes, ...rest.notes, ...conflicts];
  const family = told(wire.osType, familyOf);
  const architecture = told(wire.architecture, architectureOf);
  const rootDevice = told(wire.rootDeviceType, rootDeviceOf);
  const audience = told(wire.launchPermission, audienceOf);
  noteUnknown(notes, "imageSource", ownership);
  noteUnknown(notes, "status", status);
  noteUnknown(notes, "osType", family);
  noteUnknown(notes, "architecture", architecture);
  noteUnknown(notes, "rootDeviceType", rootDevice);
  noteUnknown(notes, "launchPermission", audience);
  noteTime(notes, "createTime", wire.createTime, createdAt);

  const system = readSystem(wire.platform, wire.osVersion);
  return imageOf({
    ref: { connectionId: place.connectionId, regionId: place.regionId, imageId: wire.imageId },
    cloud: "jdcloud-vm",
    dialect: "jdcloud-vm",
    operation: place.provenance.operation,
    name: textOrNull(wire.name),
    description: textOrNull(wire.desc),
    owner: textOrNull(wire.ownerPin),
    ownership,
    status,
    progressPercent,
    os: {
      family,
      text: [wire.platform, wire.osVersion].filter(Boolean).join(" ") || null,
      distribution: system.distribution,
      release: system.release,
      language: null,
    },
    architecture,
    rootDevice,
    systemDiskGiB: wire.systemDiskSizeGB,
    fileSize: wire.sizeMB === null ? null : { value: wire.sizeMB, unit: "MB", unitStated: false },
    disks,
    sharing: {
      audience,
      used: null,
      limit: null,
      limitBasis: isOwn ? "quota" : "none-published",
      targets: isOwn || ownership.value === "unknown" ? "not-asked" : "not-applicable",
    },
    snapshotId: textOrNull(wire.snapshotId),
    sourceInstanceId: textOrNull(wire.instanceId),
    createdAt,
    facts: rest.facts,
    notes,
  });
}

/** Adds what describeImageConstraints told, in the cloud's own words: which instance types the image runs on. */
export function withConstraints(image: Image, constraints: Json): Image {
  const { facts, notes } = remainder(constraints, constraintsFields);
  const prefixed = <T extends { path: string }>(part: T): T => ({
    ...part,
    path: `constraints.${part.path}`,
  });
  return {
    ...image,
    facts: [...image.facts, ...facts.map(prefixed)],
    notes: [...image.notes, ...notes.map(prefixed)],
  };
}

/** Account names with their login names, where both lists came and pair up. */
export function toTargets(members: { pins?: string[] | null; loginNames?: string[] | null }): ShareTarget[] {
  const pins = members.pins ?? [];
  const loginNames = members.loginNames ?? [];
  if (pins.length === 0) return loginNames.map((account) => ({ account, name: null, sharedAt: null }));
  const pairUp = pins.length === loginNames.length;
  return pins.map((account, index) => ({
    account,
    name: pairUp ? (loginNames[index] ?? null) : null,
    sharedAt: null,
  }));
}

/** A word that was not sent is not reported; one that was is ours or unknown. */
function told<T extends string>(
  raw: string | null | undefined,
  read: (raw: string) => Mapped<T>,
): Mapped<T> | NotReported {
  const text = textOrNull(raw);
  return text === null ? "not-reported" : read(text);
}

/** `offline` withdraws an image that would be usable; it does not hide that one is broken or on its way out. */
function statusAsSeen(wire: WireImage): Image["status"] {
  const status = told(wire.status, statusOf);
  if (!wire.offline) return status;
  if (status === "not-reported") return { value: "offline", raw: null };
  return status.value === "available" ? { value: "offline", raw: status.raw } : status;
}

/** Every ready image still says "100"; progress means something only while the cloud is at work. */
function progressOf({ status, progress }: WireImage): number | null {
  if (status !== "pending" || progress === null) return null;
  const percent = /^(\d{1,3})\s*%?$/.exec(progress.trim())?.[1];
  return percent !== undefined && Number(percent) <= 100 ? Number(percent) : null;
}
