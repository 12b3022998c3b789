import { faults, Refusal, refuseParameter } from "./faults";
import type { EnsImage } from "./image";
import { paging, required } from "./parameters";
import { imagesOf, regions, type Site } from "./world";

type Parameters = Map<string, string>;

export type Operation = {
  parameters: string[];
  /** Checks the parameters and hands back what gives the answer; a refusal is thrown by either step. */
  prepare(parameters: Parameters, site: Site, pageCap: number): () => Record<string, unknown>;
};

export const operations: Record<string, Operation> = {
  DescribeSelfImages: {
    parameters: ["PageNumber", "PageSize", "ImageId", "ImageName", "SnapshotId"],
    prepare: describeSelfImages,
  },
  DescribeImages: {
    // Status is a documented parameter "not in use": taken and ignored.
    parameters: ["EnsRegionId", "ImageId", "ImageName", "PageNumber", "PageSize", "SnapshotId", "Status"],
    prepare: describeImages,
  },
  DescribeImageInfos: { parameters: ["OsType"], prepare: describeImageInfos },
  DescribeImageSharePermission: {
    parameters: ["ImageId", "PageNumber", "PageSize", "AliyunId"],
    prepare: describeSharePermission,
  },
  DescribeEnsRegions: { parameters: ["EnsRegionId"], prepare: describeEnsRegions },
};

/** Custom images, own and shared to this account. Both id and name are fuzzy; paging comes back as text. */
function describeSelfImages(parameters: Parameters, site: Site, pageCap: number) {
  const { number, size: asked } = paging(parameters, 50);
  const size = Math.min(asked, pageCap || asked);
  return () => {
    const found = imagesOf(site).filter(
      (image) =>
        image.owner !== "system" &&
        image.id.includes(parameters.get("ImageId") ?? "") &&
        image.name.includes(parameters.get("ImageName") ?? "") &&
        isFrom(image, parameters.get("SnapshotId")),
    );
    return {
      Code: 0,
      Images: { Image: slice(found, number, size).map(toSelfImage) },
      PageSize: String(size),
      PageNumber: String(number),
      TotalCount: String(found.length),
    };
  };
}

/** Images that instances can be made from: public, own and shared. Here paging comes back as numbers. */
function describeImages(parameters: Parameters, site: Site) {
  const { number, size } = paging(parameters, 50);
  const node = parameters.get("EnsRegionId");
  if (node && !regions[site].some((region) => region.id === node)) refuseParameter("EnsRegionId");
  return () => {
    const id = parameters.get("ImageId");
    const found = imagesOf(site).filter(
      (image) =>
        image.status === "Available" &&
        (!id || image.id === id) &&
        image.name.includes(parameters.get("ImageName") ?? "") &&
        isFrom(image, parameters.get("SnapshotId")),
    );
    return {
      Code: 0,
      Images: { Image: slice(found, number, size).map(toUsableImage) },
      PageSize: size,
      PageNumber: number,
      TotalCount: found.length,
    };
  };
}

/** The public catalogue, all of it at once. */
function describeImageInfos(parameters: Parameters, site: Site) {
  const osType = parameters.get("OsType");
  if (osType && osType !== "linux" && osType !== "windows") refuseParameter("OsType");
  return () => ({
    Code: 0,
    Images: {
      Image: imagesOf(site)
        .filter((image) => image.owner === "system" && (!osType || image.osType === osType))
        .map(toCatalogueImage),
    },
  });
}

/** The accounts of one own image; the answer has no Code. */
function describeSharePermission(parameters: Parameters, site: Site) {
  const id = required(parameters, "ImageId");
  const { number, size } = paging(parameters, 100);
  const account = parameters.get("AliyunId");
  if (account && !/^\d{1,20}$/.test(account)) refuseParameter("AliyunId");
  return () => {
    const image = imagesOf(site).find((candidate) => candidate.id === id);
    if (!image) throw new Refusal(faults.backEnd);
    if (image.owner !== "self") throw new Refusal(faults.notShareable);
    const found = image.shares.filter((share) => !account || share === account);
    return {
      TotalCount: found.length,
      PageSize: size,
      PageNumber: number,
      ImageId: id,
      Accounts: { Account: slice(found, number, size).map((AliyunUid) => ({ AliyunUid })) },
    };
  };
}

function describeEnsRegions(parameters: Parameters, site: Site) {
  const wanted = parameters.get("EnsRegionId");
  return () => ({
    Code: 0,
    EnsRegions: {
      EnsRegions: regions[site]
        .filter((region) => !wanted || region.id === wanted)
        .map(({ id, name, enName, area, province }) => ({
          Area: area,
          EnName: enName,
          EnsRegionId: id,
          Name: name,
          Province: province,
        })),
    },
  });
}

function toSelfImage(image: EnsImage) {
  return {
    Architecture: image.architecture,
    CreationTime: image.createdTime,
    ImageId: image.id,
    ImageName: image.name,
    ImageOwnerAlias: image.owner,
    ImageSize: image.size,
    InstanceId: image.instanceId,
    OsVersion: image.osVersion,
    Platform: image.platform,
    Status: image.status,
    ComputeType: image.computeType,
    SnapshotId: image.snapshotId,
    DiskDeviceMappings: disksOf(image),
    ImageStorageSize: image.storageSize,
    RegionId: image.regionId,
  };
}

function toUsableImage(image: EnsImage) {
  return {
    Architecture: image.architecture,
    CreationTime: image.createdTime,
    ImageId: image.id,
    ImageName: image.name,
    ImageOwnerAlias: image.owner,
    ImageSize: image.size,
    Platform: image.osType === "windows" ? "Windows" : "Linux",
    SnapshotId: image.snapshotId,
    DiskDeviceMappings: disksOf(image),
    RegionId: image.regionId,
  };
}

function toCatalogueImage(image: EnsImage) {
  return {
    Description: image.catalogue?.description ?? image.name,
    ImageId: image.id,
    ImageSize: image.catalogue?.size ?? image.size,
    ImageVersion: image.osVersion,
    OSName: image.platform,
    OSType: image.osType,
    ComputeType: image.computeType,
    DiskDeviceMappings: disksOf(image),
    RegionId: image.regionId,
  };
}

function disksOf({ disks }: EnsImage) {
  return {
    DiskDeviceMapping: disks.map(({ type, size, format, imageId }) => ({
      Type: type,
      Size: size,
      Format: format,
      // The only key of the answer that begins with a small letter.
      imageId,
    })),
  };
}

function isFrom(image: EnsImage, snapshotId: string | undefined): boolean {
  return !snapshotId || image.snapshotId === snapshotId;
}

function slice<T>(list: T[], pageNumber: number, pageSize: number): T[] {
  return list.slice((pageNumber - 1) * pageSize, pageNumber * pageSize);
}
