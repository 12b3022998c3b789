import { describe, expect, it } from "vitest";
import { keepsThePromises, type RecordedAnswer, type SentRequest } from "../contract";
import type { Json } from "../lossless-json";
import type { Outside } from "../port";
import { openBaiduBcc } from ".";
import { recorded, sample } from "./recorded-answers";

const DETAILS: Record<string, string> = {
  "m-Ab12Cd34": "detail-custom-shared",
  "m-Bg78Im90": "detail-custom-big-image",
  "m-Wn34Xy56": "detail-custom-windows",
  "m-nky7qeom": "detail-system-2020",
};

/** The elastic bare metal images among the recorded ones, as a page of their own listing. */
function bareMetalPage(): RecordedAnswer {
  const body = sample("list-all-types").response.body as { images: { type: string }[] };
  const images = body.images.filter(({ type }) => type.startsWith("Ebc"));
  return { ...recorded("list-all-types"), body: JSON.stringify({ ...body, images }) };
}

/** The recorded answers as one healthy cloud. */
function answer({ method, url }: SentRequest): RecordedAnswer {
  const { pathname, searchParams } = new URL(url);
  if (method === "POST" && pathname === "/v2/region/describeRegions") return recorded("regions");
  if (pathname === "/v2/image") {
    if (searchParams.get("imageType") === "EbcTotal") return bareMetalPage();
    return recorded(searchParams.get("marker") === null ? "list-first-page" : "list-last-page");
  }
  const [, imageId = "", more] = /^\/v2\/image\/([^/]+)(\/sharedUsers)?$/.exec(pathname) ?? [];
  const detail = DETAILS[imageId];
  if (!detail) return recorded("error-no-such-image");
  return recorded(more ? "shared-users" : detail);
}

function refusal(id: string, kind: Parameters<typeof keepsThePromises>[0]["refusals"][number]["kind"]) {
  return { name: id, answer: recorded(id), kind };
}

keepsThePromises({
  dialect: "baidu-bcc",
  open: openBaiduBcc,
  answer,
  listing: {
    regionId: "bj",
    group: "all",
    imageIds: ["m-Ab12Cd34", "m-Bg78Im90", "m-Wn34Xy56", "m-Eb00Dd44"],
  },
  present: { regionId: "bj", imageId: "m-Ab12Cd34", ownership: null },
  absent: { regionId: "bj", imageId: "m-Ab12Cd3", ownership: null },
  refusals: [
    refusal("error-invalid-access-key", "unknown-key"),
    refusal("error-signature-mismatch", "wrong-secret"),
    // Its clock is months away from the test's: too far to be corrected.
    refusal("error-request-expired", "clock-skew"),
    refusal("error-access-denied", "forbidden"),
    refusal("error-not-verified", "not-opened"),
    refusal("error-opt-in-required", "not-opened"),
    refusal("error-bad-request", "rejected-request"),
    refusal("error-invalid-auth-header", "rejected-request"),
    refusal("error-invalid-version", "rejected-request"),
  ],
  throttled: { status: 429, body: "" },
  clock: recorded("error-request-expired"),
});

const never = new AbortController().signal;

/** The provider on a scripted network; `script` may answer a request before the recording does. */
function open(script: (request: SentRequest) => RecordedAnswer | null = () => null) {
  const sent: SentRequest[] = [];
  const hosts: [string, string | undefined][] = [];
  const outside: Outside = {
    now: () => new Date("2026-03-02T08:05:09Z"),
    random: () => 0.5,
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
  };
  const provider = openBaiduBcc({
    connectionId: "c1",
    credentials: { keyId: "AKIDFAKE", secret: "fake-secret", token: null },
    endpointOf: (regionId, service) => {
      hosts.push([regionId, service]);
      return { baseUrl: "https://bcc.example", signingHost: "bcc.example" };
    },
    outside,
  });
  return { provider, sent, hosts };
}

