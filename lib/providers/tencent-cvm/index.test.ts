import { describe, expect, it } from "vitest";
import type { Ownership } from "../../domain/image";
import { keepsThePromises, type RecordedAnswer, type SentRequest } from "../contract";
import { CloudError } from "../errors";
import type { Json } from "../lossless-json";
import { openTencentCvm } from ".";
import { imagesOf, recorded, succeeding } from "./recorded-answers";

const [publicImage = null] = imagesOf("images-by-id-filter");
const [ownImage = null] = imagesOf("images-private-first-of-408");
const copies = imagesOf("images-syncing");

function parametersOf({ body }: SentRequest): { [key: string]: Json } {
  return JSON.parse(body);
}

/** The recorded answers as one healthy cloud: a list of two pages, of which the first is full. */
function answer(request: SentRequest): RecordedAnswer {
  const { ImageIds, Offset, Filters, Limit } = parametersOf(request);
  switch (request.headers["X-TC-Action"]) {
    case "DescribeImages":
      if (Array.isArray(ImageIds)) {
        return ImageIds[0] === "img-9qabwvbn"
          ? succeeding({ TotalCount: 1, ImageSet: [publicImage] })
          : recorded("images-empty");
      }
      if (Filters !== undefined) return recorded("images-private-first-of-408");
      if (Limit !== 100) throw new Error("the walk asks for whole pages");
      if (Offset === 0) return succeeding({ TotalCount: 4, ImageSet: [publicImage, ownImage] });
      return Offset === 2 ? succeeding({ TotalCount: 4, ImageSet: copies }) : recorded("images-empty");
    case "DescribeImageSharePermission":
      return recorded("share-permission-two");
    case "DescribeAccountQuota":
      return recorded("account-quota");
    case "DescribeImageQuota":
      return recorded("image-quota");
    case "DescribeRegions":
      return recorded("regions-region-service");
    default:
      return recorded("caller-identity");
  }
}

const refusal = (name: string, kind: "wrong-secret" | "unknown-key" | "expired-token" | "forbidden") => ({
  name,
  answer: recorded(name),
  kind,
});

keepsThePromises({
  dialect: "tencent-cvm",
  open: openTencentCvm,
  answer,
  listing: {
    regionId: "ap-guangzhou",
    group: "all",
    imageIds: ["img-9qabwvbn", "img-qlzp4oea", "img-evhmf3fy", "img-o3ycss2p"],
  },
  present: { regionId: "ap-guangzhou", imageId: "img-9qabwvbn", ownership: null },
  absent: { regionId: "ap-guangzhou", imageId: "img-9qabwvb", ownership: null },
  refusals: [
    refusal("error-signature", "wrong-secret"),
    refusal("error-secret-id-not-found", "unknown-key"),
    refusal("error-token", "expired-token"),
    refusal("error-cam-denied", "forbidden"),
    { name: "error-region", answer: recorded("error-region"), kind: "unknown-region" },
    { name: "error-limit", answer: recorded("error-limit"), kind: "rejected-request" },
  ],
  throttled: recorded("error-rate"),
  clock: recorded("error-signature-expired"),
});

const never = new AbortController().signal;
const regionId = "ap-guangzhou";

function open(
  script: (request: SentRequest) => RecordedAnswer | null = () => null,
  token: string | null = null,
) {
  const sent: SentRequest[] = [];
  const asked: [string, string | undefined][] = [];
  const provider = openTencentCvm({
    connectionId: "c-1",
    credentials: { keyId: "AKIDEXAMPLE", secret: "fakeSecretKey", token },
    endpointOf(region, service) {
      asked.push([region, service]);
      const host = `${service ?? "cvm"}.example`;
      return { baseUrl: `https://${host}:8443`, signingHost: host };
    },
    outside: {
      now: () => new Date("2026-11-20T08:00:00.000Z"),
      random: () => 0,
      sleep: async () => {},
      uuid: () => "00000000-0000-4000-8000-000000000000",
      async fetch(url, init) {
        const request = { method: init.method, url, headers: init.headers, body: init.body ?? "" };
        sent.push(request);
        const { status, headers, body } = script(request) ?? answer(request);
        const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
        return {
          status,
          headers: new Headers(headers),
          body: (async function* () {
            yield bytes;
          })(),
        };
      },
    },
  });
  return { provider, sent, asked };
}

function onlyTo(operations: readonly string[], name: string) {
  return (request: SentRequest) =>
    operations.includes(request.headers["X-TC-Action"] ?? "") ? recorded(name) : null;
}

