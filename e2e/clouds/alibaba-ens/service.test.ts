import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calm, type RunningCloud, startCloud } from "../emulator";
import { keys, service } from "./index";
import { type Call, call } from "./testing";

type Image = Record<string, unknown> & { ImageId: string };

let cloud: RunningCloud;
let singapore: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud(service());
  singapore = await startCloud(service({ site: "ap-southeast-1" }));
});
afterAll(() => Promise.all([cloud.stop(), singapore.stop()]));
beforeEach(() => {
  Object.assign(cloud.switches, calm);
});

function ask(parts: Partial<Call> = {}) {
  return call({ host: cloud.host, key: keys.edge, action: "DescribeSelfImages", ...parts });
}

async function refusal(parts: Partial<Call>) {
  const { status, body } = await ask(parts);
  return `${status} ${body.Code}`;
}

async function images(parts: Partial<Call> = {}) {
  const { body } = await ask(parts);
  return (body.Images as { Image: Image[] }).Image;
}

const secondsAgo = (seconds: number) =>
  new Date(Date.now() - seconds * 1000).toISOString().replace(/\.\d+/, "");

describe("the signed call", () => {
  it.each<[string, Partial<Call>]>([
    [
      "a POST with its parameters in the query",
      { parameters: { PageSize: 50, ImageName: "a *!'()~+&=/%图" } },
    ],
    ["a POST with its parameters in a form", { parameters: { PageSize: 50 }, asForm: true }],
    ["a GET", { method: "GET", parameters: { PageSize: 50 } }],
    ["a temporary key with its token", { key: keys.sts }],
    ["more signed headers", { headers: { "x-acs-credentials-provider": "static_ak" } }],
  ])("takes %s", async (_, parts) => {
    expect(await refusal(parts)).toBe("200 0");
  });

  it.each<[string, Partial<Call>]>([
    ["404 InvalidApi.NotFound", { action: "DescribeSelfImagez" }],
    ["404 InvalidApi.NotFound", { action: "constructor" }],
    ["404 InvalidApi.NotFound", { version: "2014-05-26" }],
    ["404 InvalidApi.NotFound", { path: "/x" }],
    ["404 InvalidAction.NotFound", { headers: { "x-acs-action": null } }],
    ["400 IncompleteSignature", { tamper: { authorization: null } }],
    ["404 InvalidAccessKeyId.NotFound", { key: { ...keys.edge, id: "LTAI5tNobody" } }],
    ["400 InvalidAccessKeyId.Inactive", { key: keys.inactive }],
    ["400 MissingSecurityToken", { key: keys.sts, headers: { "x-acs-security-token": null } }],
    ["400 InvalidSecurityToken.MismatchWithAccessKey", { key: { ...keys.sts, token: "wrong" } }],
    ["400 InvalidTimeStamp.Format", { date: "yesterday" }],
    ["400 InvalidTimeStamp.Expired", { date: secondsAgo(905) }],
    ["400 IncompleteSignature", { tamper: { "x-acs-extra": "1" } }],
    ["400 SignatureDoesNotMatch", { key: { ...keys.edge, secret: "wrong" } }],
    ["400 SignatureDoesNotMatch", { tamper: { "x-acs-content-sha256": "0".repeat(64) } }],
  ])("answers %s to %o", async (answer, parts) => {
    expect(await refusal(parts)).toBe(answer);
  });

  it("refuses a nonce that the key has used, but not another key's", async () => {
    expect(await refusal({ nonce: "n-1" })).toBe("200 0");
    expect(await refusal({ nonce: "n-1" })).toBe("400 SignatureNonceUsed");
    expect(await refusal({ nonce: "n-1", key: keys.sts })).toBe("200 0");
  });

  it("does not remember the nonce of a call that it could not verify", async () => {
    expect(await refusal({ nonce: "n-2", key: { ...keys.edge, secret: "wrong" } })).toMatch(/^400/);
    expect(await refusal({ nonce: "n-2" })).toBe("200 0");
  });

  it("sends an error with its envelope and the request id in body and header", async () => {
    const { status, headers, body } = await ask({ parameters: { PageSize: 51 } });
    expect(status).toBe(400);
    expect(body).toEqual({
      RequestId: headers.get("x-acs-request-id"),
      HostId: "ens.aliyuncs.com",
      Code: "InvalidParameter.PageSize",
      Message: "The specified field PageSize invalid. Please check it again.",
      Recommend: `https://api.aliyun.com/troubleshoot?q=InvalidParameter.PageSize&product=Ens&requestId=${body.RequestId}`,
    });
  });

  it("answers XML to a client that did not ask for JSON", async () => {
    const good = await ask({ accept: "*/*", parameters: { ImageId: "m-5empty0strings2023" } });
    expect(good.headers.get("content-type")).toBe("text/xml;charset=utf-8");
    expect(good.text).toContain("<ImageName>&lt;i&gt;unnamed&lt;/i&gt; &amp; 100%_edge</ImageName>");
    const bad = await ask({ accept: "*/*", version: "1" });
    expect(bad.text).toMatch(
      /^<\?xml version='1.0' encoding='UTF-8'\?><Error><RequestId>.*<Code>InvalidApi.NotFound</,
    );
  });
});

