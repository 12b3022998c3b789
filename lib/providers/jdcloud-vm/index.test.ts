import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import { keepsThePromises, type RecordedAnswer, type SentRequest } from "../contract";
import type { Json } from "../lossless-json";
import type { Outside } from "../port";
import { openJdcloudVm } from ".";
import { recorded, resultOf, succeeding } from "./recorded-answers";

const published = resultOf("describeImage-public-newdoc").image as { [key: string]: Json };
const official = (resultOf("describeImages-public-two-kinds").images as Json[])[0] as { [key: string]: Json };

/** The recorded answers as one healthy cloud. */
function answer({ url }: SentRequest): RecordedAnswer {
  const { pathname, searchParams } = new URL(url);
  const [, about = ""] = /^\/v1\/regions\/cn-north-1\/(.+)$/.exec(pathname) ?? [];
  if (about === "quotas") return recorded("describeQuotas-image-and-share");
  if (about === "images") {
    if (searchParams.get("imageSource") === "private") {
      return recorded(`describeImages-private-page${searchParams.get("pageNumber")}`);
    }
    if (searchParams.get("imageSource") !== "public") return recorded("describeImages-empty");
    if (searchParams.get("offline") === "true") return recorded("describeImages-public-two-kinds");
    return succeeding({ images: [published], totalCount: 1 });
  }
  const [, imageId = "", more] = /^images\/([^/]+)(?:\/(members|constraints))?$/.exec(about) ?? [];
  if (more === "members") return recorded("describeImageMembers-ok");
  if (more === "constraints") return recorded("describeImageConstraints-ok");
  if (imageId === "img-k2f8d0s7ab") return recorded("describeImage-private-newdoc");
  if (imageId === "img-m5s0abcd29") return succeeding({ image: official });
  return recorded(imageId.startsWith("img-list") ? "describeImage-private-newdoc" : "error-404-image");
}

function refusal(name: string, kind: FailureKind) {
  return { name, answer: recorded(name), kind };
}

/** Not published; the gateway's other messages about headers are made so. */
const clock = {
  status: 401,
  headers: {},
  body: JSON.stringify({
    requestId: "r-clock",
    error: { code: 401, status: "ACCESS_ERROR", message: "x-jdcloud-date is expired [gw]" },
  }),
};
const denied = {
  status: 403,
  body: JSON.stringify({ requestId: "r-denied", error: { code: 403, status: "FORBIDDEN", message: "" } }),
};

keepsThePromises({
  dialect: "jdcloud-vm",
  open: openJdcloudVm,
  answer,
  listing: {
    regionId: "cn-north-1",
    group: "public",
    imageIds: ["img-m5s0****29", "img-m5s0abcd29", "98d44a0f-88c1-451a-8971-f1f769073b6c"],
  },
  present: { regionId: "cn-north-1", imageId: "img-k2f8d0s7ab", ownership: null },
  absent: { regionId: "cn-north-1", imageId: "img-k2f8d0s7a", ownership: null },
  refusals: [
    refusal("error-400-argument", "rejected-request"),
    refusal("error-401-access-key", "unknown-key"),
    refusal("error-401-no-authorization", "rejected-request"),
    refusal("error-401-signature", "wrong-secret"),
    refusal("error-403-ip", "address-refused"),
    refusal("error-414-uri", "rejected-request"),
    refusal("error-429-quota", "rejected-request"),
    { name: "a missing permission", answer: denied, kind: "forbidden" },
  ],
  throttled: recorded("error-429-rate-gateway"),
  clock,
});

const never = new AbortController().signal;
const regionId = "cn-north-1";

