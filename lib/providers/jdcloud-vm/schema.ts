import { z } from "zod";
import { wireItem } from "../envelope";
import { wireBoolean, wireInteger, wireText, wireTextOrNumber } from "../wire";

const wireCharge = z.object({
  chargeMode: wireText,
  chargeStatus: wireText,
  chargeStartTime: wireText,
  chargeExpiredTime: wireText,
  chargeRetireTime: wireText,
});

const wireAttachment = z.object({
  attachmentId: wireText,
  diskId: wireText,
  instanceType: wireText,
  instanceId: wireText,
  status: wireText,
  attachTime: wireText,
});

/** The document of 2019 tells the whole cloud disk; today's tells type, size, iops, snapshot and encryption. */
const wireCloudDisk = z.object({
  diskId: wireText,
  az: wireText,
  name: wireText,
  description: wireText,
  diskType: wireText,
  diskSizeGB: wireInteger,
  iops: wireInteger,
  throughput: wireInteger,
  status: wireText,
  snapshotId: wireText,
  multiAttachable: wireBoolean,
  encrypted: wireBoolean,
  /** In today's example only; no table names it. Read to tell whether it contradicts `encrypted`. */
  encrypt: wireBoolean,
  createTime: wireText,
  charge: wireCharge.nullish(),
  attachments: z.array(wireAttachment.nullish()).nullish(),
  tags: z.array(z.object({ key: wireText, value: wireText }).nullish()).nullish(),
});
export type WireCloudDisk = z.infer<typeof wireCloudDisk>;

const wireDisk = z.object({
  diskCategory: wireText,
  autoDelete: wireBoolean,
  deviceName: wireText,
  localDisk: z.object({ diskType: wireText, diskSizeGB: wireInteger }).nullish(),
  cloudDisk: wireCloudDisk.nullish(),
});
export type WireDisk = z.infer<typeof wireDisk>;

/** What `normalize.ts` reads of an Image, by the English document of 2019 and the Chinese one of today. */
export const wireImage = z.object({
  imageId: z.string().min(1),
  name: wireText,
  desc: wireText,
  platform: wireText,
  osVersion: wireText,
  osType: wireText,
  architecture: wireText,
  systemDiskSizeGB: wireInteger,
  imageSource: wireText,
  status: wireText,
  createTime: wireText,
  sizeMB: wireInteger,
  ownerPin: wireText,
  launchPermission: wireText,
  systemDisk: wireDisk.nullish(),
  dataDisks: z.array(wireDisk.nullish()).nullish(),
  snapshotId: wireText,
  rootDeviceType: wireText,
  progress: wireTextOrNumber,
  offline: wireBoolean,
  instanceId: wireText,
});
export type WireImage = z.infer<typeof wireImage>;

/** Without a list only a count of zero says that there is none. */
export const describeImagesAnswer = z.object({
  result: z
    .object({ images: z.array(wireItem).nullish(), totalCount: wireInteger })
    .refine(({ images, totalCount }) => images != null || totalCount === 0),
});

export const describeImageAnswer = z.object({ result: z.object({ image: wireItem }) });

/** The document tells `pins` alone, the SDK `loginNames` beside them; one of the two must be there. */
export const describeImageMembersAnswer = z.object({
  result: z
    .object({ pins: z.array(z.string()).nullish(), loginNames: z.array(z.string()).nullish() })
    .refine(({ pins, loginNames }) => pins !== undefined || loginNames !== undefined),
});

export const describeQuotasAnswer = z.object({
  result: z.object({
    quotas: z.array(z.object({ resourceType: wireText, limit: wireInteger, used: wireInteger })),
  }),
});

/** One object, although its name is a plural. */
export const describeImageConstraintsAnswer = z.object({ result: z.object({ imageConstraints: wireItem }) });

const word = z
  .string()
  .regex(/^[\w.-]{1,100}$/)
  .nullish()
  .catch(null);

/** `status` is the code; `message` only helps to tell kinds apart and goes no further: it may repeat what we signed. */
export const errorAnswer = z.object({
  requestId: word,
  error: z
    .object({
      code: z.number().nullish().catch(null),
      status: word,
      message: z.string().nullish().catch(null),
    })
    .nullish()
    .catch({}),
});
