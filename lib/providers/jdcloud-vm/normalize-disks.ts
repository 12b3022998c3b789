import {
  BLANK_DISK,
  type Disk,
  type DiskCharge,
  type DiskRole,
  type DiskVolume,
  inDeviceOrder,
} from "../../domain/disk";
import type { Note } from "../../domain/image";
import type { NotReported } from "../../domain/mapped";
import { noteUnknown, textOrNull, vocabulary } from "../mapping";
import type { WireCloudDisk, WireDisk, WireImage } from "./schema";

const categoryOf = vocabulary({ local: "local", cloud: "cloud" });

type Row = { disk: Disk; unplaced: string[]; notes: Note[] };

/**
 * The disk mappings of an image: its system disk, then data disks by device. `systemDiskSizeGB` alone makes no disk.
 * `unplaced` names parts that found no place in a row; `conflicts` notes what contradicts itself or is unknown.
 */
export function toDisks(wire: WireImage): {
  disks: Disk[] | NotReported;
  unplaced: string[];
  conflicts: Note[];
} {
  const rows: Row[] = [];
  if (wire.systemDisk) rows.push(toRow(wire.systemDisk, "system", "systemDisk"));
  for (const [index, disk] of (wire.dataDisks ?? []).entries()) {
    if (disk) rows.push(toRow(disk, "data", `dataDisks[${index}]`));
  }
  return {
    disks: rows.length > 0 ? inDeviceOrder(rows.map(({ disk }) => disk)) : "not-reported",
    unplaced: rows.flatMap(({ unplaced }) => unplaced),
    conflicts: rows.flatMap(({ notes }) => notes),
  };
}

function toRow(wire: WireDisk, role: DiskRole, path: string): Row {
  const { cloudDisk, localDisk } = wire;
  const notes: Note[] = [];
  const word = textOrNull(wire.diskCategory);
  const category = word === null ? "not-reported" : categoryOf(word);
  noteUnknown(notes, `${path}.diskCategory`, category);
  if (
    typeof cloudDisk?.encrypt === "boolean" &&
    cloudDisk.encrypt !== (cloudDisk.encrypted ?? cloudDisk.encrypt)
  ) {
    notes.push({ code: "field-conflict", path: `${path}.cloudDisk.encrypt`, raw: String(cloudDisk.encrypt) });
  }

  // One of the two is sent; should both be, the category says which one the row is about.
  const usesLocal = localDisk != null && (cloudDisk == null || wire.diskCategory === "local");
  const shared: Disk = {
    ...BLANK_DISK,
    role: { value: role, raw: null },
    device: textOrNull(wire.deviceName),
    category,
    deleteWithInstance: wire.autoDelete ?? null,
  };
  if (usesLocal) {
    const disk = { ...shared, type: textOrNull(localDisk.diskType), sizeGiB: localDisk.diskSizeGB };
    return { disk, unplaced: [`${path}.cloudDisk`], notes };
  }
  const disk: Disk = {
    ...shared,
    type: textOrNull(cloudDisk?.diskType),
    sizeGiB: cloudDisk?.diskSizeGB ?? null,
    snapshotId: textOrNull(cloudDisk?.snapshotId),
    encrypted: cloudDisk?.encrypted ?? null,
    iops: cloudDisk?.iops ?? null,
    // No document states the unit.
    throughput: cloudDisk?.throughput == null ? null : { value: cloudDisk.throughput, unit: null },
    volume: cloudDisk ? volumeOf(cloudDisk) : null,
  };
  return { disk, unplaced: [`${path}.localDisk`], notes };
}

/** What the document of 2019 tells of the disk behind a mapping; null where an answer tells none of it. */
function volumeOf(wire: WireCloudDisk): DiskVolume | null {
  const volume: DiskVolume = {
    id: textOrNull(wire.diskId),
    zone: textOrNull(wire.az),
    name: textOrNull(wire.name),
    description: textOrNull(wire.description),
    status: textOrNull(wire.status),
    multiAttach: wire.multiAttachable ?? null,
    createdAt: textOrNull(wire.createTime),
    charge: chargeOf(wire),
    attachments: (wire.attachments ?? []).flatMap((attachment) =>
      attachment
        ? [
            {
              attachmentId: textOrNull(attachment.attachmentId),
              diskId: textOrNull(attachment.diskId),
              instanceType: textOrNull(attachment.instanceType),
              instanceId: textOrNull(attachment.instanceId),
              status: textOrNull(attachment.status),
              attachedAt: textOrNull(attachment.attachTime),
            },
          ]
        : [],
    ),
    tags: (wire.tags ?? []).flatMap((tag) => (tag ? [{ key: tag.key ?? "", value: tag.value ?? null }] : [])),
  };
  const isBlank = Object.values(volume).every(
    (part) => part === null || (Array.isArray(part) && part.length === 0),
  );
  return isBlank ? null : volume;
}

function chargeOf({ charge }: WireCloudDisk): DiskCharge | null {
  if (!charge) return null;
  return {
    mode: textOrNull(charge.chargeMode),
    status: textOrNull(charge.chargeStatus),
    startAt: textOrNull(charge.chargeStartTime),
    // Blank for pay-as-you-go.
    expiresAt: textOrNull(charge.chargeExpiredTime),
    retireAt: textOrNull(charge.chargeRetireTime),
  };
}
