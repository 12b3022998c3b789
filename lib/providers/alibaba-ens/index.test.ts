import { describe, expect, it } from "vitest";
import type { Image, Ownership } from "../../domain/image";
import { keepsThePromises, type RecordedAnswer, type SentRequest } from "../contract";
import { CloudError } from "../errors";
import type { Json } from "../lossless-json";
import { openAlibabaEns } from ".";
import { imagesOf, listing, recorded, sampleOf, succeeding } from "./recorded-answers";

const OWN_ID = "m-5qm2r6xo7njrpdkx04q1o";
const PUBLIC_ID = "centos_6_08_64_20G_alibase_2017****";
const [publicImage = null] = imagesOf("ens-images-doc");

function queryOf({ url }: SentRequest): URLSearchParams {
  return new URL(url).searchParams;
}

function actionOf({ headers }: SentRequest): string {
  return headers["x-acs-action"] ?? "";
}

/** The recorded answers as one healthy site. */
function answer(request: SentRequest): RecordedAnswer {
  const query = queryOf(request);
  const imageId = query.get("ImageId");
  const page = query.get("PageNumber");
  switch (actionOf(request)) {
    case "DescribeSelfImages":
      if (imageId !== null) {
        return OWN_ID.startsWith(imageId) ? recorded("ens-selfimages-fuzzy-id") : listing([]);
      }
      if (page === "1") return recorded("ens-selfimages-page1of2");
      return recorded(page === "2" ? "ens-selfimages-page2of2" : "ens-selfimages-pagebeyond");
    case "DescribeImages":
      if (imageId !== null) return listing(imageId === PUBLIC_ID ? [publicImage] : []);
      return listing([publicImage, ...imagesOf("ens-selfimages-page1of2")]);
    case "DescribeImageInfos":
      return recorded("ens-imageinfos-doc");
    case "DescribeImageSharePermission":
      return recorded("ens-sharepermission-doc");
    default:
      return recorded("ens-regions");
  }
}

keepsThePromises({
  dialect: "alibaba-ens",
  open: openAlibabaEns,
  answer,
  listing: {
    regionId: "mainland",
    group: "own-and-shared",
    imageIds: [OWN_ID, "m-5qkf6jv9a0tzd5ipwx5fi", "m-5t4xwkfkbs0uxv0kymdb6uip7"],
  },
  present: { regionId: "mainland", imageId: OWN_ID, ownership: null },
  absent: { regionId: "mainland", imageId: "m-5qm2", ownership: null },
  refusals: [
    { name: "err-accesskey-notfound", answer: recorded("err-accesskey-notfound"), kind: "unknown-key" },
    { name: "err-accesskey-inactive", answer: recorded("err-accesskey-inactive"), kind: "unknown-key" },
    { name: "err-signature-echo", answer: recorded("err-signature-echo"), kind: "wrong-secret" },
    { name: "err-nopermission-ens-400", answer: recorded("err-nopermission-ens-400"), kind: "forbidden" },
    { name: "err-nopermission-ram-403", answer: recorded("err-nopermission-ram-403"), kind: "forbidden" },
    { name: "err-invalid-parameter", answer: recorded("err-invalid-parameter"), kind: "rejected-request" },
    { name: "err-unknown-api", answer: recorded("err-unknown-api"), kind: "rejected-request" },
    { name: "err-xml-envelope", answer: recorded("err-xml-envelope"), kind: "rejected-request" },
  ],
  throttled: recorded("err-throttling-plain"),
  clock: recorded("err-timestamp-expired"),
});

const never = new AbortController().signal;
const regionId = "mainland";

