import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calm, type RunningCloud, startCloud } from "../emulator";
import { accounts } from "../tencent-cvm/accounts";
import { regions } from "../tencent-cvm/regions";
import { imagesSeenBy } from "../tencent-cvm/world";
import { typeNumbers } from "./images";
import { keys, service } from "./index";
import { type Call, call, type ResponseV2 } from "./testing";

type Listed = ResponseV2 & { totalCount: number; imageSet: Record<string, unknown>[] };
type Shares = { imageNum: string; maxImgShareNum: string; imageList: { shareUinInfo: unknown[] }[] };

let cloud: RunningCloud;
beforeAll(async () => {
  cloud = await startCloud(service());
});
afterAll(() => cloud.stop());
beforeEach(() => {
  Object.assign(cloud.switches, calm);
});

function ask(parts: Partial<Call> = {}) {
  return call({ host: cloud.host, key: keys.legacy, action: "DescribeImages", ...parts });
}

async function list(parameters: Call["parameters"], parts: Partial<Call> = {}) {
  return (await ask({ parameters: parameters ?? {}, ...parts })) as Listed;
}

async function codeOf(parts: Partial<Call>) {
  return (await ask(parts)).code;
}

describe("the signed call", () => {
  it.each<[string, Partial<Call>]>([
    ["a GET with HmacSHA1", { algorithm: "HmacSHA1" }],
    ["a GET with HmacSHA256", { algorithm: "HmacSHA256" }],
    ["a POST with HmacSHA1", { method: "POST", algorithm: "HmacSHA1" }],
    ["a POST with HmacSHA256", { method: "POST", algorithm: "HmacSHA256" }],
    [
      "no SignatureMethod, which means HmacSHA1",
      { algorithm: "HmacSHA1", common: { SignatureMethod: null } },
    ],
    ["a temporary key with its token", { key: keys.temporary }],
  ])("takes %s", async (_, parts) => {
    expect(await codeOf(parts)).toBe(0);
  });

  it.each<[number, Partial<Call>]>([
    [4000, { common: { Region: null } }],
    [4000, { common: { Nonce: null } }],
    [4000, { common: { Nonce: "-1" } }],
    [4000, { common: { Timestamp: "yesterday" } }],
    [4104, { key: { ...keys.legacy, id: "AKIDnobody" } }],
    [4100, { key: { ...keys.legacy, secret: "wrong" } }],
    [4100, { tamper: { Region: "sh" } }],
    [4105, { key: { ...keys.temporary, token: "wrong" } }],
    [4105, { key: { ...keys.legacy, token: "needless" } }],
    [4500, { at: new Date(Date.now() - 301_000) }],
    [6100, { action: "DescribeImagez" }],
    [6100, { action: "toString" }],
    [6100, { common: { Version: "2017-03-12" } }],
    [4000, { region: "ap-guangzhou" }],
  ])("answers %i to %o", async (code, parts) => {
    expect(await codeOf(parts)).toBe(code);
  });

  it("refuses a nonce that the key has used, but not another key's", async () => {
    expect(await codeOf({ nonce: 77 })).toBe(0);
    expect(await codeOf({ nonce: 77 })).toBe(4500);
    expect(await codeOf({ nonce: 77, key: keys.temporary })).toBe(0);
  });

  it("does not remember the nonce of a call that it could not verify", async () => {
    expect(await codeOf({ nonce: 78, key: { ...keys.legacy, secret: "wrong" } })).toBe(4100);
    expect(await codeOf({ nonce: 78 })).toBe(0);
  });

  it("refuses plain HTTP when told to be as strict as the cloud about it", async () => {
    const strict = await startCloud(service({ httpsOnly: true }));
    expect(await codeOf({ host: strict.host })).toBe(4600);
    await strict.stop();
  });

  it("answers other paths like a gateway", async () => {
    expect((await fetch(`http://${cloud.host}/`)).status).toBe(404);
  });
});

describe("parameters", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `img-0000000${index % 10}`);

  it.each<[string, Call["parameters"]]>([
    ["ids without a type", { imageIds: ["img-1234test"] }],
    ["eleven ids", { imageType: 1, imageIds: ids(11) }],
    ["a malformed id", { imageType: 1, imageIds: ["m-1"] }],
    ["a gap in the list", { imageType: 1, "imageIds.1": "img-1234test" }],
    ["a limit above 100", { limit: 101 }],
    ["a limit of 0", { limit: 0 }],
    ["a limit that is no number", { limit: "all" }],
    ["a negative offset", { offset: -1 }],
    ["type 0", { imageType: 0 }],
    ["type 5", { imageType: 5 }],
    ["status 6", { status: 6 }],
    ["an unknown parameter", { Limit: 10 }],
  ])("refuses %s", async (_, parameters) => {
    const answer = await ask({ parameters: parameters ?? {} });
    expect(answer).toMatchObject({ code: 4000, codeDesc: "InvalidParameter" });
    expect(answer.message).toMatch(/^\(100004\)/);
  });

  it("takes ten ids and a limit of 100", async () => {
    expect(await codeOf({ parameters: { imageType: 1, imageIds: ids(10), limit: 100 } })).toBe(0);
  });

  it("has no marketplace in North America", async () => {
    expect(await codeOf({ region: "ca", parameters: { imageType: 3 } })).toBe(4000);
    expect((await list({ imageType: 3 }, { region: "gz" })).totalCount).toBe(0);
  });
});

