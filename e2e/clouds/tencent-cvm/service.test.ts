import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calm, type RunningCloud, startCloud } from "../emulator";
import { keys, service } from "./index";
import { type Call, call, type Response3 } from "./testing";

type Listed = Response3 & { TotalCount: number; ImageSet: Record<string, unknown>[] };

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud(service());
});
afterAll(() => cloud.stop());
beforeEach(() => {
  Object.assign(cloud.switches, calm);
});

function ask(parts: Partial<Call> = {}) {
  return call({ host: cloud.host, key: keys.prod, action: "DescribeImages", ...parts });
}

async function list(parameters: unknown, parts: Partial<Call> = {}) {
  return (await ask({ parameters, ...parts })) as Listed;
}

async function codeOf(parts: Partial<Call>) {
  return (await ask(parts)).Error?.Code ?? null;
}

const byType = (...types: string[]) => ({ Name: "image-type", Values: types });

describe("the signed envelope", () => {
  it("answers a fresh request id every time, in good and bad answers", async () => {
    const answers = [await ask(), await ask(), await ask({ action: "Nothing" })];
    expect(new Set(answers.map((answer) => answer.RequestId)).size).toBe(3);
    for (const { RequestId } of answers) expect(RequestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each<[string, Partial<Call>]>([
    ["UnsupportedProtocol", { method: "PUT" }],
    ["UnsupportedProtocol", { target: "/v2/index.php" }],
    ["UnsupportedProtocol", { contentType: "text/plain" }],
    ["AuthFailure.InvalidAuthorization", { tamper: { authorization: "TC3-HMAC-SHA256 hello" } }],
    ["AuthFailure.InvalidAuthorization", { tamper: { authorization: null } }],
    ["AuthFailure.SecretIdNotFound", { key: { ...keys.prod, id: "AKIDnobody" } }],
    ["AuthFailure.SignatureExpire", { at: new Date(Date.now() - 301_000) }],
    ["AuthFailure.SignatureFailure", { key: { ...keys.prod, secret: "wrong" } }],
    ["AuthFailure.TokenFailure", { key: { ...keys.temporary, token: "wrong" } }],
    ["AuthFailure.TokenFailure", { key: keys.temporary, tamper: { "x-tc-token": null } }],
    ["NoSuchVersion", { version: "2016-01-01" }],
    ["NoSuchVersion", { service: "cbs" }],
    ["InvalidAction", { action: "DescribeImagez" }],
    ["InvalidAction", { action: "constructor" }],
    ["MissingParameter", { tamper: { "x-tc-action": null } }],
    ["MissingParameter", { tamper: { "x-tc-version": null } }],
    ["MissingParameter", { region: null }],
    ["UnsupportedRegion", { region: "ap-nowhere" }],
    ["UnsupportedRegion", { region: "ap-guiyang" }],
    ["UnsupportedRegion", { region: "ap-shanghai-fsi" }],
  ])("answers %s to %o", async (code, parts) => {
    expect(await codeOf(parts)).toBe(code);
  });

  it("takes a temporary key with its token", async () => {
    expect(await codeOf({ key: keys.temporary })).toBeNull();
  });

  it("refuses a service's operation under another service's scope", async () => {
    expect(await codeOf({ service: "sts", version: "2018-08-13" })).toBe("InvalidAction");
  });

  it("serves a finance region only as that region's own entry", async () => {
    const finance = await startCloud(service({ financeRegion: "ap-shanghai-fsi" }));
    const code = async (region: string) => (await ask({ host: finance.host, region })).Error?.Code;
    expect(await code("ap-shanghai-fsi")).toBeUndefined();
    expect(await code("ap-guangzhou")).toBe("UnsupportedRegion");
    await finance.stop();
  });
});

describe("parameters of DescribeImages", () => {
  const filter = (index: number) => ({ Name: `tag:k${index}`, Values: ["v"] });

  it.each<[string, unknown]>([
    ["UnknownParameter", { Limits: 1 }],
    ["UnknownParameter", { Filters: [{ Name: "image-id", Values: ["img-9qabwvbn"], Value: "" }] }],
    ["InvalidParameter", { Limit: "10" }],
    ["InvalidParameter", { Limit: 1.5 }],
    ["InvalidParameter", { Offset: null }],
    ["InvalidParameter", { Filters: { Name: "image-id" } }],
    ["MissingParameter", { Filters: [{ Name: "image-id" }] }],
    ["InvalidParameter", []],
    [
      "InvalidParameter.InvalidParameterCoexistImageIdsFilters",
      { ImageIds: ["img-9qabwvbn"], Filters: [byType("PUBLIC_IMAGE")] },
    ],
    [
      "InvalidFilterValue.LimitExceeded",
      { Filters: Array.from({ length: 11 }, (_, index) => filter(index)) },
    ],
    [
      "InvalidFilterValue.LimitExceeded",
      { Filters: [{ Name: "image-id", Values: ["img-1", "img-2", "img-3", "img-4", "img-5", "img-6"] }] },
    ],
    ["InvalidFilter", { Filters: [{ Name: "image-state", Values: ["NORMAL"] }] }],
    ["InvalidParameterValue.InvalidParameterValueLimit", { Limit: 0 }],
    ["InvalidParameterValue.InvalidParameterValueLimit", { Limit: 101 }],
    ["InvalidParameterValue", { Offset: -1 }],
    ["InvalidImageId.Malformed", { ImageIds: ["img-1"] }],
    ["InvalidImageId.Malformed", { Filters: [{ Name: "image-id", Values: ["m-12345678"] }] }],
    ["InvalidInstanceType.Malformed", { InstanceType: "small" }],
    ["InvalidParameterValue.InstanceTypeNotFound", { InstanceType: "S9.HUGE999" }],
  ])("answers %s to %j", async (code, parameters) => {
    expect(await codeOf({ parameters })).toBe(code);
  });

  it("refuses a body that is not JSON", async () => {
    expect(await codeOf({ body: "Limit=1" })).toBe("InvalidParameter");
  });

  it("reads a GET's flattened parameters", async () => {
    const query =
      "Filters.0.Name=image-type&Filters.0.Values.0=PRIVATE_IMAGE&Filters.0.Values.1=SHARED_IMAGE&Limit=3";
    const answer = (await ask({ method: "GET", target: `/?${query}` })) as Listed;
    expect(answer.TotalCount).toBe(41);
    expect(answer.ImageSet).toHaveLength(3);
  });
});

describe("DescribeImages", () => {
  it("pages through every image once", async () => {
    const seen: unknown[] = [];
    for (let offset = 0; offset < 90; offset += 25) {
      const page = await list({ Offset: offset, Limit: 25 });
      expect(page.TotalCount).toBe(90);
      seen.push(...page.ImageSet.map((image) => image.ImageId));
    }
    expect(seen).toHaveLength(90);
    expect(new Set(seen).size).toBe(90);
    expect((await list({ Offset: 90 })).ImageSet).toEqual([]);
    expect((await list({})).ImageSet).toHaveLength(20);
  });

  it("answers the published example of a public image", async () => {
    const { TotalCount, ImageSet } = await list({
      Filters: [{ Name: "image-id", Values: ["img-9qabwvbn"] }],
    });
    expect(TotalCount).toBe(1);
    expect(ImageSet[0]).toEqual({
      LicenseType: "TencentCloud",
      ImageId: "img-9qabwvbn",
      OsName: "CentOS 7.6 64位",
      ImageSize: 50,
      ImageType: "PUBLIC_IMAGE",
      CreatedTime: "2020-09-22T00:00:00+00:00",
      ImageState: "NORMAL",
      ImageSource: "OFFICIAL",
      ImageName: "CentOS 7.6 64位",
      ImageDescription: "CentOS 7.6 64位",
      ImageCreator: "tencent",
      SyncPercent: 20,
      IsSupportCloudinit: true,
      Platform: "CentOS",
      Architecture: "x86_64",
      SnapshotSet: [],
      Tags: [{ Key: "myKey", Value: "myValue" }],
    });
  });

  it("tells the cache state when asked for a dedicated cluster", async () => {
    const { ImageSet } = await list({
      Filters: [
        { Name: "dedicated-cluster-id", Values: ["cluster-12345678"] },
        { Name: "cdc-cache-status", Values: ["CACHED_ALL"] },
      ],
    });
    expect(ImageSet.map((image) => image.CdcCacheStatus)).toEqual(["CACHED"]);
  });

  it("joins filters by AND and their values by OR", async () => {
    const own = await list({ Filters: [byType("PRIVATE_IMAGE")], Limit: 100 });
    const shared = await list({ Filters: [byType("SHARED_IMAGE")], Limit: 100 });
    const both = await list({ Filters: [byType("PRIVATE_IMAGE", "SHARED_IMAGE")], Limit: 100 });
    expect(both.TotalCount).toBe(own.TotalCount + shared.TotalCount);
    const web = await list({
      Filters: [byType("PRIVATE_IMAGE"), { Name: "image-name", Values: ["WEB-base-2026.11"] }],
    });
    expect(web.ImageSet.map((image) => image.ImageId)).toEqual(["img-web1120a"]);
  });

  it.each([
    [{ Name: "tag-key", Values: ["环境"] }, ["img-ordgold1"]],
    [{ Name: "tag:team", Values: ["edge"] }, ["img-armk8s09"]],
    [{ Name: "tag-value", Values: ["BYOL-2025-117"] }, ["img-byolwin7"]],
  ])("finds images by %j", async (filter, ids) => {
    const { ImageSet } = await list({ Filters: [filter] });
    expect(ImageSet.map((image) => image.ImageId)).toEqual(ids);
  });

  it("answers an unknown id and another account's image with an empty list", async () => {
    expect((await list({ ImageIds: ["img-00000000"] })).TotalCount).toBe(0);
    expect((await list({ ImageIds: ["img-qlzp4oea"] }, { key: keys.sandbox })).TotalCount).toBe(0);
  });

  it("shows a shared image to its receiver as shared", async () => {
    const { ImageSet } = await list({ ImageIds: ["img-web1120a"] }, { key: keys.sandbox });
    expect(ImageSet[0]).toMatchObject({ ImageType: "SHARED_IMAGE", ImageState: "NORMAL", Tags: [] });
  });

  it("shows every state, progress and absent field that the product must cope with", async () => {
    const { ImageSet } = await list({ Filters: [byType("PRIVATE_IMAGE")], Limit: 100 });
    expect(new Set(ImageSet.map((image) => image.ImageState))).toEqual(
      new Set(["NORMAL", "CREATING", "CREATEFAILED", "SYNCING", "IMPORTING", "IMPORTFAILED", "USING"]),
    );
    const syncing = ImageSet.find((image) => image.ImageId === "img-ordsync2");
    expect(syncing).toMatchObject({ ImageState: "SYNCING", SyncPercent: 64 });
    expect(ImageSet.some((image) => image.SyncPercent === null)).toBe(true);
    expect(ImageSet.some((image) => !("ImageFamily" in image))).toBe(true);
    expect(ImageSet.some((image) => image.ImageDeprecated === true)).toBe(true);
    expect(ImageSet.some((image) => image.LicenseType === "BYOL")).toBe(true);
  });
});

describe("the other operations", () => {
  const sharing = (imageId: string, parts: Partial<Call> = {}) =>
    ask({ action: "DescribeImageSharePermission", parameters: { ImageId: imageId }, ...parts });

  it("answers the published share list", async () => {
    expect((await sharing("img-6pb6lrmy")).SharePermissionSet).toEqual([
      { CreatedTime: "2018-06-10T11:02:50Z", AccountId: "101104350000" },
      { CreatedTime: "2018-06-13T15:03:25Z", AccountId: "101104350001" },
    ]);
  });

  it.each([
    ["img-0yc6rie8", 0],
    ["img-web1120a", 3],
    ["img-ordgold1", 500],
  ])("lists all accounts of %s at once: %i", async (imageId, size) => {
    expect((await sharing(imageId)).SharePermissionSet).toHaveLength(size);
  });

  it.each([
    ["InvalidImageId.Malformed", "img-x"],
    ["InvalidImageId.NotFound", "img-00000000"],
    ["UnauthorizedOperation.ImageNotBelongToAccount", "img-9qabwvbn"],
  ])("answers %s for the share list of %s", async (code, imageId) => {
    expect((await sharing(imageId)).Error?.Code).toBe(code);
  });

  it("answers a receiver's question for the share list as not the owner's", async () => {
    const answer = await sharing("img-web1120a", { key: keys.sandbox });
    expect(answer.Error?.Code).toBe("UnauthorizedOperation.ImageNotBelongToAccount");
  });

  it("counts own images in the quota, and neither public nor shared ones", async () => {
    const quota = await ask({
      action: "DescribeAccountQuota",
      parameters: { Filters: [{ Name: "quota-type", Values: ["ImageQuotaSet"] }] },
    });
    expect(quota.AccountQuotaOverview).toEqual({
      Region: "ap-guangzhou",
      AccountQuota: { ImageQuotaSet: [{ UsedQuota: 36, TotalQuota: 500 }] },
    });
    expect((await ask({ action: "DescribeImageQuota" })).ImageNumQuota).toBe(500);
  });

  it("answers the newest usable image of a family, or null", async () => {
    const family = async (name: string) =>
      (await ask({ action: "DescribeImageFromFamily", parameters: { ImageFamily: name } })).Image;
    expect(await family("business-daily-update")).toMatchObject({ ImageId: "img-1a2b3c4d" });
    expect(await family("web-base")).toMatchObject({ ImageId: "img-web1120a" });
    expect(await family("nothing-here")).toBeNull();
  });

  it("lists regions as published: fewer than the total says", async () => {
    const cvm = await ask({ action: "DescribeRegions", region: null });
    expect(cvm.TotalCount).toBe(9);
    expect(cvm.RegionSet).toHaveLength(8);
    const parts = { action: "DescribeRegions", service: "region", version: "2022-06-27", region: null };
    const all = await ask({ ...parts, parameters: { Product: "cvm" } });
    expect(all.TotalCount).toBe(21);
    expect(all.RegionSet).toHaveLength(18);
    expect(await codeOf(parts)).toBe("MissingParameter");
  });

  it("names regions in English when asked to", async () => {
    const answer = await ask({
      action: "DescribeRegions",
      region: null,
      tamper: { "x-tc-language": "en-US" },
    });
    expect(answer.RegionSet).toContainEqual({
      Region: "ap-guangzhou",
      RegionName: "Guangzhou",
      RegionState: "AVAILABLE",
    });
  });

  it("names the account behind a key", async () => {
    expect(await ask({ action: "GetCallerIdentity", service: "sts", version: "2018-08-13" })).toMatchObject({
      Type: "CAMUser",
      AccountId: "100026200001",
      UserId: "100026100001",
      PrincipalId: "100026100001",
      Arn: "qcs::cam:100026200001:uin/100026100001",
    });
  });
});

describe("refusals on demand", () => {
  it("denies an operation by switch and by key, naming it over several lines", async () => {
    cloud.switches.denied = ["DescribeImages"];
    const answer = await ask();
    expect(answer.Error).toEqual({
      Code: "UnauthorizedOperation",
      Message:
        `[request id:${answer.RequestId}]you are not authorized to perform operation (cvm:DescribeImages)\n` +
        "resource (qcs::cvm:ap-guangzhou:uin/100026200001:image/*) has no permission\n",
    });
    expect(await codeOf({ key: keys.sandbox, action: "DescribeAccountQuota" })).toBe("UnauthorizedOperation");
    const sharing = { action: "DescribeImageSharePermission", parameters: { ImageId: "img-6pb6lrmy" } };
    expect(await codeOf({ key: keys["readonly-images"], ...sharing })).toBe("UnauthorizedOperation");
  });

  it("throttles the next calls and counts only those that are signed and well formed", async () => {
    cloud.switches.throttleNext = 2;
    expect(await codeOf({ key: { ...keys.prod, secret: "wrong" } })).toBe("AuthFailure.SignatureFailure");
    expect(await codeOf({ parameters: { Limit: 0 } })).toMatch(/^InvalidParameterValue/);
    expect([await codeOf({}), await codeOf({}), await codeOf({})]).toEqual([
      "RequestLimitExceeded",
      "RequestLimitExceeded",
      null,
    ]);
  });

  it("keeps to the published rate when asked to", async () => {
    const now = new Date();
    const slow = await startCloud(service({ enforceRates: true }), { now: () => now });
    const question = { host: slow.host, at: now, action: "DescribeImageQuota" };
    for (let index = 0; index < 10; index++) expect(await codeOf(question)).toBeNull();
    expect(await codeOf(question)).toBe("RequestLimitExceeded");
    await slow.stop();
  });
});