async function imageOf(ownership: Ownership | "unknown") {
  const told = await open().provider.getImage({ regionId, imageId: "img-9qabwvbn", ownership: null }, never);
  if (!told) throw new Error("the recorded image is there");
  return { ...told.value, ownership: { value: ownership, raw: null } };
}

describe("the walk", () => {
  it("sends each service its own version, scope and region", async () => {
    const { provider, sent, asked } = open(undefined, "temporary-token");
    await provider.listImages({ regionId: "ap-shanghai", group: "all" }, null, never);
    await provider.regions(never);
    await provider.identify(never);
    expect(asked).toEqual([
      ["ap-shanghai", undefined],
      ["ap-guangzhou", "region"],
      ["ap-guangzhou", "sts"],
    ]);
    const told = sent.map(({ url, headers }) => [
      url,
      headers["X-TC-Version"],
      headers["X-TC-Region"],
      headers["X-TC-Token"],
      /\d{4}-\d\d-\d\d\/(\w+)\/tc3_request/.exec(headers.Authorization ?? "")?.[1],
    ]);
    expect(told).toEqual([
      ["https://cvm.example:8443/", "2017-03-12", "ap-shanghai", "temporary-token", "cvm"],
      ["https://region.example:8443/", "2022-06-27", undefined, "temporary-token", "region"],
      ["https://sts.example:8443/", "2018-08-13", "ap-guangzhou", "temporary-token", "sts"],
    ]);
  });

  it("ends with an empty page although the total says more", async () => {
    const { provider } = open(() => succeeding({ TotalCount: 9, ImageSet: [] }));
    const page = await provider.listImages({ regionId, group: "all" }, "2", never);
    expect(page).toEqual({ items: [], unreadable: 0, next: null, total: 9 });
  });

  it.each<[string, { [key: string]: Json }]>([
    ["an empty first page of a list that has images", { TotalCount: 9, ImageSet: [] }],
    ["an empty first page without a total", { ImageSet: [] }],
    ["neither list nor total", {}],
    ["a list that is none", { TotalCount: 1, ImageSet: "all" }],
  ])("does not take %s for a region without images", async (_name, fields) => {
    const { provider } = open(() => succeeding(fields));
    const error = await provider
      .listImages({ regionId, group: "all" }, null, never)
      .catch((reason) => reason);
    expect(error).toBeInstanceOf(CloudError);
    expect(error.failure.kind).toBe("unexpected-answer");
  });

  it.each([null, []])("takes %j with a total of zero for a region without images", async (ImageSet) => {
    const { provider } = open(() => succeeding({ TotalCount: 0, ImageSet }));
    const page = await provider.listImages({ regionId, group: "all" }, null, never);
    expect(page).toEqual({ items: [], unreadable: 0, next: null, total: 0 });
  });

  it("counts an item without an id and reads the others", async () => {
    const { provider } = open(() =>
      succeeding({ TotalCount: 2, ImageSet: [{ ImageName: "lost" }, publicImage] }),
    );
    const page = await provider.listImages({ regionId, group: "all" }, null, never);
    expect(page).toMatchObject({ unreadable: 1, next: null });
    expect(page.items.length).toBe(1);
  });

  it("names the operation to grant", async () => {
    const { provider } = open(() => recorded("error-cam-denied"));
    const error = await provider
      .listImages({ regionId, group: "all" }, null, never)
      .catch((reason) => reason);
    expect(error.failure).toMatchObject({ kind: "forbidden", action: "cvm:DescribeImages" });
  });
});

