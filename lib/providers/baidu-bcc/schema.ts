import { z } from "zod";
import { wireItem } from "../envelope";
import { wireBoolean, wireInteger, wireText, wireTextOrNumber } from "../wire";

/** A snapshot of a data disk, inside a whole-machine image. */
const wireSnapshot = z.object({ id: wireText, sizeInGB: wireInteger, encrypted: wireBoolean });

/**
 * What `normalize.ts` reads of an ImageModel. The pages of 2020, 2024 and 2026 and the Go SDK disagree about which
 * fields exist, so only the id is required. The appendix says `snapshot`, the Go SDK `snapshots`.
 */
export const wireImage = z.object({
  id: z.string().min(1),
  name: wireText,
  desc: wireText,
  type: wireText,
  status: wireText,
  osType: wireText,
  osName: wireText,
  osVersion: wireText,
  osArch: wireText,
  osLang: wireText,
  createTime: wireText,
  minDiskGb: wireInteger,
  encrypted: wireBoolean,
  package: wireBoolean,
  shareToUserNumLimit: wireInteger,
  sharedToUserNum: wireInteger,
  snapshot: z.array(wireSnapshot.nullish()).nullish(),
  snapshots: z.array(wireSnapshot.nullish()).nullish(),
});
export type WireImage = z.infer<typeof wireImage>;

export const listImagesAnswer = z.object({
  images: z.array(wireItem),
  isTruncated: z.boolean().nullish(),
  nextMarker: z.string().nullish(),
});

export const getImageAnswer = z.object({ image: wireItem });

/** Any of the three names may be missing; at least one is there. */
export const wireSharedUser = z.object({
  account: wireTextOrNumber,
  accountId: wireTextOrNumber,
  ucAccount: wireTextOrNumber,
});
export type WireSharedUser = z.infer<typeof wireSharedUser>;

export const listSharedUserAnswer = z.object({ users: z.array(wireSharedUser) });

export const describeRegionsAnswer = z.object({
  regions: z.array(z.object({ regionId: z.string(), regionName: wireText })),
});

/** A code becomes part of errors, so only a word is taken for one: free text may repeat what we signed. */
export const errorAnswer = z.object({
  code: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .nullish()
    .catch(null),
  requestId: z
    .string()
    .regex(/^[\w.-]{1,100}$/)
    .nullish()
    .catch(null),
});
