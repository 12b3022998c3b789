import { describe, expect, it } from "vitest";
import type { Ownership } from "../../domain/image";
import { keepsThePromises, type RecordedAnswer, type SentRequest } from "../contract";
import type { Json } from "../lossless-json";
import { openTencentCvmV2 } from ".";
import { catalog } from "./catalog";
import { imagesOf, recorded, succeeding } from "./recorded-answers";
import { LEGACY_REGIONS } from "./regions";
import { signLegacy } from "./sign";

const publicImages = imagesOf("v2-images-creator-spelled-right");
const [ownImage = null] = imagesOf("v2-images-published");
const copies = imagesOf("v2-images-sync-states");

function parametersOf({ url }: SentRequest): URLSearchParams {
  return new URL(url).searchParams;
}

/** The recorded answers as one healthy cloud: own images on two pages, public ones on one. */
function answer(request: SentRequest): RecordedAnswer {
  const parameters = parametersOf(request);
  if (parameters.get("Action") === "GetImageShareUinInfo") return recorded("v2-share-info");
  const imageType = parameters.get("imageType");
  const imageId = parameters.get("imageIds.0");
  if (imageId !== null) {
    const typed = imageType === "1" ? [ownImage] : imageType === "2" ? publicImages : [];
    const found = typed.filter((image) => (image as { unImgId: string }).unImgId === imageId);
    return succeeding({ totalCount: found.length, imageSet: found });
  }
  if (imageType === "2") return recorded("v2-images-creator-spelled-right");
  if (imageType !== "1") return recorded("v2-images-empty");
  const imageSet: Json[] = parameters.get("offset") === "0" ? [ownImage] : copies;
  return succeeding({ totalCount: 3, imageSet });
}

keepsThePromises({
  dialect: "tencent-cvm-v2",
  open: openTencentCvmV2,
  answer,
  listing: {
    regionId: "ap-guangzhou",
    group: "private",
    imageIds: ["img-1234test", "img-aaaaaaa1", "img-aaaaaaa2"],
  },
  present: { regionId: "ap-guangzhou", imageId: "img-31tjrtph", ownership: null },
  absent: { regionId: "ap-guangzhou", imageId: "img-31tjrtp", ownership: null },
  refusals: [
    { name: "v2-error-auth", answer: recorded("v2-error-auth"), kind: "wrong-secret" },
    { name: "v2-error-secret-not-found", answer: recorded("v2-error-secret-not-found"), kind: "unknown-key" },
    { name: "v2-error-cam", answer: recorded("v2-error-cam"), kind: "forbidden" },
    { name: "v2-error-param", answer: recorded("v2-error-param"), kind: "rejected-request" },
    { name: "v2-error-module", answer: recorded("v2-error-module"), kind: "rejected-request" },
  ],
  throttled: recorded("v2-error-quota"),
  clock: recorded("v2-error-replay"),
});

const never = new AbortController().signal;
const regionId = "ap-guangzhou";