describe("sharing", () => {
  it("tells the accounts of an own image and keeps the whole answer", async () => {
    const { provider } = open();
    const told = await provider.sharing(await imageOf("private"), never);
    expect(told.value).toMatchObject({ used: 2, limit: 500, limitBasis: "documented" });
    expect(told.value.targets).toMatchObject([{ account: "101104350000" }, { account: "101104350001" }]);
    expect(told.answers).toEqual([
      {
        kind: "sharing",
        operation: "DescribeImageSharePermission",
        requestId: "71e69b56-32be-4412-ab45-49eded6a87be",
        receivedAt: "2026-11-20T08:00:00.000Z",
        text: String(recorded("share-permission-two").body),
      },
    ]);
  });

  it("tells that an image is shared with nobody", async () => {
    const { provider } = open(() => recorded("share-permission-none"));
    const { value } = await provider.sharing(await imageOf("private"), never);
    expect(value).toMatchObject({ audience: { value: "owner-only" }, used: 0, targets: [] });
  });

  it.each<Ownership>(["public", "shared", "marketplace"])("asks nothing for %s images", async (ownership) => {
    const { provider, sent } = open();
    const { value } = await provider.sharing(await imageOf(ownership), never);
    expect(value.targets).toBe("not-applicable");
    expect(sent).toEqual([]);
  });

  it("takes the refusal of somebody else's image for not applicable", async () => {
    const { provider } = open(() => recorded("error-share-not-owner"));
    const { value } = await provider.sharing(await imageOf("unknown"), never);
    expect(value.targets).toBe("not-applicable");
  });

  it("says that it may not ask, and still knows the documented limit", async () => {
    const { provider } = open(() => recorded("error-cam-denied"));
    const { value } = await provider.sharing(await imageOf("private"), never);
    expect(value).toMatchObject({
      targets: "not-permitted",
      used: null,
      limit: 500,
      limitBasis: "documented",
    });
  });

  it("does not hide an outage", async () => {
    const { provider } = open(() => recorded("error-internal"));
    const error = await provider.sharing(await imageOf("private"), never).catch((reason) => reason);
    expect(error.failure.kind).toBe("unavailable");
  });
});

describe("quotas", () => {
  it("tells used and total images of the region", async () => {
    const { provider, sent } = open();
    const told = await provider.quotas(regionId, never);
    expect(told.value).toEqual([{ name: "images", used: 0, limit: 10 }]);
    expect(parametersOf(sent[0] ?? { method: "", url: "", headers: {}, body: "{}" })).toEqual({
      Filters: [{ Name: "quota-type", Values: ["ImageQuotaSet"] }],
    });
  });

  it("falls back to the limit alone where the account's quotas may not be asked", async () => {
    const { provider } = open(onlyTo(["DescribeAccountQuota"], "error-cam-denied"));
    expect((await provider.quotas(regionId, never)).value).toEqual([
      { name: "images", used: null, limit: 20 },
    ]);
  });

  it("says what to grant when both are forbidden", async () => {
    const both = onlyTo(["DescribeAccountQuota", "DescribeImageQuota"], "error-cam-denied");
    const error = await open(both)
      .provider.quotas(regionId, never)
      .catch((reason) => reason);
    expect(error.failure).toMatchObject({ kind: "forbidden", action: "cvm:DescribeImageQuota" });
  });
});

describe("the key", () => {
  it("names its account", async () => {
    const identity = await open().provider.identify(never);
    expect(identity).toEqual({ accountId: "100026200001", provedBy: "GetCallerIdentity" });
  });

  it("tells the regions it can use, or the documented ones where it may not ask", async () => {
    const regions = await open().provider.regions(never);
    expect(regions.length).toBe(18);
    expect(regions[0]).toEqual({ regionId: "ap-guangzhou", name: "华南地区(广州)" });
    const documented = await open(() => recorded("error-cam-denied")).provider.regions(never);
    expect(documented.map((region) => region.regionId)).toContain("ap-shenzhen-fsi");
  });

  it("is asked for one row per operation", async () => {
    const rows = await open(onlyTo(["DescribeImageQuota"], "error-cam-denied")).provider.preflight(
      regionId,
      never,
    );
    expect(rows.map(({ action, state }) => [action, state])).toEqual([
      ["cvm:DescribeImages", "allowed"],
      ["cvm:DescribeImageSharePermission", "allowed"],
      ["cvm:DescribeAccountQuota", "allowed"],
      ["cvm:DescribeImageQuota", "denied"],
      ["region:DescribeRegions", "allowed"],
      ["sts:GetCallerIdentity", "allowed"],
    ]);
    expect(rows[3]).toMatchObject({
      reason: "UnauthorizedOperation",
      requestId: "00000000-0000-4000-8000-000000000013",
    });
  });

  it("cannot be asked about sharing without an own image", async () => {
    const rows = await open(onlyTo(["DescribeImages"], "images-empty")).provider.preflight(regionId, never);
    expect(rows[1]).toMatchObject({ state: "not-asked", reason: "no-own-image" });
  });

  it("fails the preflight when it is wrong", async () => {
    const error = await open(() => recorded("error-signature"))
      .provider.preflight(regionId, never)
      .catch((reason) => reason);
    expect(error.failure.kind).toBe("wrong-secret");
  });
});
