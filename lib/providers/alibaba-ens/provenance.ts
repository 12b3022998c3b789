import type { Provenance } from "../mapping";

const DISK = "DiskDeviceMappings.DiskDeviceMapping[]";

const disks: Provenance["fields"] = {
  "disks.role": { basis: "mapped", from: [`${DISK}.Type`] },
  "disks.sizeGiB": { basis: "reported", from: [`${DISK}.Size`] },
  "disks.format": { basis: "reported", from: [`${DISK}.Format`] },
};

/** Own images and those shared with the account (ENS 2017-11-10, DescribeSelfImages). */
export const selfImagesTable: Provenance = {
  operation: "DescribeSelfImages",
  fields: {
    "ref.imageId": { basis: "reported", from: ["ImageId"] },
    name: { basis: "reported", from: ["ImageName"] },
    placement: { basis: "reported", from: ["RegionId"] },
    ownership: { basis: "mapped", from: ["ImageOwnerAlias"] },
    status: { basis: "mapped", from: ["Status"] },
    "os.family": { basis: "mapped", from: ["Platform"] },
    "os.distribution": { basis: "mapped", from: ["Platform"] },
    "os.release": { basis: "reported", from: ["OsVersion"] },
    architecture: { basis: "mapped", from: ["Architecture", "ComputeType"] },
    imageSizeGiB: { basis: "reported", from: ["ImageSize"] },
    ...disks,
    snapshotId: { basis: "reported", from: ["SnapshotId"] },
    sourceInstanceId: { basis: "reported", from: ["InstanceId"] },
    createdAt: { basis: "reported", from: ["CreationTime"] },
  },
  documented: ["ImageStorageSize", `${DISK}.imageId`],
};

/** Images that the account can use; of these the public ones are read here (ENS 2017-11-10, DescribeImages). */
export const imagesTable: Provenance = {
  operation: "DescribeImages",
  fields: {
    "ref.imageId": { basis: "reported", from: ["ImageId"] },
    name: { basis: "reported", from: ["ImageName"] },
    placement: { basis: "reported", from: ["RegionId"] },
    ownership: { basis: "mapped", from: ["ImageOwnerAlias"] },
    // Linux or Windows here, while DescribeSelfImages names the distribution.
    "os.family": { basis: "mapped", from: ["Platform"] },
    "os.distribution": { basis: "mapped", from: ["Platform"] },
    architecture: { basis: "mapped", from: ["Architecture"] },
    imageSizeGiB: { basis: "reported", from: ["ImageSize"] },
    ...disks,
    snapshotId: { basis: "reported", from: ["SnapshotId"] },
    createdAt: { basis: "reported", from: ["CreationTime"] },
  },
  documented: [`${DISK}.imageId`],
};

/** The catalogue of public images (ENS 2017-11-10, DescribeImageInfos). Neither names, owners, times nor states. */
export const imageInfosTable: Provenance = {
  operation: "DescribeImageInfos",
  fields: {
    "ref.imageId": { basis: "reported", from: ["ImageId"] },
    name: { basis: "derived", from: ["Description"] },
    description: { basis: "reported", from: ["Description"] },
    placement: { basis: "reported", from: ["RegionId"] },
    // Everything in the catalogue is public.
    ownership: { basis: "derived", from: [] },
    "os.family": { basis: "mapped", from: ["OSType"] },
    "os.text": { basis: "reported", from: ["OSName"] },
    "os.distribution": { basis: "mapped", from: ["OSName"] },
    "os.release": { basis: "reported", from: ["ImageVersion"] },
    architecture: { basis: "derived", from: ["ComputeType"] },
    imageSizeGiB: { basis: "reported", from: ["ImageSize"] },
    ...disks,
  },
  documented: [`${DISK}.imageId`],
};

export const provenance: Provenance[] = [selfImagesTable, imagesTable, imageInfosTable];