function open(
  script: (request: SentRequest, count: number) => RecordedAnswer | null = () => null,
  token: string | null = null,
) {
  const sent: SentRequest[] = [];
  const sites: string[] = [];
  const slept: number[] = [];
  let uuids = 0;
  const provider = openAlibabaEns({
    connectionId: "c-1",
    credentials: { keyId: "LTAI5tExample", secret: "ExampleSecret", token },
    endpointOf(site) {
      sites.push(site);
      return { baseUrl: "https://ens.example:8443", signingHost: "ens.example:8443" };
    },
    outside: {
      now: () => new Date("2026-11-20T08:00:00.123Z"),
      random: () => 0,
      sleep: async (ms) => void slept.push(ms),
      uuid() {
        uuids += 1;
        return `nonce-${uuids}`;
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
  return { provider, sent, sites, slept };
}

const to = (action: string, give: (request: SentRequest) => RecordedAnswer) => (request: SentRequest) =>
  actionOf(request) === action ? give(request) : null;

async function walk(provider: ReturnType<typeof open>["provider"], group: "own-and-shared" | "public") {
  const pages = [];
  let from: string | null = null;
  do {
    const page = await provider.listImages({ regionId, group }, from, never);
    pages.push(page);
    from = page.next;
  } while (from !== null && pages.length < 20);
  return pages;
}

const idsOf = (pages: Awaited<ReturnType<typeof walk>>) =>
  pages.flatMap(({ items }) => items.map(({ value }) => value.ref.imageId));

async function failureOf(work: Promise<unknown>) {
  const error: unknown = await work.catch((reason: unknown) => reason);
  if (!(error instanceof CloudError)) throw new Error(`expected a CloudError, got ${String(error)}`);
  return error.failure;
}

describe("the request", () => {
  it("is a POST without a body, signed with every header that the scheme wants", async () => {
    const { provider, sent, sites } = open(undefined, "temporary");
    await provider.listImages({ regionId: "ap-southeast-1", group: "own-and-shared" }, null, never);
    expect(sites).toEqual(["ap-southeast-1"]);
    expect(sent).toMatchObject([
      {
        method: "POST",
        url: "https://ens.example:8443/?PageNumber=1&PageSize=50",
        body: "",
        headers: {
          accept: "application/json",
          "x-acs-action": "DescribeSelfImages",
          "x-acs-version": "2017-11-10",
          "x-acs-date": "2026-11-20T08:00:00Z",
          "x-acs-signature-nonce": "nonce-1",
          "x-acs-security-token": "temporary",
        },
      },
    ]);
    expect(sent[0]?.headers.authorization).toMatch(
      /^ACS3-HMAC-SHA256 Credential=LTAI5tExample,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,Signature=[0-9a-f]{64}$/,
    );
  });

  it("is sent once more with a new nonce after a used one, and not a third time", async () => {
    const { provider, sent } = open((_, count) => (count === 1 ? recorded("err-nonce-used") : null));
    await provider.listImages({ regionId, group: "own-and-shared" }, null, never);
    expect(new Set(sent.map(({ headers }) => headers["x-acs-signature-nonce"])).size).toBe(2);

    const stubborn = open(() => recorded("err-nonce-used"));
    const work = stubborn.provider.listImages({ regionId, group: "own-and-shared" }, null, never);
    expect(await failureOf(work)).toMatchObject({ kind: "rejected-request", code: "SignatureNonceUsed" });
    expect(stubborn.sent.length).toBe(2);
  });

  it("waits as long as the cloud asks, which is in milliseconds", async () => {
    const { provider, slept } = open((_, count) => (count === 1 ? recorded("err-throttling-user") : null));
    await provider.listImages({ regionId, group: "own-and-shared" }, null, never);
    expect(slept).toEqual([1500]);
  });
});

describe("own and shared images", () => {
  it("are asked for until the total is reached", async () => {
    const { provider, sent } = open();
    expect((await walk(provider, "own-and-shared")).map(({ total }) => total)).toEqual([3, 3]);
    expect(sent.map((request) => queryOf(request).get("PageNumber"))).toEqual(["1", "2"]);
  });

  it("are all met even if the cloud makes smaller pages than it was asked for", async () => {
    const { provider } = open((request) => {
      const page = queryOf(request).get("PageNumber");
      return succeeding({ Images: { Image: [{ ImageId: `m-${page}` }] }, PageSize: "1", TotalCount: "3" });
    });
    expect(idsOf(await walk(provider, "own-and-shared"))).toEqual(["m-1", "m-2", "m-3"]);
  });

  it("end with an empty page although the total says more", async () => {
    const { provider } = open(() => recorded("ens-selfimages-pagebeyond"));
    const page = await provider.listImages({ regionId, group: "own-and-shared" }, "9", never);
    expect(page).toEqual({ items: [], unreadable: 0, next: null, total: 3 });
  });

  it.each<[string, { [key: string]: Json }]>([
    ["no Images", {}],
    ["empty Images", { Images: {} }],
    ["Images that are an empty list", { Images: [], TotalCount: "0" }],
    ["an empty object for a list", { Images: { Image: {} }, TotalCount: 0 }],
    ["an empty list", { Images: { Image: [] }, TotalCount: "0" }],
  ])("are none where a good answer has %s", async (_name, fields) => {
    const { provider } = open(() => succeeding(fields));
    const page = await provider.listImages({ regionId, group: "own-and-shared" }, null, never);
    expect(page).toMatchObject({ items: [], unreadable: 0, next: null });
  });

  it.each<[string, RecordedAnswer]>([
    ["a total above zero without a list", succeeding({ TotalCount: "3" })],
    ["a total above zero with an empty list", succeeding({ TotalCount: 3, Images: { Image: [] } })],
    ["a list that is one object", succeeding({ TotalCount: 1, Images: { Image: { ImageId: "m-1" } } })],
    ["a list that is text", succeeding({ TotalCount: 1, Images: "m-1" })],
    ["a code of zero and nothing else", { status: 200, body: '{"Code":0}' }],
  ])("are not taken for none where the answer has %s", async (_name, given) => {
    const work = open(() => given).provider.listImages({ regionId, group: "own-and-shared" }, null, never);
    expect(await failureOf(work)).toMatchObject({ kind: "unexpected-answer" });
  });
});

describe("public images", () => {
  it("leave own and shared ones to their own group, and are joined with the catalogue", async () => {
    const pages = await walk(open().provider, "public");
    expect(idsOf(pages)).toEqual([PUBLIC_ID]);
    expect(pages[0]?.total).toBeNull();
    const [told] = pages[0]?.items ?? [];
    expect(told?.value.filledFrom?.operation).toBe("DescribeImageInfos");
    expect(told?.answers).toMatchObject([
      { kind: "list-item", operation: "DescribeImages", text: JSON.stringify(publicImage) },
      {
        kind: "catalogue",
        operation: "DescribeImageInfos",
        requestId: "5568A08C-10A9-47F3-902F-647298B463FB",
        text: JSON.stringify(imagesOf("ens-imageinfos-doc")[0]),
      },
    ]);
  });

  it("keep a kind of owner that nobody has documented", async () => {
    const odd = { ImageId: "m-odd", ImageOwnerAlias: "partner" };
    const { provider } = open(to("DescribeImages", () => listing([odd])));
    const [page] = await walk(provider, "public");
    expect(page?.items[0]?.value.ownership).toEqual({ value: "unknown", raw: "partner" });
  });

  it("end with those that only the catalogue knows, each once over all pages", async () => {
    const named = (imageId: string) => ({ ImageId: imageId, ImageOwnerAlias: "system" });
    const info = (imageId: string) => ({ ImageId: imageId, Description: imageId });
    const { provider } = open((request) => {
      if (actionOf(request) === "DescribeImageInfos") {
        return succeeding({ Images: { Image: ["a", "b", "only"].map(info) } });
      }
      const page = Number(queryOf(request).get("PageNumber"));
      return succeeding({
        Images: { Image: [named(page === 1 ? "a" : "b")] },
        PageSize: 1,
        TotalCount: 2,
      });
    });
    const pages = await walk(provider, "public");
    expect(pages.map(({ items }) => items.length)).toEqual([1, 2]);
    expect(idsOf(pages)).toEqual(["a", "b", "only"]);
    expect(pages[1]?.items[1]?.value).toMatchObject({
      operation: "DescribeImageInfos",
      status: "not-reported",
    });
  });

  it("are not told at all without the permission for the catalogue", async () => {
    const { provider } = open(to("DescribeImageInfos", () => recorded("err-nopermission-ens-400")));
    const failure = await failureOf(provider.listImages({ regionId, group: "public" }, null, never));
    expect(failure).toMatchObject({ kind: "forbidden", action: "ens:DescribeImageInfos" });
  });
});

describe("getImage", () => {
  const place = (imageId: string) => ({ regionId, imageId, ownership: null });

  it("picks the exact id out of a fuzzy answer, on a later page if need be", async () => {
    const [copy = null, exact = null] = imagesOf("ens-selfimages-fuzzy-id");
    const { provider } = open(
      to("DescribeSelfImages", (request) => {
        const isFirst = queryOf(request).get("PageNumber") === "1";
        return succeeding({ Images: { Image: [isFirst ? copy : exact] }, PageSize: 1, TotalCount: "2" });
      }),
    );
    const told = await provider.getImage(place(OWN_ID), never);
    expect(told).toMatchObject({
      value: { ref: { imageId: OWN_ID }, name: "edge-web-base-2026.02" },
      answers: [{ kind: "detail", operation: "DescribeSelfImages", text: JSON.stringify(exact) }],
    });
  });

  it("finds a public image and joins it with the catalogue", async () => {
    const told = await open().provider.getImage(place(PUBLIC_ID), never);
    expect(told?.value).toMatchObject({ operation: "DescribeImages", os: { release: "6.8" } });
    expect(told?.answers.map(({ kind }) => kind)).toEqual(["detail", "catalogue"]);
  });

  it("finds what only the catalogue knows", async () => {
    const told = await open(to("DescribeImages", () => listing([]))).provider.getImage(
      place(PUBLIC_ID),
      never,
    );
    expect(told?.value.operation).toBe("DescribeImageInfos");
  });

  it("does not say no while an answer has an item that cannot be read", async () => {
    const { provider } = open(to("DescribeSelfImages", () => listing([{ ImageName: "lost" }])));
    expect(await failureOf(provider.getImage(place("m-00000000"), never))).toMatchObject({
      kind: "unexpected-answer",
      code: "unreadable-item",
    });
  });

  it.each(["cn-hangzhou", "singapore"])("refuses %s, which is no site", async (site) => {
    const { provider, sent } = open();
    const work = provider.getImage({ regionId: site, imageId: OWN_ID, ownership: null }, never);
    expect(await failureOf(work)).toMatchObject({ kind: "rejected-request" });
    expect(sent).toEqual([]);
  });
});

describe("sharing", () => {
  async function imageOf(ownership: Ownership): Promise<Image> {
    const told = await open().provider.getImage({ regionId, imageId: OWN_ID, ownership: null }, never);
    if (!told) throw new Error("the recorded image is there");
    return { ...told.value, ownership: { value: ownership, raw: null } };
  }

  it("ends with a page that brings nobody new, and keeps the cloud's own count", async () => {
    const { provider, sent } = open();
    const told = await provider.sharing(await imageOf("private"), never);
    expect(told.value).toMatchObject({ used: 2, limit: null, targets: [{ account: "151528552xxxxx" }] });
    expect(sent.map((request) => queryOf(request).get("PageNumber"))).toEqual(["1", "2"]);
    expect(sent.map((request) => queryOf(request).get("PageSize"))).toEqual(["100", "100"]);
    expect(told.answers.map(({ kind, text }) => [kind, text])).toEqual([
      ["sharing", JSON.stringify(sampleOf("ens-sharepermission-doc").response.body)],
      ["sharing", JSON.stringify(sampleOf("ens-sharepermission-doc").response.body)],
    ]);
  });

  it("walks all pages and keeps account ids as text", async () => {
    const { provider } = open((request) => ({
      status: 200,
      body: `{"TotalCount":2,"RequestId":"r-1","Accounts":{"Account":[{"AliyunUid":${
        queryOf(request).get("PageNumber") === "1" ? "201693514356661234" : '"1717104080911234"'
      }}]}}`,
    }));
    const { value } = await provider.sharing(await imageOf("private"), never);
    expect(value).toMatchObject({
      used: 2,
      targets: [{ account: "201693514356661234" }, { account: "1717104080911234" }],
    });
  });

  it("tells that an image is shared with nobody", async () => {
    const { provider } = open(() => recorded("ens-sharepermission-none"));
    const { value } = await provider.sharing(await imageOf("private"), never);
    expect(value).toMatchObject({ audience: { value: "owner-only" }, used: 0, targets: [] });
  });

  it.each<Ownership>(["public", "shared"])("asks nothing for %s images", async (ownership) => {
    const { provider, sent } = open();
    const { value } = await provider.sharing(await imageOf(ownership), never);
    expect(value.targets).toBe("not-applicable");
    expect(sent).toEqual([]);
  });

  it("says that it may not ask", async () => {
    const { provider } = open(() => recorded("err-nopermission-ens-400"));
    const { value } = await provider.sharing(await imageOf("private"), never);
    expect(value).toMatchObject({ targets: "not-permitted", used: null });
  });

  it("gives up on a list that never ends", async () => {
    const { provider } = open((request) =>
      succeeding({
        TotalCount: 1_000_000,
        Accounts: { Account: [{ AliyunUid: queryOf(request).get("PageNumber") }] },
      }),
    );
    const failure = await failureOf(provider.sharing(await imageOf("private"), never));
    expect(failure).toMatchObject({ kind: "unexpected-answer", code: "endless-list" });
  });

  it("does not take a broken answer for nobody", async () => {
    const { provider } = open(() => succeeding({ TotalCount: 0 }));
    const failure = await failureOf(provider.sharing(await imageOf("private"), never));
    expect(failure.kind).toBe("unexpected-answer");
  });
});

describe("the key", () => {
  it("is proved by one image of DescribeSelfImages", async () => {
    const { provider, sent } = open();
    const identity = await provider.identify(never);
    expect(identity).toEqual({ accountId: "not-reported", provedBy: "DescribeSelfImages" });
    expect(sent.map((request) => queryOf(request).get("PageSize"))).toEqual(["1"]);
  });

  it("is tried at the other site when the first does not know it", async () => {
    const { provider, sites } = open((_, count) => (count === 1 ? recorded("err-accesskey-notfound") : null));
    await provider.identify(never);
    expect(sites).toEqual(["mainland", "ap-southeast-1"]);
    const nowhere = open(() => recorded("err-accesskey-notfound"));
    expect(await failureOf(nowhere.provider.identify(never))).toMatchObject({ kind: "unknown-key" });
  });

  it("is asked for one row per operation, and never for a download link", async () => {
    const { provider, sent } = open(to("DescribeEnsRegions", () => recorded("err-nopermission-ram-403")));
    const rows = await provider.preflight(regionId, never);
    expect(rows.map(({ operation, state }) => [operation, state])).toEqual([
      ["DescribeSelfImages", "allowed"],
      ["DescribeImages", "allowed"],
      ["DescribeImageInfos", "allowed"],
      ["DescribeImageSharePermission", "allowed"],
      ["DescribeEnsRegions", "denied"],
    ]);
    expect(rows[0]).toMatchObject({ action: "ens:DescribeSelfImages" });
    expect(sent.map(actionOf)).not.toContain("DescribeExportImageInfo");
  });

  it("cannot be asked about sharing without an own image", async () => {
    const rows = await open(to("DescribeSelfImages", () => listing([]))).provider.preflight(regionId, never);
    expect(rows[3]).toMatchObject({ state: "not-asked", reason: "no-own-image" });
  });

  it("has two sites for regions and no quota", async () => {
    const { provider, sent } = open();
    expect((await provider.regions(never)).map((region) => region.regionId)).toEqual([
      "mainland",
      "ap-southeast-1",
    ]);
    expect(await provider.quotas(regionId, never)).toEqual({ value: [], answers: [] });
    expect(sent).toEqual([]);
  });
});
