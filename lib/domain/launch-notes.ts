import type { CloudId } from "./cloud";
import { type Disk, inDeviceOrder } from "./disk";
import type { Image } from "./image";

/** What somebody should know before launching from an image. `devices` are the disks concerned; null has no name. */
export type LaunchNote =
  | { code: "mixed-encryption"; encrypted: number; told: number }
  | { code: "encrypted-not-shareable"; cloud: CloudId }
  | { code: "empty-data-disk"; devices: (string | null)[]; sizeGiB: number | null }
  | { code: "local-root" }
  | { code: "kept"; devices: (string | null)[] }
  | { code: "system-size-disagrees"; diskGiB: number; statedGiB: number };

/**
 * The notes under the disk table. `snapshotsReported` says whether the cloud tells snapshots of disks at all: only
 * then does a data disk without one start empty.
 */
export function launchNotes(
  image: Pick<Image, "cloud" | "disks" | "rootDevice" | "systemDiskGiB">,
  { snapshotsReported }: { snapshotsReported: boolean },
): LaunchNote[] {
  const disks = image.disks === "not-reported" ? [] : inDeviceOrder(image.disks);
  return [
    ...encryption(image.cloud, disks),
    ...(snapshotsReported ? emptyDisks(disks) : []),
    ...localRoot(image, disks),
    ...kept(disks),
    ...sizeDisagrees(image, disks),
  ];
}

function encryption(cloud: CloudId, disks: Disk[]): LaunchNote[] {
  const told = disks.filter((disk) => disk.encrypted !== null).length;
  const encrypted = disks.filter((disk) => disk.encrypted).length;
  if (encrypted === 0) return [];
  return [
    ...(encrypted < told ? [{ code: "mixed-encryption", encrypted, told } as const] : []),
    // JD Cloud, "share image": images with encrypted snapshots cannot be shared.
    ...(cloud === "jdcloud-vm" ? [{ code: "encrypted-not-shareable", cloud } as const] : []),
  ];
}

function emptyDisks(disks: Disk[]): LaunchNote[] {
  const empty = disks.filter((disk) => disk.role.value === "data" && disk.snapshotId === null);
  if (empty.length === 0) return [];
  const sizeGiB = empty.length === 1 ? (empty[0]?.sizeGiB ?? null) : null;
  return [{ code: "empty-data-disk", devices: empty.map((disk) => disk.device), sizeGiB }];
}

function localRoot(image: Pick<Image, "rootDevice">, disks: Disk[]): LaunchNote[] {
  const told = image.rootDevice !== "not-reported" && image.rootDevice.value === "local";
  const drawn = disks.some(
    ({ role, category }) =>
      role.value === "system" && category !== "not-reported" && category.value === "local",
  );
  return told || drawn ? [{ code: "local-root" }] : [];
}

function kept(disks: Disk[]): LaunchNote[] {
  const staying = disks.filter((disk) => disk.deleteWithInstance === false);
  return staying.length === 0 ? [] : [{ code: "kept", devices: staying.map((disk) => disk.device) }];
}

function sizeDisagrees(image: Pick<Image, "systemDiskGiB">, disks: Disk[]): LaunchNote[] {
  const systems = disks.filter((disk) => disk.role.value === "system");
  const diskGiB = systems.length === 1 ? systems[0]?.sizeGiB : null;
  const statedGiB = image.systemDiskGiB;
  if (diskGiB == null || statedGiB === null || diskGiB === statedGiB) return [];
  return [{ code: "system-size-disagrees", diskGiB, statedGiB }];
}