function open(
  script: (request: SentRequest, count: number) => RecordedAnswer | null = () => null,
  token: string | null = null,
) {
  const sent: SentRequest[] = [];
  let uuids = 0;
  const provider = openTencentCvmV2({
    connectionId: "c-1",
    credentials: { keyId: "AKIDEXAMPLE", secret: "fakeSecretKey", token },
    endpointOf: () => ({ baseUrl: "https://image.example:8443", signingHost: "image.example" }),
    outside: {
      now: () => new Date("2026-11-20T08:00:00.000Z"),
      random: () => 0,
      sleep: async () => {},
      uuid() {
        uuids += 1;
        return `00000000-0000-4000-8000-${String(uuids).padStart(12, "0")}`;
      },
      async fetch(url, init) {
        const request = { method: init.method, url, headers: init.headers, body: init.body ?? "" };
        sent.push(request);
        const { status, headers, body } = script(request, sent.length) ?? answer(request);
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
  return { provider, sent };
}

describe("regions", () => {
  it.each(LEGACY_REGIONS)(
    "asks for $id by its code $code and keeps the id in references",
    async ({ id, code }) => {
      const { provider, sent } = open();
      const page = await provider.listImages({ regionId: id, group: "private" }, null, never);
      expect(sent.map((request) => parametersOf(request).get("Region"))).toEqual([code]);
      expect(page.items.map(({ value }) => value.ref.regionId)).toEqual([id]);
    },
  );

  it.each(["ap-jakarta", "sa-saopaulo", "eu-moscow"])("refuses %s, which has no code, unsent", async (id) => {
    const { provider, sent } = open();
    const scope = { regionId: id, group: "private" } as const;
    const error = await provider.listImages(scope, null, never).catch((reason) => reason);
    expect(error.failure).toMatchObject({ kind: "unknown-region", code: "no-legacy-code" });
    expect(sent).toEqual([]);
  });

  it("has no marketplace in North America, and never asks for it there", async () => {
    expect(catalog.groups).toContainEqual({ group: "marketplace", notIn: ["na-toronto"] });
    const { provider, sent } = open();
    const scope = { regionId: "na-toronto", group: "marketplace" } as const;
    const error = await provider.listImages(scope, null, never).catch((reason) => reason);
    expect(error.failure).toMatchObject({ kind: "rejected-request", code: "unknown-group" });
    expect(sent).toEqual([]);
  });

  it("tells the documented list", async () => {
    const regions = await open().provider.regions(never);
    expect(regions.length).toBe(19);
    expect(regions).toContainEqual({ regionId: "na-toronto", name: "北美地区(多伦多)" });
  });
});

describe("the request", () => {
  it("carries a signature over every parameter, the token among them", async () => {
    const { provider, sent } = open(undefined, "token+/=");
    await provider.listImages({ regionId, group: "shared" }, null, never);
    const request = sent[0];
    if (!request) throw new Error("nothing was sent");
    expect(request.method).toBe("GET");
    expect(request.url.startsWith("https://image.example:8443/v2/index.php?")).toBe(true);
    const { Signature, ...parameters } = Object.fromEntries(parametersOf(request));
    expect(parameters).toEqual({
      Action: "DescribeImages",
      Nonce: "2",
      Region: "gz",
      SecretId: "AKIDEXAMPLE",
      SignatureMethod: "HmacSHA256",
      Timestamp: "1795161600",
      Token: "token+/=",
      imageType: "4",
      limit: "100",
      offset: "0",
    });
    const expected = signLegacy({
      secretKey: "fakeSecretKey",
      signatureMethod: "HmacSHA256",
      method: "GET",
      host: "image.example",
      path: "/v2/index.php",
      parameters,
    });
    expect(Signature).toBe(expected.signature);
  });

  it("is sent once more with a new nonce after a replay, and not a third time", async () => {
    const { provider, sent } = open((_, count) => (count === 1 ? recorded("v2-error-replay") : null));
    await provider.listImages({ regionId, group: "private" }, null, never);
    const nonces = sent.map((request) => parametersOf(request).get("Nonce"));
    expect(new Set(nonces).size).toBe(2);

    const stubborn = open(() => recorded("v2-error-replay"));
    const scope = { regionId, group: "private" } as const;
    const error = await stubborn.provider.listImages(scope, null, never).catch((reason) => reason);
    expect(error.failure.kind).toBe("clock-skew");
    expect(stubborn.sent.length).toBe(2);
  });
});

describe("getImage", () => {
  const typesAsked = (sent: SentRequest[]) => sent.map((request) => parametersOf(request).get("imageType"));

  it("asks the likeliest type first and ends when it is found", async () => {
    const { provider, sent } = open();
    const told = await provider.getImage({ regionId, imageId: "img-31tjrtph", ownership: "public" }, never);
    expect(told?.value.ownership.value).toBe("public");
    expect(told?.answers).toMatchObject([{ kind: "detail", text: JSON.stringify(publicImages[0]) }]);
    expect(typesAsked(sent)).toEqual(["2"]);
  });

  it.each<[string, Ownership | null, string[]]>([
    ["ap-guangzhou", null, ["1", "4", "2", "3"]],
    ["ap-guangzhou", "marketplace", ["3", "1", "4", "2"]],
    ["ap-guangzhou", "community", ["1", "4", "2", "3"]],
    ["na-toronto", "marketplace", ["1", "4", "2"]],
  ])("tries all types of %s with the hint %s before it says no", async (region, ownership, types) => {
    const { provider, sent } = open();
    const place = { regionId: region, imageId: "img-00000000", ownership };
    expect(await provider.getImage(place, never)).toBeNull();
    expect(typesAsked(sent)).toEqual(types);
  });

  it("takes the code for a missing resource as no", async () => {
    const { provider, sent } = open(() => ({ status: 200, body: '{"code":5000,"message":""}' }));
    expect(await provider.getImage({ regionId, imageId: "img-00000000", ownership: null }, never)).toBeNull();
    expect(sent.length).toBe(4);
  });

  it("does not say no when one type may not be asked", async () => {
    const { provider } = open((request) =>
      parametersOf(request).get("imageType") === "4" ? recorded("v2-error-cam") : null,
    );
    const place = { regionId, imageId: "img-00000000", ownership: null };
    const error = await provider.getImage(place, never).catch((reason) => reason);
    expect(error.failure).toMatchObject({ kind: "forbidden", action: "cvm:DescribeImages" });
  });
});

describe("sharing", () => {
  async function ownImageWith(imageId: string) {
    const told = await open().provider.getImage(
      { regionId, imageId: "img-1234test", ownership: null },
      never,
    );
    if (!told) throw new Error("the recorded image is there");
    return { ...told.value, ref: { ...told.value.ref, imageId } };
  }

  it("tells the published accounts and the limit of the image", async () => {
    const told = await open().provider.sharing(await ownImageWith("img-jgggrva9"), never);
    expect(told.value).toMatchObject({
      used: 2,
      limit: 50,
      limitBasis: "image",
      targets: [{ account: "1621874004" }, { account: "877354327", sharedAt: { zone: "assumed" } }],
    });
    expect(told.answers).toMatchObject([{ kind: "sharing", operation: "GetImageShareUinInfo" }]);
  });

  it("does not take another image's accounts for its own", async () => {
    const image = await ownImageWith("img-1234test");
    const error = await open()
      .provider.sharing(image, never)
      .catch((reason) => reason);
    expect(error.failure.kind).toBe("unexpected-answer");
  });

  it("says that it may not ask", async () => {
    const { provider } = open(() => recorded("v2-error-cam"));
    const { value } = await provider.sharing(await ownImageWith("img-jgggrva9"), never);
    expect(value).toMatchObject({ targets: "not-permitted", used: null, limit: null });
  });

  it("asks nothing for images of others", async () => {
    const { provider, sent } = open();
    const image = await ownImageWith("img-jgggrva9");
    const { value } = await provider.sharing({ ...image, ownership: { value: "shared", raw: "4" } }, never);
    expect(value.targets).toBe("not-applicable");
    expect(sent).toEqual([]);
  });
});

describe("the key", () => {
  it("is proved by a list of one image, though nobody tells whose it is", async () => {
    const { provider, sent } = open();
    const identity = await provider.identify(never);
    expect(identity).toEqual({ accountId: "not-reported", provedBy: "DescribeImages" });
    expect(sent.map((request) => parametersOf(request).get("limit"))).toEqual(["1"]);
  });

  it("is asked for one row per operation", async () => {
    const rows = await open((request) =>
      parametersOf(request).get("Action") === "GetImageShareUinInfo" ? recorded("v2-error-cam") : null,
    ).provider.preflight(regionId, never);
    expect(rows).toEqual([
      {
        operation: "DescribeImages",
        action: "cvm:DescribeImages",
        state: "allowed",
        reason: null,
        requestId: null,
      },
      {
        operation: "GetImageShareUinInfo",
        action: "cvm:GetImageShareUinInfo",
        state: "denied",
        reason: "4102",
        requestId: null,
      },
    ]);
  });

  it("has no quota to tell", async () => {
    expect(await open().provider.quotas(regionId, never)).toEqual({ value: [], answers: [] });
  });
});