describe("parameters", () => {
  it.each<[string, string, Call["parameters"]]>([
    ["InvalidParameter.PageSize", "DescribeSelfImages", { PageSize: 0 }],
    ["InvalidParameter.PageSize", "DescribeSelfImages", { PageSize: 51 }],
    ["InvalidParameter.PageSize", "DescribeImages", { PageSize: 51 }],
    ["InvalidParameter.PageSize", "DescribeSelfImages", { PageSize: "ten" }],
    ["InvalidParameter.PageNumber", "DescribeSelfImages", { PageNumber: 0 }],
    ["InvalidParameter.Status", "DescribeSelfImages", { Status: "Available" }],
    ["InvalidParameter.Pagesize", "DescribeSelfImages", { Pagesize: 10 }],
    ["InvalidParameter.PageNumber", "DescribeImageInfos", { PageNumber: 1 }],
    ["InvalidParameter.OsType", "DescribeImageInfos", { OsType: "bsd" }],
    ["InvalidParameter.EnsRegionId", "DescribeImages", { EnsRegionId: "cn-nowhere" }],
    ["MissingParameter", "DescribeImageSharePermission", {}],
    ["MissingParameter", "DescribeImageSharePermission", { ImageId: "" }],
    ["InvalidParameter.PageSize", "DescribeImageSharePermission", { ImageId: "m-1", PageSize: 101 }],
    ["InvalidParameter.AliyunId", "DescribeImageSharePermission", { ImageId: "m-1", AliyunId: "me" }],
  ])("answers %s to %s with %o", async (code, action, parameters) => {
    expect(await refusal({ action, parameters: parameters ?? {} })).toBe(`400 ${code}`);
  });
});

