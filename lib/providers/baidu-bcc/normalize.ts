import { BLANK_DISK, type Disk } from "../../domain/disk";
import type { Image, Note } from "../../domain/image";
import type { Mapped, NotReported } from "../../domain/mapped";
import type { ShareTarget, Sharing } from "../../domain/sharing";
import type { ReadItem } from "../envelope";
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
import type { WireImage, WireSharedUser } from "./schema";

/** ImageType ("Appendix", Baidu BCC API). `All` and `EbcTotal` are filters and never an image's type. */
const ownershipOf = vocabulary({
  System: "public",
  GpuBccSystem: "public",
  FpgaBccSystem: "public",
  BbcSystem: "public",
  GpuBbcSystem: "public",
  EbcSystem: "public",
  Custom: "private",
  GpuBccCustom: "private",
  FpgaBccCustom: "private",
  BbcCustom: "private",
  GpuBbcCustom: "private",
  EbcCustom: "private",
  Integration: "marketplace",
  Sharing: "shared",
});

/** ImageStatus. The documents spell `CreatedFailed`, the Go SDK `CreateFailed`. */
const statusOf = vocabulary({
  Creating: "creating",
  CreatedFailed: "failed",
  CreateFailed: "failed",
  Error: "failed",
  Available: "available",
  NotAvailable: "unavailable",
});

const familyOf = vocabulary({ linux: "linux", windows: "windows" });
const languageOf = vocabulary({ CHS: "zh", ENG: "en" });

/** One ImageModel of ListImages or GetImage; `provenance` is the table of the operation that told it. */
export function toImage(
  { wire, notes: readingNotes, item }: ReadItem<WireImage>,
  place: { connectionId: string; regionId: string; provenance: Provenance },
): Image {
  const { disks, unplaced } = disksOf(wire);
  const rest = remainder(item, place.provenance, unplaced);
  const notes: Note[] = [...readingNotes, ...rest.notes];

  const ownership = ownershipOf(textOrNull(wire.type));
  const status = told(wire.status, statusOf);
  const family = told(wire.osType, familyOf);
  const language = told(wire.osLang, languageOf);
  const architecture = told(wire.osArch, architectureOf);
  noteUnknown(notes, "type", ownership);
  noteUnknown(notes, "status", status);
  noteUnknown(notes, "osType", family);
  noteUnknown(notes, "osLang", language);
  noteUnknown(notes, "osArch", architecture);

  const createdAt = cloudTime(wire.createTime);
  noteTime(notes, "createTime", wire.createTime, createdAt);

  const system = readSystem(wire.osName, wire.osVersion);
  return imageOf({
    ref: { connectionId: place.connectionId, regionId: place.regionId, imageId: wire.id },
    cloud: "baidu-bcc",
    dialect: "baidu-bcc",
    operation: place.provenance.operation,
    name: textOrNull(wire.name),
    description: textOrNull(wire.desc),
    ownership,
    status,
    os: {
      family,
      text: [wire.osName, wire.osVersion].filter(Boolean).join(" ") || null,
      distribution: system.distribution,
      release: system.release,
      language: language === "not-reported" || language.value === "unknown" ? null : language.value,
    },
    architecture,
    // 0 is how Baidu says that no smallest size is stated.
    minDiskGiB: wire.minDiskGb || null,
    disks,
    sharing: sharingOf(wire, ownership),
    createdAt,
    facts: rest.facts,
    notes,
  });
}

/** The people and accounts behind ListSharedUser. `users` without any name at all cannot be shown and are left out. */
export function toTargets(users: readonly WireSharedUser[]): ShareTarget[] {
  return users.flatMap(({ account, accountId, ucAccount }) => {
    const id = accountId || account || ucAccount;
    if (!id) return [];
    return [{ account: id, name: account && account !== id ? account : null, sharedAt: null }];
  });
}

/** A word that was not sent is not reported; one that was is ours or unknown. */
function told<T extends string>(
  raw: string | null | undefined,
  read: (raw: string) => Mapped<T>,
): Mapped<T> | NotReported {
  const text = textOrNull(raw);
  return text === null ? "not-reported" : read(text);
}

/** `x86_64 (64bit)` and the like: the known word stands inside. */
function architectureOf(raw: string): Mapped<"x86_64" | "i386" | "arm64"> {
  return { value: readSystem(raw).architecture ?? "unknown", raw };
}

/**
 * The system disk is known by its smallest size only; data disks by their snapshots, which the detail alone tells.
 * `unplaced` names the fields that found no place in a row.
 */
function disksOf(wire: WireImage): { disks: Disk[] | NotReported; unplaced: string[] } {
  // The same list under its two names: the second is kept as facts, so that no disk is counted twice.
  const usesFirst = wire.snapshot != null && (wire.snapshot.length > 0 || wire.snapshots == null);
  const snapshots = usesFirst ? wire.snapshot : wire.snapshots;
  const unplaced = usesFirst ? ["snapshots"] : ["snapshot"];

  // An image of a whole machine has data disks; without their list, the system disk alone would be half the truth.
  const isTold = snapshots != null || wire.package !== true;
  const rows: Disk[] = [];
  if (isTold && wire.minDiskGb !== null && wire.minDiskGb > 0) {
    rows.push({
      ...BLANK_DISK,
      role: { value: "system", raw: null },
      minSizeGiB: wire.minDiskGb,
      encrypted: wire.encrypted ?? null,
    });
  } else unplaced.push("encrypted");
  if (wire.minDiskGb === 0) unplaced.push("minDiskGb");
  for (const snapshot of snapshots ?? []) {
    if (!snapshot) continue;
    rows.push({
      ...BLANK_DISK,
      role: { value: "data", raw: null },
      sizeGiB: snapshot.sizeInGB,
      snapshotId: textOrNull(snapshot.id),
      encrypted: snapshot.encrypted ?? null,
    });
  }
  return { disks: isTold && rows.length > 0 ? rows : "not-reported", unplaced };
}

/** The counters count wherever they are sent: the published example carries them on a system image. */
function sharingOf(wire: WireImage, ownership: Image["ownership"]): Sharing {
  return {
    audience: "not-reported",
    used: wire.sharedToUserNum,
    limit: wire.shareToUserNumLimit,
    limitBasis: "image",
    targets: ownership.value === "private" || ownership.value === "unknown" ? "not-asked" : "not-applicable",
  };
}
