import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calm, type RunningCloud, startCloud } from "../emulator";
import { keys, service } from ".";
import { type Sending, send, wire } from "./testing";

const now = new Date("2026-11-21T03:00:00Z");
let cloud: RunningCloud;

beforeAll(async () => {
  cloud = await startCloud(service({ region: "bj" }), { now: () => now });
});
afterAll(() => cloud.stop());
beforeEach(() => {
  Object.assign(cloud.switches, calm);
});

async function call(path: string, rest: Partial<Sending> = {}) {
  const reply = await send(cloud, { path, key: keys.core, now, ...rest });
  return { ...reply, json: JSON.parse(reply.body) };
}

function list(query: [string, string][]) {
  return call("/v2/image", { query });
}

describe("manners of every answer", () => {
  it("carries the cloud's headers, and the request id in the body of errors only", async () => {
    const good = await call("/v2/image/m-nky7qeom");
    expect(good.headers).toMatchObject({
      "content-type": "application/json;charset=UTF-8",
      date: now.toUTCString(),
      server: "BWS",
    });
    expect(good.json.requestId).toBeUndefined();
    const bad = await call("/v2/image/m-Nope0000");
    expect(bad.headers["x-bce-request-id"]).toBe(bad.json.requestId);
    expect(bad.json.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(bad.json.requestId).not.toBe(good.headers["x-bce-request-id"]);
  });
});

describe("routes", () => {
  it.each([
    ["GET", "/v1/image", 404, "InvalidVersion"],
    ["GET", "/", 404, "InvalidVersion"],
    ["GET", "/v2/instance", 400, "InvalidURI"],
    ["GET", "/v2/image/", 400, "InvalidURI"],
    ["GET", "/v2/image/m-1/sharedUsers/more", 400, "InvalidURI"],
    ["GET", "/v2/image/m-1/nothing", 400, "InvalidURI"],
    ["GET", "/v2/image/%zz", 400, "InvalidURI"],
    ["GET", "/v2/region/describeRegions", 400, "InvalidURI"],
    ["POST", "/v2/image", 403, "AccessDenied"],
    ["POST", "/v2/image/m-nky7qeom?share", 403, "AccessDenied"],
    ["POST", "/v2/image/import", 403, "AccessDenied"],
    ["PUT", "/v2/image/rename", 403, "AccessDenied"],
    ["PUT", "/v2/image/m-nky7qeom/tag?bind", 403, "AccessDenied"],
    ["DELETE", "/v2/image/m-nky7qeom", 403, "AccessDenied"],
  ])("%s %s is refused before any signature: %i %s", async (method, target, status, code) => {
    const reply = await wire(cloud, { method, target, headers: {} });
    expect([reply.status, JSON.parse(reply.body).code]).toEqual([status, code]);
  });
});

describe("keys", () => {
  it("accepts a temporary key with its token", async () => {
    const reply = await call("/v2/image/m-nky7qeom", { key: keys.temporary });
    expect(reply.status).toBe(200);
  });

  it("refuses a temporary key with another token or none", async () => {
    const { token: _, ...bare } = keys.temporary;
    for (const key of [bare, { ...bare, token: "fake-other" }]) {
      const { status, json } = await call("/v2/image/m-nky7qeom", { key });
      expect([status, json.code]).toEqual([403, "AccessDenied"]);
    }
  });

  it("answers a key without permission with AccessDenied, after the signature", async () => {
    const denied = await call("/v2/image", { key: keys.powerless });
    expect([denied.status, denied.json.code]).toEqual([403, "AccessDenied"]);
    const wrong = await call("/v2/image", { key: { ...keys.powerless, secret: "fake-wrong" } });
    expect([wrong.status, wrong.json.code]).toEqual([400, "SignatureDoesNotMatch"]);
  });

  it("shows own images to their account only", async () => {
    const stranger = { id: "ALTAKfakeStranger", secret: "fake-stranger", accountId: "other" };
    const elsewhere = await startCloud(service({ keys: [stranger] }), { now: () => now });
    try {
      const own = await send(elsewhere, { path: "/v2/image/m-Ab12Cd34", key: stranger, now });
      expect(own.status).toBe(404);
      const published = await send(elsewhere, { path: "/v2/image/m-nky7qeom", key: stranger, now });
      expect(published.status).toBe(200);
    } finally {
      await elsewhere.stop();
    }
  });
});

describe("switches", () => {
  it("throttles the next calls, but only those with a good signature", async () => {
    cloud.switches.throttleNext = 1;
    const unsigned = await wire(cloud, { method: "GET", target: "/v2/image", headers: {} });
    expect(unsigned.status).toBe(403);
    expect((await call("/v2/image")).status).toBe(429);
    expect((await call("/v2/image")).status).toBe(200);
  });

  it("denies an operation to every key while others go on", async () => {
    cloud.switches.denied = ["ListSharedUser"];
    expect((await call("/v2/image/m-Ab12Cd34/sharedUsers")).json.code).toBe("AccessDenied");
    expect((await call("/v2/image/m-Ab12Cd34")).status).toBe(200);
  });

  it("cuts off the calls of its region, not the one to the global host", async () => {
    cloud.switches.regionsDown = ["bj"];
    await expect(call("/v2/image")).rejects.toThrow();
    const regions = await call("/v2/region/describeRegions", { method: "POST", body: "{}" });
    expect(regions.status).toBe(200);
  });
});

describe("ListImages", () => {
  it("pages through everything once, each page starting at its marker", async () => {
    const ids: string[] = [];
    let marker = "";
    for (let page = 0; page < 20; page++) {
      const { json } = await list(
        marker === ""
          ? [["maxKeys", "7"]]
          : [
              ["maxKeys", "7"],
              ["marker", marker],
            ],
      );
      expect(json).toMatchObject({ marker, maxKeys: 7, isTruncated: "nextMarker" in json });
      if (marker !== "") expect(json.images[0].id).toBe(marker);
      ids.push(...json.images.map(({ id }: { id: string }) => id));
      if (!json.isTruncated) break;
      marker = json.nextMarker;
    }
    const { json: all } = await list([]);
    expect(all).toMatchObject({ maxKeys: 1000, isTruncated: false });
    expect(ids).toEqual(all.images.map(({ id }: { id: string }) => id));
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it("cuts a page size above 1000 and says so", async () => {
    expect((await list([["maxKeys", "5000"]])).json.maxKeys).toBe(1000);
  });

  it("keeps share counters and snapshots for the detail", async () => {
    const { json } = await list([["imageType", "Custom"]]);
    for (const image of json.images) {
      expect(Object.keys(image)).not.toContain("sharedToUserNum");
      expect(Object.keys(image)).not.toContain("snapshot");
      expect(Object.keys(image)).not.toContain("snapshots");
    }
  });

  it("filters by type and by part of the name", async () => {
    const { json } = await list([
      ["imageType", "Custom"],
      ["imageName", "golden"],
    ]);
    expect(json.images.length).toBeGreaterThan(1);
    for (const image of json.images)
      expect(image).toMatchObject({ type: "Custom", name: expect.stringContaining("golden") });
    const ebc = await list([["imageType", "EbcTotal"]]);
    expect(new Set(ebc.json.images.map(({ type }: { type: string }) => type))).toEqual(
      new Set(["EbcSystem", "EbcCustom"]),
    );
  });

  it("finds Chinese names, and treats empty values as left out", async () => {
    const { json } = await list([
      ["imageName", "财务"],
      ["marker", ""],
    ]);
    expect(json.images.map(({ name }: { name: string }) => name)).toEqual(["财务系统-等保加固"]);
  });

  it.each<[string, [string, string][]]>([
    ["a page size of 0", [["maxKeys", "0"]]],
    ["a page size that is no number", [["maxKeys", "ten"]]],
    ["an empty page size", [["maxKeys", ""]]],
    ["a type in wrong letters", [["imageType", "custom"]]],
    ["an unknown type", [["imageType", "DccCustom"]]],
    ["an unknown marker", [["marker", "m-Nope0000"]]],
    [
      "the marker of an image outside the filter",
      [
        ["imageType", "Sharing"],
        ["marker", "m-nky7qeom"],
      ],
    ],
    ["an unknown parameter", [["pageSize", "10"]]],
    [
      "a parameter given twice",
      [
        ["maxKeys", "1"],
        ["maxKeys", "2"],
      ],
    ],
  ])("refuses %s", async (_, query) => {
    const { status, json } = await list(query);
    expect([status, json.code]).toEqual([400, "BadRequest"]);
  });
});

describe("GetImage", () => {
  it("answers the published example unchanged", async () => {
    const { json } = await call("/v2/image/m-nky7qeom");
    expect(json).toEqual({
      image: {
        id: "m-nky7qeom",
        createTime: "2015-06-17T10:37:02Z",
        name: "ubuntu-14.04.1-server-amd64-201506171832",
        type: "System",
        osType: "linux",
        osVersion: "14.04.1 LTS",
        osName: "Ubuntu",
        osBuild: "2015061700",
        osArch: "x86_64 (64bit)",
        status: "Available",
        desc: null,
        shareToUserNumLimit: 50,
        sharedToUserNum: 20,
      },
    });
  });

  it("minds the case of ids", async () => {
    const { status, json } = await call("/v2/image/m-NKY7QEOM");
    expect([status, json.code]).toEqual([404, "NoSuchObject"]);
  });
});

describe("ListSharedUser", () => {
  it("lists as many users as the detail counts", async () => {
    const { json } = await call("/v2/image/m-Gw48Oa01/sharedUsers");
    expect(json.users).toHaveLength(48);
    expect(json.users[0]).toEqual({
      account: "ceshizhanghao",
      accountId: "ab1d7802cb9b436bafaf3361fe482ca6",
    });
  });

  it.each([
    ["m-nky7qeom", 403, "Image.UnCustomImageCannotBeShared"],
    ["m-Sh01Ri17", 403, "Image.UnCustomImageCannotBeShared"],
    ["m-Nope0000", 404, "NoSuchObject"],
  ])("refuses %s with %i %s", async (id, status, code) => {
    const reply = await call(`/v2/image/${id}/sharedUsers`);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });
});

describe("DescribeRegions", () => {
  const describeRegions = (body: string) => call("/v2/region/describeRegions", { method: "POST", body });

  it("lists the regions with endpoints that have no scheme", async () => {
    const { json } = await describeRegions("{}");
    expect(json.regions).toHaveLength(3);
    expect(json.regions[0]).toEqual({
      regionId: "bj",
      regionName: "华北-北京",
      regionEndpoint: "bcc.bj.baidubce.com",
    });
  });

  it.each([
    ['{"region":"gz"}', 200, undefined],
    ['{"region":"xx"}', 400, "BadRequest"],
    ['{"regoin":"gz"}', 400, "InappropriateJSON"],
    ["[]", 400, "InappropriateJSON"],
    ["", 400, "MalformedJSON"],
  ])("answers the body %s with %i %s", async (body, status, code) => {
    const reply = await describeRegions(body);
    expect([reply.status, reply.json.code]).toEqual([status, code]);
  });
});

describe("GetAvailableImagesBySpec", () => {
  it("has its own item shape and its own page size", async () => {
    const { json } = await call("/v2/image/getAvailableImagesBySpec", { query: [["spec", "bcc.g5.c2m8"]] });
    expect(json).toMatchObject({ maxKeys: 10, isTruncated: true });
    expect(json.images).toHaveLength(10);
    expect(Object.keys(json.images[0])).toEqual(
      expect.arrayContaining(["imageId", "imageName", "minSizeInGiB"]),
    );
  });

  it("needs a spec", async () => {
    expect((await call("/v2/image/getAvailableImagesBySpec")).json.code).toBe("BadRequest");
  });
});
