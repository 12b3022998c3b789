import type { Provenance } from "../mapping";

const SYSTEM = ["platform", "osVersion"] as const;
const DISKS = ["systemDisk", "dataDisks[]"] as const;

/** The wire paths of one field of every disk. */
function ofDisks(...fields: string[]): string[] {
  return DISKS.flatMap((disk) => fields.map((field) => `${disk}.${field}`));
}

/** Image ("describeImage", JD Cloud VM, both documents), the same in both operations. */
const fields: Provenance["fields"] = {
  "ref.imageId": { basis: "reported", from: ["imageId"] },
  name: { basis: "reported", from: ["name"] },
  description: { basis: "reported", from: ["desc"] },
  owner: { basis: "reported", from: ["ownerPin"] },
  ownership: { basis: "mapped", from: ["imageSource"] },
  status: { basis: "mapped", from: ["status", "offline"] },
  progressPercent: { basis: "reported", from: ["progress"] },
  "os.family": { basis: "mapped", from: ["osType"] },
  "os.text": { basis: "reported", from: SYSTEM },
  "os.distribution": { basis: "derived", from: SYSTEM },
  "os.release": { basis: "derived", from: SYSTEM },
  architecture: { basis: "mapped", from: ["architecture"] },
  rootDevice: { basis: "mapped", from: ["rootDeviceType"] },
  systemDiskGiB: { basis: "reported", from: ["systemDiskSizeGB"] },
  // The unit is told by the field's name alone, which leaves open whether MB or MiB is meant.
  fileSize: { basis: "assumed", from: ["sizeMB"] },
  // The role of a row follows from where it was told; no word of the cloud names it.
  "disks.role": { basis: "derived", from: [] },
  "disks.device": { basis: "reported", from: ofDisks("deviceName") },
  "disks.category": { basis: "mapped", from: ofDisks("diskCategory") },
  "disks.type": { basis: "reported", from: ofDisks("localDisk.diskType", "cloudDisk.diskType") },
  "disks.sizeGiB": { basis: "reported", from: ofDisks("localDisk.diskSizeGB", "cloudDisk.diskSizeGB") },
  "disks.snapshotId": { basis: "reported", from: ofDisks("cloudDisk.snapshotId") },
  "disks.encrypted": { basis: "reported", from: ofDisks("cloudDisk.encrypted") },
  "disks.deleteWithInstance": { basis: "reported", from: ofDisks("autoDelete") },
  "disks.iops": { basis: "reported", from: ofDisks("cloudDisk.iops") },
  "disks.throughput": { basis: "reported", from: ofDisks("cloudDisk.throughput") },
  "disks.volume": {
    basis: "reported",
    from: ofDisks(
      "cloudDisk.diskId",
      "cloudDisk.az",
      "cloudDisk.name",
      "cloudDisk.description",
      "cloudDisk.status",
      "cloudDisk.multiAttachable",
      "cloudDisk.createTime",
    ),
  },
  "disks.volume.charge": {
    basis: "reported",
    from: ofDisks(
      "cloudDisk.charge.chargeMode",
      "cloudDisk.charge.chargeStatus",
      "cloudDisk.charge.chargeStartTime",
      "cloudDisk.charge.chargeExpiredTime",
      "cloudDisk.charge.chargeRetireTime",
    ),
  },
  "disks.volume.attachments": {
    basis: "reported",
    from: ofDisks(
      "cloudDisk.attachments[].attachmentId",
      "cloudDisk.attachments[].diskId",
      "cloudDisk.attachments[].instanceType",
      "cloudDisk.attachments[].instanceId",
      "cloudDisk.attachments[].status",
      "cloudDisk.attachments[].attachTime",
    ),
  },
  "disks.volume.tags": {
    basis: "reported",
    from: ofDisks("cloudDisk.tags[].key", "cloudDisk.tags[].value"),
  },
  "sharing.audience": { basis: "mapped", from: ["launchPermission"] },
  // Whether an image can be shared at all follows from whose it is.
  "sharing.targets": { basis: "derived", from: ["imageSource"] },
  snapshotId: { basis: "reported", from: ["snapshotId"] },
  sourceInstanceId: { basis: "reported", from: ["instanceId"] },
  createdAt: { basis: "reported", from: ["createTime"] },
};

/** Fields that stay facts: those of the SDK's models, and those whose meaning the documents leave open. */
const documented = [
  "loginName",
  "imported",
  "expiredTime",
  "bootMode",
  "chargeInfo",
  "serviceCode",
  ...ofDisks(
    "status",
    // The document calls it "enable" and explains it as "whether suspended"; the SDK says "enabled".
    "cloudDisk.enable",
    "cloudDisk.enabled",
    "cloudDisk.snapshotPolicies",
    "cloudDisk.resourceGroupId",
    "cloudDisk.canPutInRecycleBin",
    "cloudDisk.trashTime",
  ),
];

export const describeImageFields: Provenance = { operation: "describeImage", fields, documented };
export const describeImagesFields: Provenance = { operation: "describeImages", fields, documented };

/** An image's constraints become facts under `constraints.`; no field of the image rests on them. */
export const constraintsFields: Provenance = {
  operation: "describeImageConstraints",
  fields: { "ref.imageId": { basis: "reported", from: ["imageId"] } },
  documented: ["imageInstanceTypeConstraint.constraintsType", "imageInstanceTypeConstraint.instanceTypes"],
};

/** What every field of a JD Cloud image rests on. */
export const provenance: Provenance[] = [describeImageFields, describeImagesFields];
