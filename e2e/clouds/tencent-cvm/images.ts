import { z } from "zod";
import { refuse } from "./faults";
import type { WorldImage } from "./image";
import { imagesSeenBy, type SeenImage } from "./world";

const FILTER_LIMIT = 10;
const VALUE_LIMIT = 5;
const IMAGE_ID_LIMIT = 100;
const IMAGE_TYPES = ["PUBLIC_IMAGE", "PRIVATE_IMAGE", "SHARED_IMAGE", "MARKET_IMAGE"];
const CACHE_STATES = ["CACHED_ALL", "CACHING", "CACHED", "CACHE_INVALID", "CACHE_FAILED"];
const FILTER_NAMES = [
  "image-id",
  "image-type",
  "image-name",
  "platform",
  "tag-key",
  "tag-value",
  "dedicated-cluster-id",
  "cdc-cache-status",
];
/** Instance types that the emulator knows, with the architecture of the images that they can run. */
const INSTANCE_TYPES: Record<string, string[]> = {
  "S5.MEDIUM4": ["x86_64", "i386"],
  "SA2.MEDIUM2": ["x86_64", "i386"],
  "SR1.MEDIUM4": ["arm", "arm_64"],
};

/** The parameters of DescribeImages (CVM 2017-03-12). */
export const describeImagesParameters = z.strictObject({
  ImageIds: z.array(z.string()).optional(),
  Filters: z.array(z.strictObject({ Name: z.string(), Values: z.array(z.string()) })).optional(),
  Offset: z.int().optional(),
  Limit: z.int().optional(),
  InstanceType: z.string().optional(),
});
type Parameters = z.output<typeof describeImagesParameters>;
type Filter = { Name: string; Values: string[] };

/** Refuses what DescribeImages does not take, in the cloud's order. */
export function checkDescribeImages({
  ImageIds,
  Filters = [],
  Offset = 0,
  Limit = 20,
  InstanceType,
}: Parameters) {
  if (ImageIds !== undefined && Filters.length > 0) {
    refuse(
      "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
      "ImageIds and Filters cannot be specified at the same time.",
    );
  }
  if (Filters.length > FILTER_LIMIT) {
    refuse("InvalidFilterValue.LimitExceeded", `The number of filters exceeds the limit of ${FILTER_LIMIT}.`);
  }
  if (Filters.some((filter) => filter.Values.length > VALUE_LIMIT)) {
    refuse(
      "InvalidFilterValue.LimitExceeded",
      `The number of filter values exceeds the limit of ${VALUE_LIMIT}.`,
    );
  }
  for (const filter of Filters) {
    if (!FILTER_NAMES.includes(filter.Name) && !/^tag:.+/.test(filter.Name)) {
      refuse("InvalidFilter", `The specified filter \`${filter.Name}\` is not supported.`);
    }
  }
  if (Limit < 1 || Limit > 100) {
    refuse("InvalidParameterValue.InvalidParameterValueLimit", "The parameter Limit is out of range.");
  }
  if (Offset < 0) refuse("InvalidParameterValue", "The parameter Offset is out of range.");
  if ((ImageIds?.length ?? 0) > IMAGE_ID_LIMIT) {
    refuse(
      "InvalidParameterValue.LimitExceeded",
      `The number of image ids exceeds the limit of ${IMAGE_ID_LIMIT}.`,
    );
  }
  const idsInFilters = valuesOf(Filters, "image-id");
  for (const id of [...(ImageIds ?? []), ...idsInFilters]) checkImageId(id);
  checkWords("image-type", valuesOf(Filters, "image-type"), IMAGE_TYPES);
  checkWords("cdc-cache-status", valuesOf(Filters, "cdc-cache-status"), CACHE_STATES);
  if (InstanceType !== undefined) checkInstanceType(InstanceType);
}

