import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { calm, type RunningCloud, startCloud } from "../emulator";
import { keys, service } from ".";
import { type Sending, send, wire } from "./testing";
import type { Image } from "./world";

const now = new Date("2026-11-21T03:00:00Z");
const NORTH = "/v1/regions/cn-north-1";
let cloud: RunningCloud;

beforeAll(async () => {
  cloud = await startCloud(service(), { now: () => now });
});
afterAll(() => cloud.stop());
beforeEach(() => {
  Object.assign(cloud.switches, calm);
});

async function call(path: string, rest: Partial<Sending> = {}) {
  const reply = await send(cloud, { path, key: keys.retail, now, ...rest });
  return { ...reply, json: JSON.parse(reply.body) };
}

type Query = [string, string][];

function list(query: Query, region = "cn-north-1") {
  return call(`/v1/regions/${region}/images`, { query });
}

function names({ json }: { json: { result: { images: Image[] } } }) {
  return json.result.images.map(({ name }) => name);
}

describe("manners of every answer", () => {
  it("carries the request id in the body and in a header", async () => {
    const good = await call(`${NORTH}/images/img-m5s0abcd29`);
    expect(good.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(good.headers.date).toBe(now.toUTCString());
    expect(good.json.requestId).toBe(good.headers["x-jdcloud-request-id"]);
    const bad = await call(`${NORTH}/images/img-nosuch0001`);
    expect(bad.json).toEqual({
      requestId: bad.headers["x-jdcloud-request-id"],
      error: { code: 404, status: "NOT_FOUND", message: "Image 'img-nosuch0001' not found" },
    });
    expect(bad.json.requestId).not.toBe(good.json.requestId);
  });
});

describe("routes", () => {
  it.each([
    ["GET", "/"],
    ["GET", "/v2/regions/cn-north-1/images"],
    ["GET", `${NORTH}/instances`],
    ["GET", `${NORTH}/images/`],
    ["GET", `${NORTH}/images/img-m5s0abcd29/nothing`],
    ["GET", `${NORTH}/quotas/image`],
    ["GET", "/v1/regions//images"],
    ["GET", `${NORTH}/images/%zz`],
    ["DELETE", `${NORTH}/images/img-k2f8d0s7ab`],
    ["POST", `${NORTH}/images/img-k2f8d0s7ab:unshare`],
    ["POST", `${NORTH}/images:copyImages`],
  ])("%s %s has no route, whatever the signature", async (method, target) => {
    const reply = await wire(cloud, { method, target, headers: {} });
    expect(reply.status).toBe(404);
    expect(JSON.parse(reply.body).error).toEqual({
      code: 404,
      status: "NOT_FOUND",
      message: "no route and no API found with those values [gw]",
    });
  });

  it("checks the hash of a body on the way to sharing, and shares nothing", async () => {
    const share = (key: Sending["key"]) =>
      call(`${NORTH}/images/img-k2f8d0s7ab:share`, { method: "POST", body: '{"pins":["p"]}', key });
    expect((await share(keys.retail)).status).toBe(404);
    expect((await share({ ...keys.retail, secret: "fake-wrong" })).status).toBe(401);
    const { json } = await call(`${NORTH}/images/img-k2f8d0s7ab/members`);
    expect(json.result.pins).toEqual(["partner-a", "partner_b"]);
  });

  it("refuses a target above 8192 bytes before it looks at the signature", async () => {
    const target = `${NORTH}/images?imageName=${"x".repeat(8192)}`;
    const reply = await wire(cloud, { method: "GET", target, headers: {} });
    expect([reply.status, JSON.parse(reply.body).error.status]).toEqual([414, "HTTP_URI_TOO_LONG"]);
  });

  it("names a region that it does not have", async () => {
    const { status, json } = await list([["imageSource", "private"]], "cn-nowhere-1");
    expect([status, json.error.message]).toEqual([400, "Invalid region 'cn-nowhere-1'"]);
  });
});

describe("keys and nonces", () => {
  it("accepts a temporary key with its token, and refuses it with another or none", async () => {
    const path = `${NORTH}/images/img-k2f8d0s7ab`;
    expect((await call(path, { key: keys.temporary })).status).toBe(200);
    const { token: _, ...bare } = keys.temporary;
    expect((await call(path, { key: bare })).status).toBe(401);
    expect((await call(path, { key: { ...bare, token: "fake-other" } })).status).toBe(401);
  });

  it("accepts a nonce once per key, and a bad signature does not use it up", async () => {
    const path = `${NORTH}/images/img-k2f8d0s7ab`;
    const nonce = "5b1d0a4e-0000-4000-8000-000000000001";
    expect((await call(path, { nonce, key: { ...keys.retail, secret: "fake-wrong" } })).status).toBe(401);
    expect((await call(path, { nonce })).status).toBe(200);
    expect((await call(path, { nonce })).json.error.message).toBe("x-jdcloud-nonce has been used [gw]");
    expect((await call(path, { nonce, key: keys.noQuotas })).status).toBe(200);
  });

  it("refuses one operation to a key that lacks it and answers the others", async () => {
    const quotas = await call(`${NORTH}/quotas`, { key: keys.noQuotas });
    expect(quotas.json.error).toEqual({ code: 403, status: "HTTP_FORBIDDEN", message: "No permission [gw]" });
    expect((await call(`${NORTH}/images/img-k2f8d0s7ab`, { key: keys.noQuotas })).status).toBe(200);
  });

  it("hides own images from other accounts", async () => {
    const stranger = { id: "JDCSTRANGER", secret: "fake-stranger", accountId: "other" };
    const elsewhere = await startCloud(service({ keys: [stranger] }), { now: () => now });
    try {
      const get = (id: string) => send(elsewhere, { path: `${NORTH}/images/${id}`, key: stranger, now });
      expect((await get("img-k2f8d0s7ab")).status).toBe(404);
      expect((await get("img-m5s0abcd29")).status).toBe(200);
    } finally {
      await elsewhere.stop();
    }
  });
});

describe("switches", () => {
  it("throttles the next calls, but only those with a good signature", async () => {
    cloud.switches.throttleNext = 1;
    const unsigned = await wire(cloud, { method: "GET", target: `${NORTH}/quotas`, headers: {} });
    expect(unsigned.status).toBe(401);
    const throttled = await call(`${NORTH}/quotas`);
    expect([throttled.status, throttled.json.error.status]).toEqual([429, "HTTP_RATE_LIMIT_EXCEEDED"]);
    expect((await call(`${NORTH}/quotas`)).status).toBe(200);
  });

  it("denies an operation to every key", async () => {
    cloud.switches.denied = ["describeImageMembers"];
    expect((await call(`${NORTH}/images/img-k2f8d0s7ab/members`)).status).toBe(403);
  });

  it("cuts off one region only", async () => {
    cloud.switches.regionsDown = ["cn-east-2"];
    await expect(list([["imageSource", "private"]], "cn-east-2")).rejects.toThrow();
    expect((await list([["imageSource", "private"]])).status).toBe(200);
  });
});

describe("describeImages", () => {
  it("pages through a source once, and answers an empty page behind the end", async () => {
    const ids: string[] = [];
    let total = 0;
    for (let page = 1; page <= 4; page++) {
      const { json } = await list([
        ["imageSource", "private"],
        ["pageSize", "10"],
        ["pageNumber", String(page)],
      ]);
      total = json.result.totalCount;
      ids.push(...json.result.images.map(({ imageId }: Image) => imageId));
    }
    expect(total).toBeGreaterThan(20);
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
    const { json } = await list([
      ["imageSource", "private"],
      ["pageNumber", "99"],
    ]);
    expect(json.result).toEqual({ images: [], totalCount: total });
  });

  it("answers 20 images when no page size is given", async () => {
    expect((await list([["imageSource", "private"]])).json.result.images).toHaveLength(20);
  });

  it("answers an unused region with nothing, which is no error", async () => {
    const { status, json } = await list([["imageSource", "public"]], "cn-east-1");
    expect([status, json.result]).toEqual([200, { images: [], totalCount: 0 }]);
  });

  it("is asked in today's words and answers in both vocabularies", async () => {
    const own = await list([
      ["imageSource", "private"],
      ["pageSize", "100"],
    ]);
    const words = own.json.result.images.map(({ imageSource }: Image) => imageSource);
    expect(new Set(words)).toEqual(new Set(["private", "self"]));
  });

  it("shows offline images only when asked for them", async () => {
    const source: Query = [
      ["imageSource", "public"],
      ["pageSize", "100"],
    ];
    const [usual, online, offline] = [
      await list(source),
      await list([...source, ["offline", "false"]]),
      await list([...source, ["offline", "true"]]),
    ];
    expect(names(usual)).toEqual(names(online));
    expect(names(offline).length).toBeGreaterThan(0);
    expect(names(offline).filter((name) => names(online).includes(name))).toEqual([]);
    for (const image of offline.json.result.images) expect(image.offline).toBe(true);
  });

  it("ignores offline for own images and together with ids", async () => {
    const own = await list([
      ["imageSource", "private"],
      ["offline", "true"],
    ]);
    expect(own.json.result.totalCount).toBeGreaterThan(0);
    const byId = await list([
      ["ids.1", "98d44a0f-88c1-451a-8971-f1f769073b6c"],
      ["offline", "false"],
    ]);
    expect(byId.json.result.totalCount).toBe(1);
  });

  it("leaves out ids that it does not know", async () => {
    const { json } = await list([
      ["ids.1", "img-k2f8d0s7ab"],
      ["ids.2", "img-nosuch0001"],
    ]);
    expect(json.result).toMatchObject({ totalCount: 1, images: [{ imageId: "img-k2f8d0s7ab" }] });
  });

  it("joins its conditions with AND and finds parts of names in any case", async () => {
    const named = await list([
      ["imageSource", "private"],
      ["imageName", "ORDER-DB"],
    ]);
    expect(names(named)).toEqual(["order-db-golden-2026.11", "order-db-golden-2026.11-copy"]);
    const both = await list([
      ["imageSource", "private"],
      ["imageName", "ORDER-DB"],
      ["status", "pending"],
    ]);
    expect(names(both)).toEqual(["order-db-golden-2026.11-copy"]);
    const chinese = await list([
      ["imageSource", "shared"],
      ["imageName", "问诊"],
    ]);
    expect(names(chinese)).toEqual(["健康-问诊网关"]);
    const instance = await list([
      ["imageSource", "private"],
      ["instanceIds.1", "i-h0f3k2m9aa"],
    ]);
    expect(names(instance)).toEqual(["imported-oracle-linux-8"]);
  });

  it("minds launchPermission for own images only", async () => {
    const shared = await list([
      ["imageSource", "private"],
      ["launchPermission", "specifiedUsers"],
    ]);
    for (const image of shared.json.result.images) expect(image.launchPermission).toBe("specifiedUsers");
    const plain = await list([["imageSource", "public"]]);
    const ignored = await list([
      ["imageSource", "public"],
      ["launchPermission", "ownerOnly"],
    ]);
    expect(ignored.json.result).toEqual(plain.json.result);
  });

  it.each<[string, Query]>([
    ["neither ids nor a source", [["pageNumber", "1"]]],
    ["the old word self", [["imageSource", "self"]]],
    [
      "a page size of 9",
      [
        ["imageSource", "private"],
        ["pageSize", "9"],
      ],
    ],
    [
      "a page size of 101",
      [
        ["imageSource", "private"],
        ["pageSize", "101"],
      ],
    ],
    [
      "a page size that is no number",
      [
        ["imageSource", "private"],
        ["pageSize", "1e1"],
      ],
    ],
    [
      "page 0",
      [
        ["imageSource", "private"],
        ["pageNumber", "0"],
      ],
    ],
    [
      "a gap in the ids",
      [
        ["ids.1", "img-k2f8d0s7ab"],
        ["ids.3", "img-m5s0abcd29"],
      ],
    ],
    ["ids counted from 0", [["ids.0", "img-k2f8d0s7ab"]]],
    ["ids without a number", [["ids", "img-k2f8d0s7ab"]]],
    [
      "an unknown parameter",
      [
        ["imageSource", "private"],
        ["pagesize", "20"],
      ],
    ],
    [
      "filters, which it has none of",
      [
        ["imageSource", "private"],
        ["filters.1.name", "osType"],
        ["filters.1.values.1", "linux"],
      ],
    ],
    [
      "a boolean in other words",
      [
        ["imageSource", "public"],
        ["offline", "1"],
      ],
    ],
    [
      "an unknown status",
      [
        ["imageSource", "private"],
        ["status", "Available"],
      ],
    ],
    [
      "a parameter given twice",
      [
        ["imageSource", "private"],
        ["imageSource", "public"],
      ],
    ],
  ])("refuses %s", async (_, query) => {
    const { status, json } = await list(query);
    expect([status, json.error.status]).toEqual([400, "INVALID_ARGUMENT"]);
  });
});

describe("describeImage", () => {
  it("answers exactly what the list answers, for every source", async () => {
    for (const source of ["public", "thirdparty", "private", "shared", "community"]) {
      const { json } = await list([
        ["imageSource", source],
        ["pageSize", "10"],
      ]);
      expect(json.result.images.length).toBeGreaterThan(0);
      for (const image of json.result.images) {
        const detail = await call(`${NORTH}/images/${image.imageId}`);
        expect(detail.json.result).toEqual({ image });
      }
    }
  });

  it("has the published example with its undocumented fields", async () => {
    const { json } = await call(`${NORTH}/images/img-m5s0abcd29`);
    expect(json.result.image).toMatchObject({
      name: "CentOS 8.2 64位",
      uefiSupport: false,
      systemDisk: { cloudDisk: { encrypt: false, encrypted: false } },
    });
    expect(json.result.image).not.toHaveProperty("dataDisks");
  });

  it("knows an image only in its own region, and takes no parameters", async () => {
    expect((await call("/v1/regions/cn-east-2/images/img-k2f8d0s7ab")).status).toBe(404);
    expect((await call(`${NORTH}/images/img-k2f8d0s7ab`, { query: [["offline", "true"]] })).status).toBe(400);
  });
});

describe("describeImageMembers", () => {
  it("lists 17 and 20 accounts, and nobody", async () => {
    for (const [id, count] of [
      ["img-ord2026g11", 17],
      ["img-posedge020", 20],
      ["img-kafkajbod3", 0],
    ]) {
      const { json } = await call(`${NORTH}/images/${id}/members`);
      expect(json.result.pins).toHaveLength(Number(count));
    }
  });

  it.each(["img-m5s0abcd29", "img-sharedref1"])("refuses %s, which is not an own image", async (id) => {
    const { json } = await call(`${NORTH}/images/${id}/members`);
    expect(json.error).toEqual({ code: 400, status: "FAILED_PRECONDITION", message: "Can't use this image" });
  });
});

describe("constraints", () => {
  it("is one object for one image and an array for many, under the same name", async () => {
    const one = await call(`${NORTH}/images/img-m5s0abcd29/constraints`);
    expect(one.json.result.imageConstraints).toEqual({
      imageId: "img-m5s0abcd29",
      imageInstanceTypeConstraint: {
        constraintsType: "excludes",
        instanceTypes: ["g.s1.micro", "p.n1v100.2xlarge"],
      },
    });
    const many = await call(`${NORTH}/imageConstraints`, {
      query: [
        ["ids.1", "98d44a0f-88c1-451a-8971-f1f769073b6c"],
        ["ids.2", "img-m5s0abcd29"],
        ["ids.3", "img-k2f8d0s7ab"],
      ],
    });
    expect(many.json.result.imageConstraints).toHaveLength(2);
  });

  it("refuses own images and a batch of nothing", async () => {
    const own = await call(`${NORTH}/images/img-k2f8d0s7ab/constraints`);
    expect(own.json.error.status).toBe("FAILED_PRECONDITION");
    expect((await call(`${NORTH}/imageConstraints`)).json.error.status).toBe("INVALID_ARGUMENT");
  });
});

describe("describeQuotas", () => {
  const quotas = (query: Query) => call(`${NORTH}/quotas`, { query });

  it("counts the own images of the region and the shares of one image", async () => {
    const { json: own } = await list([["imageSource", "private"]]);
    const { json } = await quotas([
      ["imageId", "img-ord2026g11"],
      ["filters.1.name", "resourceTypes"],
      ["filters.1.operator", "in"],
      ["filters.1.values.1", "image"],
      ["filters.1.values.2", "imageShare"],
    ]);
    expect(json.result.quotas).toEqual([
      { resourceType: "image", limit: 50, used: own.result.totalCount },
      { resourceType: "imageShare", limit: 20, used: 17 },
    ]);
  });

  it("answers everything but shares when nothing is named", async () => {
    const { json } = await quotas([]);
    const types = json.result.quotas.map(({ resourceType }: { resourceType: string }) => resourceType);
    expect(types).toContain("instance");
    expect(types).toContain("image");
    expect(types).not.toContain("imageShare");
  });

  it.each<[string, Query, string]>([
    [
      "shares without an image",
      [
        ["filters.1.name", "resourceTypes"],
        ["filters.1.values.1", "imageShare"],
      ],
      "INVALID_ARGUMENT",
    ],
    [
      "an unknown type",
      [
        ["filters.1.name", "resourceTypes"],
        ["filters.1.values.1", "disk"],
      ],
      "INVALID_ARGUMENT",
    ],
    [
      "an unknown filter",
      [
        ["filters.1.name", "说明 x"],
        ["filters.1.values.1", "值/1"],
      ],
      "INVALID_ARGUMENT",
    ],
    ["a filter without values", [["filters.1.name", "resourceTypes"]], "INVALID_ARGUMENT"],
    [
      "a filter counted from 2",
      [
        ["filters.2.name", "resourceTypes"],
        ["filters.2.values.1", "image"],
      ],
      "INVALID_ARGUMENT",
    ],
    ["a misspelt part of a filter", [["filters.1.nmae", "resourceTypes"]], "INVALID_ARGUMENT"],
    ["an image that is not an own one", [["imageId", "img-m5s0abcd29"]], "FAILED_PRECONDITION"],
    ["an image that is not there", [["imageId", "img-nosuch0001"]], "NOT_FOUND"],
  ])("refuses %s", async (_, query, status) => {
    expect((await quotas(query)).json.error.status).toBe(status);
  });
});