/** The provider on a scripted network; `script` may answer a request before the recording does. */
function open(script: (request: SentRequest) => RecordedAnswer | null = () => null) {
  const sent: SentRequest[] = [];
  const outside: Outside = {
    now: () => new Date("2024-03-05T06:07:08Z"),
    random: () => 0.5,
    sleep: async () => {},
    uuid: () => "00000000-0000-4000-8000-000000000000",
    async fetch(url, init) {
      init.signal.throwIfAborted();
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
  };
  const provider = openJdcloudVm({
    connectionId: "c1",
    credentials: { keyId: "AKTEST", secret: "fake-secret", token: null },
    endpointOf: () => ({ baseUrl: "https://vm.example", signingHost: "vm.example" }),
    outside,
  });
  return { provider, sent };
}

describe("JD Cloud VM", () => {
  it("asks for offline images of its own accord, and only where the word means something", async () => {
    const { provider, sent } = open();
    for (const group of ["public", "shared"] as const) {
      let from: string | null = null;
      do from = (await provider.listImages({ regionId, group }, from, never)).next;
      while (from !== null);
    }
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?imageSource=public&offline=false&pageNumber=1&pageSize=100",
      "?imageSource=public&offline=true&pageNumber=1&pageSize=100",
      "?imageSource=shared&pageNumber=1&pageSize=100",
    ]);
  });

  it("walks a listing of more than a hundred images page by page", async () => {
    const images = Array.from({ length: 103 }, (_, index) => ({ ...official, imageId: `img-${index}` }));
    const { provider } = open(({ url }) => {
      const page = Number(new URL(url).searchParams.get("pageNumber"));
      return succeeding({ images: images.slice((page - 1) * 100, page * 100), totalCount: 103 });
    });
    const scope = { regionId, group: "community" } as const;
    const first = await provider.listImages(scope, null, never);
    const second = await provider.listImages(scope, first.next, never);
    expect([first.items.length, second.items.length, second.next, first.total]).toEqual([100, 3, null, 103]);
  });

  it.each([
    ["a null list that counts zero", { images: null, totalCount: 0 }, true],
    ["a missing list that counts five", { totalCount: 5 }, false],
    ["a missing list and count", {}, false],
  ])("does not guess that a listing is empty: %s", async (_name, result, isEmpty) => {
    const { provider } = open(() => succeeding(result));
    const asked = provider.listImages({ regionId, group: "shared" }, null, never);
    if (isEmpty) expect(await asked).toMatchObject({ items: [], unreadable: 0, next: null, total: 0 });
    else await expect(asked).rejects.toThrow("unexpected-answer (shape)");
  });

  it("keeps the exact text of the image inside a detail", async () => {
    const told = await open().provider.getImage(
      { regionId, imageId: "img-k2f8d0s7ab", ownership: null },
      never,
    );
    expect(told?.answers).toEqual([
      {
        kind: "detail",
        operation: "describeImage",
        requestId: "c2hmmaan8w06w19qcdfuic4w03f7ft2d",
        receivedAt: "2024-03-05T06:07:08.000Z",
        text: JSON.stringify(resultOf("describeImage-private-newdoc").image),
      },
    ]);
  });

  it("does not call an image gone because a route is unknown", async () => {
    const body = {
      error: { code: 404, status: "NOT_FOUND", message: "no route and no API found with those values" },
    };
    const { provider } = open(() => ({ status: 404, body: JSON.stringify({ requestId: "r1", ...body }) }));
    const asked = provider.getImage({ regionId, imageId: "img-k2f8d0s7ab", ownership: null }, never);
    await expect(asked).rejects.toThrow("unexpected-answer (NOT_FOUND)");
  });

  it("takes the answer about another image for no answer", async () => {
    const { provider } = open(() => recorded("describeImage-private-newdoc"));
    const asked = provider.getImage({ regionId, imageId: "img-k2f8d0s7aB", ownership: null }, never);
    await expect(asked).rejects.toThrow("unexpected-answer");
  });

  const officialPlace = { regionId, imageId: "img-m5s0abcd29", ownership: null };

  it("adds the constraints of an official image", async () => {
    const told = await open().provider.getImage(officialPlace, never);
    expect(told?.value.facts).toContainEqual({
      path: "constraints.imageInstanceTypeConstraint.constraintsType",
      value: "excludes",
    });
    expect(told?.answers.map(({ kind }) => kind)).toEqual(["detail", "constraints"]);
    expect(told?.answers[1]?.text).toBe(recorded("describeImageConstraints-ok").body);
  });

  it.each([
    ["a missing permission", denied],
    ["a missing image", recorded("error-404-image")],
    ["an outage", recorded("error-503-gateway")],
    ["an odd answer", { status: 200, body: "{}" }],
  ])("does not lose an image because its constraints meet %s", async (_name, failure) => {
    const { provider } = open(({ url }) => (url.endsWith("/constraints") ? failure : null));
    const told = await provider.getImage(officialPlace, never);
    expect(told?.answers.map(({ kind }) => kind)).toEqual(["detail"]);
    expect(told?.value.facts.filter(({ path }) => path.startsWith("constraints"))).toEqual([]);
  });

  async function sharingOf(imageId: string, script?: Parameters<typeof open>[0]) {
    const told = await open().provider.getImage({ regionId, imageId, ownership: null }, never);
    if (!told) throw new Error("no such image");
    const { provider, sent } = open(script);
    return { sent, ...(await provider.sharing(told.value, never)) };
  }

  it("tells members and the live limit of an own image", async () => {
    const { value, answers, sent } = await sharingOf("img-k2f8d0s7ab");
    expect(value).toEqual({
      audience: { value: "named-targets", raw: "specifiedUsers" },
      used: 2,
      limit: 20,
      limitBasis: "quota",
      targets: [
        { account: "partner-a", name: "partner-a@example.test", sharedAt: null },
        { account: "partner_b", name: "partner_b@example.test", sharedAt: null },
      ],
    });
    expect(answers.map(({ kind, text }) => [kind, text])).toEqual([
      ["sharing", recorded("describeImageMembers-ok").body],
      ["quota", recorded("describeQuotas-image-and-share").body],
    ]);
    expect(sent.map(({ url }) => new URL(url).search)).toContain(
      "?filters.1.name=resourceTypes&filters.1.values.1=imageShare&imageId=img-k2f8d0s7ab",
    );
  });

  it("falls back to the documented limit where the quota may not be asked, and says so", async () => {
    const { value } = await sharingOf("img-k2f8d0s7ab", ({ url }) =>
      url.includes("quotas") ? denied : null,
    );
    expect(value).toMatchObject({ used: 2, limit: 20, limitBasis: "documented" });
  });

  it("says when the members may not be asked, and still counts by the quota", async () => {
    const { value } = await sharingOf("img-k2f8d0s7ab", ({ url }) =>
      url.includes("members") ? denied : null,
    );
    expect(value).toMatchObject({ used: 2, limit: 20, limitBasis: "quota", targets: "not-permitted" });
  });

  it("takes an answer without any member list for no answer", async () => {
    const asked = sharingOf("img-k2f8d0s7ab", ({ url }) => (url.includes("members") ? succeeding({}) : null));
    await expect(asked).rejects.toThrow("unexpected-answer");
  });

  it("does not ask who an image of somebody else is shared with", async () => {
    const { value, sent } = await sharingOf("img-m5s0abcd29");
    expect(value).toMatchObject({
      used: null,
      limit: null,
      limitBasis: "none-published",
      targets: "not-applicable",
    });
    expect(sent).toEqual([]);
  });

  it("tells the quota of own images", async () => {
    const { value, answers } = await open().provider.quotas(regionId, never);
    expect(value).toEqual([{ name: "images", used: 3, limit: 5 }]);
    expect(answers.map(({ kind }) => kind)).toEqual(["quota"]);
  });

  it("proves a key by its quota, or by its own images where the quota may not be asked", async () => {
    expect(await open().provider.identify(never)).toEqual({
      accountId: "not-reported",
      provedBy: "describeQuotas",
    });
    const { provider } = open(({ url }) => (url.includes("quotas") ? denied : null));
    expect(await provider.identify(never)).toMatchObject({ provedBy: "describeImages" });
  });

  it("knows the documented regions without asking", async () => {
    const { provider, sent } = open();
    const regions = await provider.regions(never);
    expect(regions.map((region) => region.regionId)).toEqual([
      "cn-north-1",
      "cn-east-1",
      "cn-east-2",
      "cn-south-1",
    ]);
    expect(sent).toEqual([]);
  });

  async function preflightStates(script?: Parameters<typeof open>[0]) {
    const rows = await open(script).provider.preflight(regionId, never);
    return Object.fromEntries(rows.map(({ operation, state, reason }) => [operation, reason ?? state]));
  }

  it("asks each operation in its preflight", async () => {
    // The id of the published example is masked, so nothing can be asked about it.
    const official = recorded("describeImages-public-two-kinds");
    expect(await preflightStates(({ url }) => (url.includes("public") ? official : null))).toEqual({
      describeImages: "allowed",
      describeImage: "allowed",
      describeImageConstraints: "allowed",
      describeImageMembers: "allowed",
      describeQuotas: "allowed",
    });
  });

  it("says in its preflight what it could not ask for want of an image, and what is denied", async () => {
    const states = await preflightStates(({ url }) => {
      if (url.includes("quotas")) return denied;
      return url.includes("imageSource") ? recorded("describeImages-empty") : null;
    });
    expect(states).toEqual({
      describeImages: "allowed",
      describeImage: "no-own-image",
      describeImageConstraints: "no-public-image",
      describeImageMembers: "no-own-image",
      describeQuotas: "FORBIDDEN",
    });
  });

  it("says in its preflight when even the list is denied", async () => {
    const states = await preflightStates(({ url }) => (url.includes("imageSource") ? denied : null));
    expect(states).toMatchObject({ describeImages: "FORBIDDEN", describeImage: "no-list" });
  });
});