/** The page of images that the parameters ask for. */
export function describeImages(
  parameters: Parameters,
  place: { accountId: string; region: string; pageCap?: number },
) {
  const { ImageIds, Filters = [], Offset = 0, Limit = 20, InstanceType } = parameters;
  const architectures = InstanceType === undefined ? null : (INSTANCE_TYPES[InstanceType] ?? []);
  const found = imagesSeenBy(place.accountId, place.region).filter(
    (seen) =>
      (!ImageIds?.length || ImageIds.includes(seen.image.id)) &&
      Filters.every((filter) => matches(seen, filter)) &&
      (architectures === null || architectures.includes(seen.image.architecture)),
  );
  const showCache = Filters.some((filter) => filter.Name === "dedicated-cluster-id");
  return {
    TotalCount: found.length,
    ImageSet: found.slice(Offset, Offset + Math.min(Limit, place.pageCap || Limit)).map((seen) => ({
      ...toWire(seen),
      ...(showCache && seen.image.cache ? { CdcCacheStatus: seen.image.cache.status } : {}),
    })),
  };
}

/** One image in the words of API 3.0. */
export function toWire({ image, type }: SeenImage) {
  return {
    ImageId: image.id,
    OsName: image.osName,
    ImageType: type,
    CreatedTime: image.createdTime,
    ImageName: image.name,
    ImageDescription: image.description,
    ImageSize: image.sizeGiB,
    Architecture: image.architecture,
    ImageState: image.state,
    Platform: image.platform,
    ImageCreator: image.creator,
    ImageSource: image.source,
    SyncPercent: image.syncPercent,
    IsSupportCloudinit: image.cloudInit,
    SnapshotSet: image.disks.map((disk) => ({
      SnapshotId: disk.snapshotId,
      DiskUsage: disk.usage,
      DiskSize: disk.sizeGiB,
    })),
    // Tags belong to the account that set them: a receiver does not see the owner's.
    Tags: type === "SHARED_IMAGE" ? [] : image.tags.map((tag) => ({ Key: tag.key, Value: tag.value })),
    LicenseType: image.license,
    ...(image.family === undefined ? {} : { ImageFamily: image.family }),
    ...(image.deprecated === undefined ? {} : { ImageDeprecated: image.deprecated }),
  };
}

/** Refuses an image id that has not the shape `img-` and eight letters or digits. */
export function checkImageId(id: string) {
  if (!/^img-[a-z0-9]{8}$/.test(id))
    refuse("InvalidImageId.Malformed", `The image ID \`${id}\` is malformed.`);
}

function matches({ image, type }: SeenImage, { Name, Values }: Filter): boolean {
  const contains = (text: string) => Values.some((value) => text.toLowerCase().includes(value.toLowerCase()));
  if (Name === "image-id") return Values.includes(image.id);
  if (Name === "image-type") return Values.includes(type);
  if (Name === "image-name") return contains(image.name);
  if (Name === "platform") return contains(image.platform);
  if (Name === "dedicated-cluster-id")
    return image.cache !== undefined && Values.includes(image.cache.clusterId);
  if (Name === "cdc-cache-status") return hasCacheState(image, Values);
  const tags = type === "SHARED_IMAGE" ? [] : image.tags;
  if (Name === "tag-key") return tags.some((tag) => Values.includes(tag.key));
  if (Name === "tag-value") return tags.some((tag) => Values.includes(tag.value));
  return tags.some((tag) => Name === `tag:${tag.key}` && Values.includes(tag.value));
}

function hasCacheState(image: WorldImage, wanted: string[]): boolean {
  return image.cache !== undefined && (wanted.includes("CACHED_ALL") || wanted.includes(image.cache.status));
}

function valuesOf(filters: Filter[], name: string): string[] {
  return filters.filter((filter) => filter.Name === name).flatMap((filter) => filter.Values);
}

function checkWords(name: string, values: string[], words: string[]) {
  const strange = values.find((value) => !words.includes(value));
  if (strange !== undefined)
    refuse("InvalidParameterValue", `The value \`${strange}\` of the filter ${name} is not valid.`);
}

function checkInstanceType(name: string) {
  if (!/^[A-Z0-9]+\.[A-Z0-9-]+$/.test(name)) {
    refuse("InvalidInstanceType.Malformed", `The instance type \`${name}\` is malformed.`);
  }
  if (!Object.hasOwn(INSTANCE_TYPES, name)) {
    refuse("InvalidParameterValue.InstanceTypeNotFound", `The instance type \`${name}\` is not found.`);
  }
}
