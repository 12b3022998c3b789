import { z } from "zod";
import { wireItem } from "../envelope";
import { wireBoolean, wireInteger, wireText, wireTextOrNumber } from "../wire";

/** What `normalize.ts` reads of an image (CVM 2017-03-12, data type Image). Everything else stays in its text. */
export const wireImage = z.object({
  ImageId: z.string().min(1),
  ImageName: wireText,
  ImageDescription: wireText,
  ImageType: wireText,
  ImageState: wireText,
  OsName: wireText,
  Platform: wireText,
  Architecture: wireText,
  ImageSize: wireInteger,
  CreatedTime: wireText,
  ImageCreator: wireTextOrNumber,
  SyncPercent: wireInteger,
  ImageDeprecated: wireBoolean,
  SnapshotSet: z
    .array(z.object({ SnapshotId: wireText, DiskUsage: wireText, DiskSize: wireInteger }).nullish())
    .nullish(),
  Tags: z.array(z.object({ Key: wireText, Value: wireText }).nullish()).nullish(),
});
export type WireImage = z.output<typeof wireImage>;

/** `Error` wins over any data beside it; an error whose code cannot be read is still an error. */
export const errorEnvelope = z.object({
  Response: z.object({
    Error: z
      .unknown()
      .refine((error) => error != null)
      .pipe(z.object({ Code: wireTextOrNumber.catch(null) }).catch({ Code: null })),
    RequestId: wireText.catch(null),
  }),
});

const requestId = { RequestId: wireText };

export const imagesEnvelope = z.object({
  Response: z.object({ TotalCount: wireInteger, ImageSet: z.array(wireItem).nullish(), ...requestId }),
});

const wireShare = z.object({
  AccountId: z.union([z.string(), z.number()]).transform(String),
  CreatedTime: wireText,
});
export type WireShare = z.output<typeof wireShare>;

export const sharesEnvelope = z.object({
  Response: z.object({ SharePermissionSet: z.array(wireShare), ...requestId }),
});

export const imageQuotaEnvelope = z.object({
  Response: z.object({ ImageNumQuota: wireInteger, ...requestId }),
});

export const accountQuotaEnvelope = z.object({
  Response: z.object({
    AccountQuotaOverview: z.object({
      AccountQuota: z.object({
        ImageQuotaSet: z.array(z.object({ UsedQuota: wireInteger, TotalQuota: wireInteger })).nullish(),
      }),
    }),
    ...requestId,
  }),
});

export const regionsEnvelope = z.object({
  Response: z.object({
    RegionSet: z.array(z.object({ Region: z.string(), RegionName: wireText, RegionState: wireText })),
    ...requestId,
  }),
});

export const identityEnvelope = z.object({
  Response: z.object({ AccountId: wireTextOrNumber, ...requestId }),
});