describe("DescribeSelfImages", () => {
  it("answers the published image, whose mask is filled in", async () => {
    const { body } = await ask({ parameters: { ImageId: "centos_6_08_64_20G_a" } });
    expect(body).toMatchObject({ Code: 0, PageSize: "10", PageNumber: "1", TotalCount: "1" });
    expect((body.Images as { Image: Image[] }).Image).toEqual([
      {
        Architecture: "x86_64",
        CreationTime: "2017-12-08T12:10:03Z",
        ImageId: "centos_6_08_64_20G_aedge",
        ImageName: "centos_6_08_64_20G_aedge",
        ImageOwnerAlias: "self",
        ImageSize: "20",
        InstanceId: "i-5iqczfxps7csjrxecaedge",
        OsVersion: "7.2",
        Platform: "centos",
        Status: "Creating",
        ComputeType: "ens_vm",
        SnapshotId: "sp-5yt3bdedxzdz6t6uuwedge",
        DiskDeviceMappings: {
          DiskDeviceMapping: [
            { Type: "Data", Size: "100", Format: "Image format.\nraw\nqcow2", imageId: "i-test" },
          ],
        },
        ImageStorageSize: "400",
        RegionId: "cn-wulanchabu",
      },
    ]);
  });

  it("pages through every own and shared image once, ten at a time unless asked otherwise", async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((PageNumber) => images({ parameters: { PageNumber } })),
    );
    expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 4, 0]);
    expect(new Set(pages.flat().map((image) => image.ImageId)).size).toBe(44);
    expect(new Set(pages.flat().map((image) => image.ImageOwnerAlias))).toEqual(new Set(["self", "others"]));
  });

  it("finds by parts of an id, the longer id first", async () => {
    const found = await images({ parameters: { ImageId: "m-5qm2r6xo7njrpdkx04q1o" } });
    expect(found.map((image) => image.ImageId)).toEqual([
      "m-5qm2r6xo7njrpdkx04q1o-copy",
      "m-5qm2r6xo7njrpdkx04q1o",
    ]);
  });

  it("answers an unknown id with an empty list", async () => {
    expect(await images({ parameters: { ImageId: "m-nothing" } })).toEqual([]);
  });

  it("has another list on the other site", async () => {
    const { body } = await ask({ host: singapore.host, parameters: { PageSize: 50 } });
    expect(body.TotalCount).toBe("11");
    const failed = await ask({ host: singapore.host, parameters: { PageSize: 0 } });
    expect(failed.body.HostId).toBe("ens.ap-southeast-1.aliyuncs.com");
  });
});

describe("public images", () => {
  it("are the same in DescribeImages and in the catalogue, with fewer fields in each", async () => {
    const usable = [1, 2].map((PageNumber) =>
      images({ action: "DescribeImages", parameters: { PageSize: 50, PageNumber } }),
    );
    const listed = (await Promise.all(usable)).flat();
    const catalogue = await images({ action: "DescribeImageInfos" });
    const system = listed.filter((image) => image.ImageOwnerAlias === "system");
    expect(system.map((image) => image.ImageId)).toEqual(catalogue.map((image) => image.ImageId));
    expect(system.some((image) => "Status" in image || "ComputeType" in image)).toBe(false);
    expect(catalogue.some((image) => "ImageName" in image || "Architecture" in image)).toBe(false);
    expect(new Set(listed.map((image) => image.Platform))).toEqual(new Set(["Linux", "Windows"]));
  });

  it("page with numbers in DescribeImages and not at all in the catalogue", async () => {
    const listed = await ask({ action: "DescribeImages" });
    expect(listed.body).toMatchObject({ PageSize: 10, PageNumber: 1 });
    const catalogue = await ask({ action: "DescribeImageInfos" });
    expect(Object.keys(catalogue.body).sort()).toEqual(["Code", "Images", "RequestId"]);
  });

  it("disagree about the published image as the documents do", async () => {
    const ImageId = "centos_6_08_64_20G_alibase_2017edge";
    const [listed] = await images({ action: "DescribeImages", parameters: { ImageId } });
    expect(listed).toMatchObject({ ImageName: "Ubuntu_16.04", ImageSize: "40", Platform: "Linux" });
    const catalogue = await images({ action: "DescribeImageInfos", parameters: { OsType: "linux" } });
    expect(catalogue.find((image) => image.ImageId === ImageId)).toMatchObject({
      Description: ImageId,
      ImageSize: "20",
      ImageVersion: "6.8",
      OSName: "centos",
    });
  });

  it("are asked for by one exact id", async () => {
    const parameters = { ImageId: "m-5qm2r6xo7njrpdkx04q1o" };
    const found = await images({ action: "DescribeImages", parameters });
    expect(found.map((image) => image.ImageId)).toEqual(["m-5qm2r6xo7njrpdkx04q1o"]);
  });
});

