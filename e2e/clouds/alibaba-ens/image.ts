/** One image of the world, with the fields that any of the listing operations shows. */
export type EnsImage = {
  id: string;
  name: string;
  owner: "self" | "others" | "system";
  architecture: string;
  computeType: string;
  createdTime: string;
  /** GiB as text; empty while unknown. */
  size: string;
  /** Text in a unit that no document names; empty while unknown. */
  storageSize: string;
  instanceId: string;
  snapshotId: string;
  osType: "linux" | "windows";
  platform: string;
  osVersion: string;
  status: string;
  /** Where the image is stored; not an edge node. */
  regionId: string;
  disks: { type: string; size: string; format: string; imageId: string }[];
  /** Accounts that an own image is shared with. */
  shares: string[];
  /** What the public catalogue says, where it differs from the list. */
  catalogue?: { description: string; size: string };
};

/** An own image that is ready, with one system disk, with the parts given here replaced. */
export function ensImage(parts: Pick<EnsImage, "id" | "name" | "createdTime"> & Partial<EnsImage>): EnsImage {
  const size = parts.size ?? "40";
  return {
    owner: "self",
    architecture: "x86_64",
    computeType: "ens_vm",
    size,
    storageSize: "17",
    instanceId: "i-5rr1bnyrc4tswr8cq3w6y",
    snapshotId: "sp-5xg63dmojc1oaa3pk",
    osType: "linux",
    platform: "ubuntu",
    osVersion: "22.04",
    status: "Available",
    regionId: "cn-beijing",
    disks: size === "" ? [] : [{ type: "System", size, format: "qcow2", imageId: parts.id }],
    shares: [],
    ...parts,
  };
}
