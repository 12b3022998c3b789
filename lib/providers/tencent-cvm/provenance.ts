import type { Provenance } from "../mapping";

/** What every field of a picture by API 3.0 rests on (CVM 2017-03-12, data types Image and Snapshot). */
export const imageTable: Provenance = {
  operation: "DescribeImages",
  fields: {
    "ref.imageId": { basis: "reported", from: ["ImageId"] },
    name: { basis: "reported", from: ["ImageName"] },
    description: { basis: "reported", from: ["ImageDescription"] },
    owner: { basis: "reported", from: ["ImageCreator"] },
    ownership: { basis: "mapped", from: ["ImageType"] },
    status: { basis: "mapped", from: ["ImageState", "ImageDeprecated"] },
    progressPercent: { basis: "reported", from: ["SyncPercent"] },
    "os.family": { basis: "mapped", from: ["Platform"] },
    "os.text": { basis: "reported", from: ["OsName"] },
    "os.distribution": { basis: "derived", from: ["OsName", "Platform"] },
    "os.release": { basis: "derived", from: ["OsName"] },
    "os.language": { basis: "derived", from: ["OsName"] },
    architecture: { basis: "mapped", from: ["Architecture"] },
    imageSizeGiB: { basis: "reported", from: ["ImageSize"] },
    "disks.role": { basis: "mapped", from: ["SnapshotSet[].DiskUsage"] },
    "disks.sizeGiB": { basis: "reported", from: ["SnapshotSet[].DiskSize"] },
    "disks.snapshotId": { basis: "reported", from: ["SnapshotSet[].SnapshotId"] },
    createdAt: { basis: "reported", from: ["CreatedTime"] },
    tags: { basis: "reported", from: ["Tags[].Key", "Tags[].Value"] },
  },
  documented: ["ImageSource", "IsSupportCloudinit", "LicenseType", "ImageFamily", "CdcCacheStatus"],
};

export const provenance: Provenance[] = [imageTable];