describe("DescribeImageSharePermission", () => {
  const sharing = (parameters: Record<string, string | number>, parts: Partial<Call> = {}) =>
    ask({ action: "DescribeImageSharePermission", parameters, ...parts });
  const uids = (body: Record<string, unknown>) =>
    (body.Accounts as { Account: { AliyunUid: string }[] }).Account.map((account) => account.AliyunUid);

  it.each([
    ["m-5qm2r6xo7njrpdkx04q1o", 0],
    ["m-5qkf6jv9a0tzd5ipwx5fiedge", 2],
  ])("lists the accounts of %s: %i, without a Code", async (ImageId, size) => {
    const { body } = await sharing({ ImageId });
    expect(body).toMatchObject({ ImageId, TotalCount: size, PageSize: 10, PageNumber: 1 });
    expect(uids(body)).toHaveLength(size);
    expect(body).not.toHaveProperty("Code");
  });

  it("needs two pages for 130 accounts", async () => {
    const ImageId = "m-5s7qotzavwbrnzaqh4unm";
    const first = await sharing({ ImageId, PageSize: 100 });
    const second = await sharing({ ImageId, PageSize: 100, PageNumber: 2 });
    expect(first.body.TotalCount).toBe(130);
    expect(new Set([...uids(first.body), ...uids(second.body)]).size).toBe(130);
    const one = await sharing({ ImageId, AliyunId: "1610000000000037" });
    expect(uids(one.body)).toEqual(["1610000000000037"]);
  });

  it("refuses public and received images, and an unknown one as the back end does", async () => {
    const code = async (ImageId: string) => (await sharing({ ImageId })).body.Code;
    expect(await code("ubuntu_22_04_64_20G_alibase_20240530")).toBe("InvalidImageType.NotSupported");
    expect(await code("m-5qkf6jv9a0tzd5ipwx5fi")).toBe("InvalidImageType.NotSupported");
    expect(await code("m-nothing")).toBe("ens.interface.error");
  });
});

describe("DescribeEnsRegions", () => {
  it("nests the list under its own name", async () => {
    const { body } = await ask({ action: "DescribeEnsRegions" });
    expect(body.EnsRegions).toMatchObject({
      EnsRegions: expect.arrayContaining([
        {
          Area: "NorthEastChina",
          EnName: "Dalian Unicom",
          EnsRegionId: "cn-dalian-unicom",
          Name: "大连联通",
          Province: "Liaoning",
        },
      ]),
    });
  });
});

describe("refusals on demand", () => {
  it("denies by switch as ENS does, with status 400", async () => {
    cloud.switches.denied = ["DescribeSelfImages"];
    expect(await refusal({})).toBe("400 NoPermission");
    expect(await refusal({ action: "DescribeEnsRegions" })).toBe("200 0");
  });

  it("denies by key as RAM does, with status 403 and the missing action", async () => {
    const { status, body } = await ask({ key: keys.denied });
    expect(status).toBe(403);
    expect(body).toMatchObject({
      Code: "NoPermission",
      AccessDeniedDetail: { AuthAction: "ens:DescribeSelfImages", NoPermissionType: "ImplicitDeny" },
    });
    const parameters = { ImageId: "m-5qm2r6xo7njrpdkx04q1o" };
    const action = "DescribeImageSharePermission";
    expect(await refusal({ key: keys["without-sharing"], action, parameters })).toBe("403 NoPermission");
    expect(await refusal({ key: keys["without-sharing"] })).toBe("200 0");
  });

  it("throttles the next calls with a hint in milliseconds, counting only good ones", async () => {
    cloud.switches.throttleNext = 1;
    expect(await refusal({ key: { ...keys.edge, secret: "wrong" } })).toBe("400 SignatureDoesNotMatch");
    expect(await refusal({ parameters: { PageSize: 51 } })).toBe("400 InvalidParameter.PageSize");
    const throttled = await ask();
    expect(throttled.status).toBe(400);
    expect(throttled.body.Code).toBe("Throttling.User");
    expect(throttled.headers.get("x-acs-retry-after")).toBe("1500");
    expect(await refusal({})).toBe("200 0");
  });
});