describe("DescribeImages", () => {
  it("answers the published sample, misspelt creator and all", async () => {
    const { imageSet } = await list({ imageType: 1, imageIds: ["img-1234test"] });
    expect(imageSet).toEqual([
      {
        unImgId: "img-1234test",
        imageName: "test",
        imageDescription: "test",
        osName: "Ubuntu 12.04 64bit",
        imageType: 1,
        createTime: "2014-09-27 10:11:00",
        createor: "1000",
        status: 2,
      },
    ]);
  });

  it("spells the creator right for public images", async () => {
    const { imageSet } = await list({ imageType: 2, imageIds: ["img-31tjrtph"] });
    expect(imageSet).toEqual([
      {
        unImgId: "img-31tjrtph",
        imageName: "CentOS 7.2 64位",
        imageDescription: "CentOS 7.2 64位",
        osName: "centos7.2x86_64",
        imageType: 2,
        createTime: "2016-05-12 19:25:20",
        creator: "qcloud",
        status: 2,
      },
    ]);
  });

  it("sends some images without a creator", async () => {
    const { imageSet } = await list({ imageType: 1, limit: 100 });
    expect(imageSet.some((image) => !("creator" in image || "createor" in image))).toBe(true);
    expect(imageSet.some((image) => "createor" in image)).toBe(true);
  });

  it("tells the two sides of a copy apart", async () => {
    const ids = async (status: number) =>
      (await list({ imageType: 1, status })).imageSet.map((image) => image.unImgId);
    expect(await ids(5)).toEqual(["img-aaaaaaa1"]);
    expect(await ids(4)).toEqual(["img-ordsync2", "img-aaaaaaa2"]);
  });

  it("pages through every image once", async () => {
    const first = await list({ limit: 60 });
    const second = await list({ limit: 60, offset: 60 });
    expect(first.totalCount).toBe(90);
    const ids = [...first.imageSet, ...second.imageSet].map((image) => image.unImgId);
    expect(new Set(ids).size).toBe(90);
    expect((await list({ offset: 90 })).imageSet).toEqual([]);
    expect((await list({})).imageSet).toHaveLength(20);
  });

  it.each(regions.flatMap(({ code, legacy }) => (legacy === null ? [] : [[legacy, code] as const])))(
    "shows in %s the ids that API 3.0 shows in %s, type by type",
    async (legacy, code) => {
      for (const [type, imageType] of Object.entries(typeNumbers)) {
        const listed = await list({ imageType, limit: 100 }, { region: legacy });
        const seen = imagesSeenBy(accounts.prod, code).filter((image) => image.type === type);
        expect(listed.imageSet.map((image) => image.unImgId)).toEqual(seen.map(({ image }) => image.id));
        expect(listed.totalCount).toBe(seen.length);
      }
    },
  );
});

describe("GetImageShareUinInfo", () => {
  const sharing = (imageIds: string[]) => ask({ action: "GetImageShareUinInfo", parameters: { imageIds } });

  it("answers the published sample, with its numbers as text", async () => {
    expect(await sharing(["img-jgggrva9"])).toEqual({
      code: "0",
      message: "",
      data: {
        imageNum: "1",
        maxImgShareNum: "50",
        imageList: [
          {
            imageId: "img-jgggrva9",
            shareUinInfo: [
              { uin: "1621874004", shareTimeStamp: "2016-01-13 15:16:53" },
              { uin: "877354327", shareTimeStamp: "2016-01-18 13:14:17" },
            ],
          },
        ],
      },
    });
  });

  it("answers for several images, in the order asked", async () => {
    const { data } = await sharing(["img-ordgold1", "img-0yc6rie8", "img-web1120a"]);
    const { imageNum, imageList } = data as Shares;
    expect(imageNum).toBe("3");
    expect(imageList.map((image) => image.shareUinInfo.length)).toEqual([500, 0, 3]);
  });

  it.each([
    ["no id", 4000, []],
    ["an unknown image", 5000, ["img-00000000"]],
    ["a public image", 4102, ["img-31tjrtph"]],
  ])("refuses %s with %i", async (_, code, imageIds) => {
    expect((await sharing(imageIds)).code).toBe(code);
  });
});

describe("refusals on demand", () => {
  it("denies an operation by switch", async () => {
    cloud.switches.denied = ["GetImageShareUinInfo"];
    const parameters = { imageIds: ["img-jgggrva9"] };
    expect(await codeOf({ action: "GetImageShareUinInfo", parameters })).toBe(4102);
    expect(await codeOf({})).toBe(0);
  });

  it("throttles the next calls and counts only those that are signed and well formed", async () => {
    cloud.switches.throttleNext = 1;
    expect(await codeOf({ key: { ...keys.legacy, secret: "wrong" } })).toBe(4100);
    expect(await codeOf({ parameters: { limit: 101 } })).toBe(4000);
    expect([await codeOf({}), await codeOf({})]).toEqual([4400, 0]);
  });

  it("drops a region's calls while the others answer", async () => {
    cloud.switches.regionsDown = ["sh"];
    await expect(ask({ region: "sh" })).rejects.toThrow();
    expect(await codeOf({ region: "gz" })).toBe(0);
  });
});
