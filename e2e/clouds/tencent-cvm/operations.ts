import { z } from "zod";
import type { FakeKey } from "../emulator";
import { refuse } from "./faults";
import {
  checkDescribeImages,
  checkImageId,
  describeImages,
  describeImagesParameters,
  toWire,
} from "./images";
import { typedParameters } from "./parameters";
import { accountQuota, accountQuotaParameters, checkAccountQuota } from "./quotas";
import { cvmRegionCodes, regionServiceCodes, regions } from "./regions";
import { imageQuotaOf, imagesSeenBy } from "./world";

/** Whose call it is and where it goes; `language` is what X-TC-Language asks for. */
export type Caller = { key: FakeKey; region: string; language: string | undefined; pageCap?: number };

export type Operation = {
  needsRegion: boolean;
  ratePerSecond: number;
  /** Checks the parameters and hands back what gives the answer; a refusal is thrown by either step. */
  prepare(sent: unknown, caller: Caller): () => Record<string, unknown>;
};

/** The services behind the one listener: version, and operations by name. */
export const services: Record<string, { version: string; operations: Record<string, Operation> }> = {
  cvm: {
    version: "2017-03-12",
    operations: {
      DescribeImages: operation({
        ratePerSecond: 40,
        parameters: describeImagesParameters,
        check: checkDescribeImages,
        answer: (parameters, caller) => describeImages(parameters, placeOf(caller)),
      }),
      DescribeImageSharePermission: operation({
        ratePerSecond: 10,
        parameters: z.strictObject({ ImageId: z.string() }),
        check: ({ ImageId }) => checkImageId(ImageId),
        answer: ({ ImageId }, caller) => sharePermission(ImageId, caller),
      }),
      DescribeImageQuota: operation({
        ratePerSecond: 10,
        parameters: z.strictObject({}),
        answer: (_, caller) => ({ ImageNumQuota: imageQuotaOf(caller.key.accountId) }),
      }),
      DescribeAccountQuota: operation({
        ratePerSecond: 20,
        parameters: accountQuotaParameters,
        check: checkAccountQuota,
        answer: (parameters, caller) => accountQuota(parameters, placeOf(caller)),
      }),
      DescribeImageFromFamily: operation({
        ratePerSecond: 20,
        parameters: z.strictObject({ ImageFamily: z.string() }),
        answer: ({ ImageFamily }, caller) => ({ Image: newestOfFamily(ImageFamily, caller) }),
      }),
      DescribeRegions: operation({
        needsRegion: false,
        ratePerSecond: 20,
        parameters: z.strictObject({}),
        answer: (_, caller) => ({
          TotalCount: 9,
          RegionSet: cvmRegionCodes.map((code) => regionRow(code, caller)),
        }),
      }),
    },
  },
  region: {
    version: "2022-06-27",
    operations: {
      DescribeRegions: operation({
        needsRegion: false,
        ratePerSecond: 50,
        parameters: z.strictObject({ Product: z.string(), Scene: z.int().optional() }),
        check: checkRegionQuestion,
        answer: (_, caller) => ({
          TotalCount: 21,
          RegionSet: regionServiceCodes.map((code) => ({
            ...regionRow(code, caller),
            RegionTypeMC: null,
            LocationMC: null,
            RegionNameMC: null,
            RegionIdMC: null,
          })),
        }),
      }),
    },
  },
  sts: {
    version: "2018-08-13",
    operations: {
      GetCallerIdentity: operation({
        ratePerSecond: 20,
        parameters: z.strictObject({}),
        answer: (_, caller) => callerIdentity(caller.key),
      }),
    },
  },
};

function operation<S extends z.ZodType>(parts: {
  needsRegion?: boolean;
  ratePerSecond: number;
  parameters: S;
  check?: (parameters: z.output<S>) => void;
  answer: (parameters: z.output<S>, caller: Caller) => Record<string, unknown>;
}): Operation {
  return {
    needsRegion: parts.needsRegion ?? true,
    ratePerSecond: parts.ratePerSecond,
    prepare(sent, caller) {
      const parameters = typedParameters(parts.parameters, sent);
      parts.check?.(parameters);
      return () => parts.answer(parameters, caller);
    },
  };
}

function sharePermission(imageId: string, { key, region }: Caller) {
  const seen = imagesSeenBy(key.accountId, region).find(({ image }) => image.id === imageId);
  if (!seen) return refuse("InvalidImageId.NotFound", "The image does not exist.");
  if (seen.type !== "PRIVATE_IMAGE") {
    return refuse(
      "UnauthorizedOperation.ImageNotBelongToAccount",
      "The image does not belong to the account.",
    );
  }
  return {
    SharePermissionSet: seen.image.shares.map(({ accountId, createdTime }) => ({
      CreatedTime: createdTime,
      AccountId: accountId,
    })),
  };
}

function newestOfFamily(family: string, { key, region }: Caller) {
  const newest = imagesSeenBy(key.accountId, region).find(
    ({ image, type }) =>
      type === "PRIVATE_IMAGE" && image.family === family && image.state === "NORMAL" && !image.deprecated,
  );
  return newest ? toWire(newest) : null;
}

function checkRegionQuestion({ Product, Scene = 0 }: { Product: string; Scene?: number | undefined }) {
  if (Product !== "cvm") refuse("InvalidParameterValue", `The product \`${Product}\` is not supported.`);
  if (Scene !== 0 && Scene !== 1) refuse("InvalidParameterValue", "The parameter Scene is out of range.");
}

function regionRow(code: string, { language }: Caller) {
  const region = regions.find((candidate) => candidate.code === code);
  const name = language === "en-US" ? region?.nameEn : region?.nameZh;
  return { Region: code, RegionName: name, RegionState: "AVAILABLE" };
}

/** Every key of the world belongs to a user of its account, numbered like the published example. */
function callerIdentity({ accountId }: FakeKey) {
  const userId = accountId.replace(/^1000262/, "1000261");
  return {
    Type: "CAMUser",
    AccountId: accountId,
    UserId: userId,
    PrincipalId: userId,
    Arn: `qcs::cam:${accountId}:uin/${userId}`,
  };
}

function placeOf({ key, region, pageCap }: Caller) {
  return { accountId: key.accountId, region, pageCap };
}
