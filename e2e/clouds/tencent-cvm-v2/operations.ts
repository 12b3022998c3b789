import { imagesSeenBy } from "../tencent-cvm/world";
import { faults, Refusal, refuseParameter } from "./faults";
import { beijingTime, statusOf, toWire, typeNumbers } from "./images";
import { checkNames, imageIds, wholeNumber } from "./parameters";

/** Whose call it is and where it goes: the region under its name of API 3.0, and under its own. */
export type Caller = { accountId: string; region: string; legacyRegion: string; pageCap?: number };

/** Checks the parameters and hands back what gives the answer; a refusal is thrown by either step. */
export type Operation = (parameters: URLSearchParams, caller: Caller) => () => Record<string, unknown>;

export const operations: Record<string, Operation> = { DescribeImages, GetImageShareUinInfo };

/** The only number of accounts that either API tells; API 3.0's documents say 500 since 2024. */
const MAX_SHARE_NUMBER = "50";

function DescribeImages(parameters: URLSearchParams, caller: Caller) {
  checkNames(parameters, ["imageType", "imageIds.n", "status", "offset", "limit"]);
  const ids = imageIds(parameters);
  const type = wholeNumber(parameters, "imageType", { from: 1, to: 4 });
  if (ids.length > 0 && type === null) refuseParameter("imageType");
  // North America has no marketplace.
  if (type === 3 && caller.legacyRegion === "ca") refuseParameter("imageType");
  const status = wholeNumber(parameters, "status", { from: 0, to: 5 }) ?? 0;
  const offset = wholeNumber(parameters, "offset", { from: 0, to: 999_999_999 }) ?? 0;
  const limit = wholeNumber(parameters, "limit", { from: 1, to: 100 }) ?? 20;
  return () => {
    const found = imagesSeenBy(caller.accountId, caller.region).filter(
      (seen) =>
        (type === null || typeNumbers[seen.type] === type) &&
        (ids.length === 0 || ids.includes(seen.image.id)) &&
        (status === 0 || statusOf(seen.image) === status),
    );
    const page = found.slice(offset, offset + Math.min(limit, caller.pageCap || limit)).map(toWire);
    return { code: 0, message: "", codeDesc: "Success", totalCount: found.length, imageSet: page };
  };
}

/** Its code and its counts are text, as published. */
function GetImageShareUinInfo(parameters: URLSearchParams, caller: Caller) {
  checkNames(parameters, ["imageIds.n"]);
  const ids = imageIds(parameters);
  if (ids.length === 0) refuseParameter("imageIds");
  return () => {
    const imageList = ids.map((id) => ({ imageId: id, shareUinInfo: sharesOf(id, caller) }));
    return {
      code: "0",
      message: "",
      data: { imageNum: String(imageList.length), maxImgShareNum: MAX_SHARE_NUMBER, imageList },
    };
  };
}

function sharesOf(id: string, { accountId, region }: Caller) {
  const seen = imagesSeenBy(accountId, region).find(({ image }) => image.id === id);
  if (!seen) throw new Refusal(faults.noSuchResource);
  if (seen.type !== "PRIVATE_IMAGE") throw new Refusal(faults.notAuthorized);
  return seen.image.shares.map((share) => ({
    uin: share.accountId,
    shareTimeStamp: beijingTime(share.createdTime),
  }));
}
