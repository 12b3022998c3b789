import { z } from "zod";
import { wireItem } from "../envelope";
import type { Json } from "../lossless-json";
import { wireInteger, wireText, wireTextOrNumber } from "../wire";

const wireDisk = z.object({ Type: wireText, Size: wireInteger, Format: wireText });
export type WireDisk = z.output<typeof wireDisk>;

/** What `normalize.ts` reads of the images of DescribeSelfImages, DescribeImages and DescribeImageInfos together. */
export const wireImage = z.object({
  ImageId: z.string().min(1),
  ImageName: wireText,
  Description: wireText,
  ImageOwnerAlias: wireText,
  Status: wireText,
  Architecture: wireText,
  ComputeType: wireText,
  Platform: wireText,
  OsVersion: wireText,
  OSType: wireText,
  OSName: wireText,
  ImageVersion: wireText,
  ImageSize: wireInteger,
  ImageStorageSize: wireTextOrNumber,
  InstanceId: wireText,
  SnapshotId: wireText,
  RegionId: wireText,
  CreationTime: wireText,
  DiskDeviceMappings: z.object({ DiskDeviceMapping: z.array(wireDisk.nullish()).nullish() }).nullish(),
});
export type WireImage = z.output<typeof wireImage>;

/** Errors are read in both spellings, as the vendor's own clients do. */
export const errorBody = z.object({
  Code: wireTextOrNumber.catch(null),
  code: wireTextOrNumber.catch(null),
  RequestId: wireText.catch(null),
  requestId: wireText.catch(null),
  AccessDeniedDetail: z.object({ AuthAction: wireText }).nullish().catch(null),
});

const nothing = z.union([z.array(z.never()), z.strictObject({})]).transform((): Json[] => []);
const list = z.union([z.array(wireItem), nothing]).nullish();

/** A missing list means no images, but only under an envelope: `{}` alone could come from anybody. */
export const imagesEnvelope = z
  .object({
    RequestId: wireText,
    TotalCount: wireInteger,
    PageSize: wireInteger,
    Images: z
      .union([z.array(z.never()).transform(() => ({ Image: [] as Json[] })), z.object({ Image: list })])
      .nullish(),
  })
  .refine(({ RequestId, Images }) => RequestId != null || Images != null);

export const sharesEnvelope = z.object({
  RequestId: wireText,
  TotalCount: wireInteger,
  PageSize: wireInteger,
  Accounts: z.object({
    Account: z.array(z.object({ AliyunUid: z.union([z.string(), z.number()]).transform(String) })),
  }),
});

export const ensRegionsEnvelope = z.object({
  RequestId: wireText,
  EnsRegions: z.object({
    EnsRegions: z.array(z.object({ EnsRegionId: z.string(), Name: wireText, EnName: wireText })),
  }),
});