describe("Baidu BCC", () => {
  it("asks for the largest page, of both listings", async () => {
    const { provider, sent } = open();
    let from: string | null = null;
    do from = (await provider.listImages({ regionId: "bj", group: "all" }, from, never)).next;
    while (from !== null);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      "?imageType=All&maxKeys=1000",
      "?imageType=All&marker=m-Wn34Xy56&maxKeys=1000",
      "?imageType=EbcTotal&maxKeys=1000",
    ]);
  });

  it("refuses a group that it does not walk", async () => {
    const { provider } = open();
    await expect(provider.listImages({ regionId: "bj", group: "public" }, null, never)).rejects.toThrow(
      "rejected-request (unknown-group)",
    );
  });

  it("fails when a page says that there is more where it has been", async () => {
    const again = JSON.stringify({ images: [], isTruncated: true, nextMarker: "m-Wn34Xy56" });
    const { provider } = open(({ url }) => (url.includes("marker=") ? { status: 200, body: again } : null));
    const { next } = await provider.listImages({ regionId: "bj", group: "all" }, null, never);
    await expect(provider.listImages({ regionId: "bj", group: "all" }, next, never)).rejects.toThrow(
      "unexpected-answer (repeated-marker)",
    );
  });

  it("keeps the exact text of the image inside a detail", async () => {
    const told = await open().provider.getImage(
      { regionId: "bj", imageId: "m-Ab12Cd34", ownership: null },
      never,
    );
    expect(told?.answers).toEqual([
      {
        kind: "detail",
        operation: "GetImage",
        requestId: "5b0c4a52-7f0e-4b53-9b7e-0f6a2f4c1d01",
        receivedAt: "2026-03-02T08:05:09.000Z",
        text: JSON.stringify((sample("detail-custom-shared").response.body as { image: Json }).image),
      },
    ]);
  });

  it("takes the answer about another image for no answer", async () => {
    const { provider } = open(() => recorded("detail-custom-shared"));
    const asked = provider.getImage({ regionId: "bj", imageId: "m-Ab12Cd35", ownership: null }, never);
    await expect(asked).rejects.toThrow("unexpected-answer");
  });

  it("does not call an image gone because the API version is unknown", async () => {
    const { provider } = open(() => recorded("error-invalid-version"));
    const asked = provider.getImage({ regionId: "bj", imageId: "m-Ab12Cd34", ownership: null }, never);
    await expect(asked).rejects.toThrow("rejected-request (InvalidVersion)");
  });

  async function sharingOf(imageId: string, script?: Parameters<typeof open>[0]) {
    const opened = open(script);
    const told = await open().provider.getImage({ regionId: "bj", imageId, ownership: null }, never);
    if (!told) throw new Error("no such image");
    return { sent: opened.sent, ...(await opened.provider.sharing(told.value, never)) };
  }

  it("asks counters and shared users of an own image", async () => {
    const { value, answers } = await sharingOf("m-Ab12Cd34");
    expect(value).toEqual({
      audience: "not-reported",
      used: 3,
      limit: 50,
      limitBasis: "image",
      targets: [{ account: "ab1d7802cb9b436bafaf3361fe482ca6", name: "ceshizhanghao", sharedAt: null }],
    });
    expect(answers.map(({ kind, operation }) => [kind, operation])).toEqual([
      ["detail", "GetImage"],
      ["sharing", "ListSharedUser"],
    ]);
    expect(answers[1]?.text).toBe(recorded("shared-users").body);
  });

  it("does not ask for the shared users of an image that is not one's own, and shows its counters", async () => {
    const { value, sent } = await sharingOf("m-nky7qeom");
    expect(value).toMatchObject({ used: 20, limit: 50, targets: "not-applicable" });
    expect(sent.length).toBe(1);
  });

  it.each([
    ["shared-users-not-custom", "not-applicable"],
    ["error-access-denied", "not-permitted"],
  ])("keeps the counters when the shared users are refused with %s", async (id, targets) => {
    const { value } = await sharingOf("m-Ab12Cd34", ({ url }) =>
      url.endsWith("/sharedUsers") ? recorded(id) : null,
    );
    expect(value).toMatchObject({ used: 3, limit: 50, targets });
  });

  it("lists regions from the global host, by the catalogue's names where it has them", async () => {
    const { provider, sent, hosts } = open();
    expect(await provider.regions(never)).toEqual([
      { regionId: "bj", name: "Beijing" },
      { regionId: "su", name: "Suzhou" },
    ]);
    expect(hosts).toEqual([["", "global"]]);
    expect(sent[0]).toMatchObject({ method: "POST", body: "{}" });
  });

  it("proves a key by one own image, and says that nobody tells whose it is", async () => {
    const { provider, sent } = open();
    expect(await provider.identify(never)).toEqual({ accountId: "not-reported", provedBy: "ListImages" });
    expect(new URL(sent[0]?.url ?? "").search).toBe("?imageType=Custom&maxKeys=1");
  });

  it("has no quota to tell", async () => {
    expect(await open().provider.quotas("bj", never)).toEqual({ value: [], answers: [] });
  });

  async function preflightStates(script?: Parameters<typeof open>[0]) {
    const rows = await open(script).provider.preflight("bj", never);
    return rows.map(({ operation, state, reason }) => [operation, state, reason]);
  }

  it("asks each operation in its preflight", async () => {
    expect(await preflightStates()).toEqual([
      ["ListImages", "allowed", null],
      ["GetImage", "allowed", null],
      ["ListSharedUser", "allowed", null],
      ["DescribeRegions", "allowed", null],
    ]);
  });

  it("says in its preflight what it could not ask without an own image", async () => {
    const states = await preflightStates(({ url }) =>
      url.includes("Custom") ? recorded("list-empty") : null,
    );
    expect(states).toEqual([
      ["ListImages", "allowed", null],
      ["GetImage", "not-asked", "no-own-image"],
      ["ListSharedUser", "not-asked", "no-own-image"],
      ["DescribeRegions", "allowed", null],
    ]);
  });

  it("says in its preflight what is denied", async () => {
    const states = await preflightStates(({ url }) =>
      url.includes("Custom") ? recorded("error-access-denied") : null,
    );
    expect(states.slice(0, 2)).toEqual([
      ["ListImages", "denied", "AccessDenied"],
      ["GetImage", "not-asked", "no-list"],
    ]);
  });
});
