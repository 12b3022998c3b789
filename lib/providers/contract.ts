import { describe, expect, it } from "vitest";
import type { DialectId } from "../domain/cloud";
import type { FailureKind } from "../domain/failure";
import type { ScopeGroup } from "../domain/source";
import { CloudError } from "./errors";
import type { FetchInit, ImagePlace, ImageProvider, Outside, ProviderOptions } from "./port";

/** A request as a provider sent it. */
export type SentRequest = { method: string; url: string; headers: Record<string, string>; body: string };

/** An answer as a cloud's documents print it. */
export type RecordedAnswer = { status: number; headers?: Record<string, string>; body: string | Uint8Array };

export type Recording = {
  dialect: DialectId;
  open: (options: ProviderOptions) => ImageProvider;
  /** The cloud in good health: answers every operation that the suite below causes. */
  answer: (request: SentRequest) => RecordedAnswer;
  /** A listing of at least two pages, and the ids it brings, each once. */
  listing: { regionId: string; group: ScopeGroup; imageIds: string[] };
  /** An image that is there. */
  present: ImagePlace;
  /** An image that is not there, though similar ids may be. */
  absent: ImagePlace;
  /** The cloud's own refusals, as its documents print them, and what they mean for us. */
  refusals: { name: string; answer: RecordedAnswer; kind: FailureKind }[];
  throttled: RecordedAnswer;
  /** The clock refusal, or null where the dialect has none that a corrected clock would help. */
  clock: RecordedAnswer | null;
};

const CANARY = { keyId: "AKCANARYKEYID0000001", secret: "canary-secret-9f2c41d0", token: null };
const START = new Date("2026-11-20T08:00:00.000Z");

/** The promises that every cloud keeps. Each dialect's test runs them against its recorded answers. */
export function keepsThePromises(recording: Recording): void {
  const { listing, present, absent } = recording;
  const never = new AbortController().signal;

  /** Opens the provider on a scripted network; `script` may answer a request before the recording does. */
  function open(script: (request: SentRequest, count: number) => RecordedAnswer | Error | null = () => null) {
    const sent: SentRequest[] = [];
    const slept: number[] = [];
    const outside: Outside = {
      // Each wait takes a second, so that a request signed anew differs even in a scheme without a nonce.
      now: () => new Date(START.getTime() + slept.length * 1000),
      random: () => 0.5,
      sleep: async (ms) => void slept.push(ms),
      uuid: () => `00000000-0000-4000-8000-${String(sent.length).padStart(12, "0")}`,
      async fetch(url, init) {
        init.signal.throwIfAborted();
        const request = toSent(url, init);
        sent.push(request);
        const answer = script(request, sent.length) ?? recording.answer(request);
        if (answer instanceof Error) throw answer;
        return toResponse(answer);
      },
    };
    const provider = recording.open({
      connectionId: "contract",
      credentials: CANARY,
      endpointOf: () => ({ baseUrl: "https://cloud.example", signingHost: "cloud.example" }),
      outside,
    });
    return { provider, sent, slept };
  }

  async function walk(provider: ImageProvider) {
    const pages = [];
    let from: string | null = null;
    do {
      const page = await provider.listImages(listing, from, never);
      pages.push(page);
      from = page.next;
    } while (from !== null && pages.length < 50);
    return pages;
  }

  async function failureOf(work: Promise<unknown>): Promise<CloudError> {
    const error: unknown = await work.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof CloudError)) throw new Error(`expected a CloudError, got ${String(error)}`);
    return error;
  }

  describe(`${recording.dialect} keeps the promises of every cloud`, () => {
    it("walks all pages and meets each image once", async () => {
      const pages = await walk(open().provider);
      expect(pages.length).toBeGreaterThan(1);
      const ids = pages.flatMap((page) => page.items.map(({ value }) => value.ref.imageId));
      expect(ids.sort()).toEqual([...listing.imageIds].sort());
      expect(pages.every((page) => page.unreadable === 0)).toBe(true);
    });

    it("keeps the exact text of every item", async () => {
      const texts: string[] = [];
      const { provider } = open((request) => {
        const answer = recording.answer(request);
        texts.push(typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body));
        return null;
      });
      const pages = await walk(provider);
      for (const { answers } of pages.flatMap((page) => page.items)) {
        expect(answers.length).toBeGreaterThan(0);
        for (const { text } of answers) expect(texts.some((whole) => whole.includes(text))).toBe(true);
      }
    });

    it("reads the same answer twice to the same picture", async () => {
      expect(await walk(open().provider)).toEqual(await walk(open().provider));
    });

    it("finds an image by its exact id only", async () => {
      const told = await open().provider.getImage(present, never);
      expect(told?.value.ref).toEqual({
        connectionId: "contract",
        regionId: present.regionId,
        imageId: present.imageId,
      });
      expect(await open().provider.getImage(absent, never)).toBeNull();
    });

    it.each([
      "../../quotas",
      "..",
      "a/b",
      "a%2fb",
      "",
      " ",
      "a b",
      "a?b=c",
      "a#b",
      "a\nb",
      "a\u0000b",
      "[id]",
      ":id",
      "图",
      "x".repeat(600),
    ])("refuses the malformed id %j before anything is sent", async (imageId) => {
      const { provider, sent } = open();
      const error = await failureOf(provider.getImage({ ...present, imageId }, never));
      expect(error.failure.kind).toBe("rejected-request");
      expect(sent).toEqual([]);
    });

    it.each(["../x", "", "a b", "a/b", "evil.example#", "a.b", "A\nB"])(
      "refuses the malformed region %j before anything is sent",
      async (regionId) => {
        const { provider, sent } = open();
        const { group } = listing;
        const error = await failureOf(provider.listImages({ regionId, group }, null, never));
        expect(error.failure.kind).toBe("rejected-request");
        expect(sent).toEqual([]);
      },
    );

    it.each(recording.refusals)("takes $name for $kind and does not insist", async ({ answer, kind }) => {
      const { provider, sent } = open(() => answer);
      const error = await failureOf(provider.listImages(listing, null, never));
      expect(error.failure.kind).toBe(kind);
      expect(error.failure.operation).not.toBe("");
      expect(sent.length).toBe(1);
    });

    it("tells neither the key nor the cloud's words in an error", async () => {
      for (const { answer } of recording.refusals) {
        const echo = {
          ...answer,
          body: `${textOf(answer)}`.replace(/"([Mm]essage)":"/, `"$1":"${CANARY.secret} `),
        };
        const error = await failureOf(open(() => echo).provider.listImages(listing, null, never));
        const told = `${error.message} ${JSON.stringify(error.failure)} ${String(error.cause ?? "")}`;
        expect(told).not.toContain(CANARY.secret);
        expect(told).not.toContain(CANARY.keyId);
      }
    });

    it("waits and signs anew when it is throttled", async () => {
      const { provider, sent, slept } = open((_, count) => (count === 1 ? recording.throttled : null));
      const page = await provider.listImages(listing, null, never);
      expect(page.items.length).toBeGreaterThan(0);
      expect(slept.length).toBe(1);
      expect(new Set(sent.map(signedPart)).size).toBe(2);
    });

    it("gives up after four throttled attempts and says so", async () => {
      const { provider, sent } = open(() => recording.throttled);
      const error = await failureOf(provider.listImages(listing, null, never));
      expect(error.failure.kind).toBe("rate-limited");
      expect(sent.length).toBe(4);
    });

    it.each<[string, RecordedAnswer | Error]>([
      [
        "a gateway's page",
        { status: 502, headers: { "content-type": "text/html" }, body: "<html>502</html>" },
      ],
      [
        "a sign-in page",
        { status: 200, headers: { "content-type": "text/html" }, body: "<html>sign in</html>" },
      ],
      ["an empty body", { status: 200, body: "" }],
      ["no content", { status: 204, body: "" }],
      ["an empty object", { status: 200, body: "{}" }],
      ["an empty array", { status: 200, body: "[]" }],
      ["a JSON null", { status: 200, body: "null" }],
      ["a redirect", { status: 302, headers: { location: "https://evil.example/" }, body: "" }],
      ["text that is no UTF-8", { status: 200, body: new Uint8Array([0x7b, 0x22, 0xd6, 0xd0, 0x22, 0x7d]) }],
      ["a reset connection", new Error("connection reset")],
    ])("never turns %s into an empty list", async (_name, answer) => {
      await failureOf(open(() => answer).provider.listImages(listing, null, never));
    });

    it("never turns an answer that was cut off into a shorter list", async () => {
      const first = open((request) => {
        const answer = recording.answer(request);
        return { ...answer, body: textOf(answer).slice(0, -Math.ceil(textOf(answer).length / 3)) };
      });
      const error = await failureOf(first.provider.listImages(listing, null, never));
      expect(error.failure.kind).toBe("unexpected-answer");
    });

    it("stops at once when it is cancelled", async () => {
      const { provider, sent } = open();
      const error = await failureOf(provider.listImages(listing, null, AbortSignal.abort()));
      expect(error.failure.kind).toBe("cancelled");
      expect(sent.length).toBe(0);
    });

    it.runIf(recording.clock !== null)("corrects its clock once, by the cloud's own", async () => {
      const theirs = new Date(START.getTime() + 3 * 3_600_000);
      const refusal = recording.clock ?? { status: 500, body: "" };
      const late = { ...refusal, headers: { ...refusal.headers, date: theirs.toUTCString() } };
      const { provider, sent } = open((_, count) => (count === 1 ? late : null));
      await provider.listImages(listing, null, never);
      expect(sent.length).toBe(2);

      const stubborn = open(() => late);
      const error = await failureOf(stubborn.provider.listImages(listing, null, never));
      // The test's clock moved on by a second for each wait, the cloud's stood still.
      const skewMs = 3 * 3_600_000 - stubborn.slept.length * 1000;
      expect(error.failure).toMatchObject({ kind: "clock-skew", skewMs });
      expect(stubborn.sent.length).toBe(2);
    });

    it("passes over fields it does not know without losing them", async () => {
      const { provider } = open((request) => {
        const answer = recording.answer(request);
        return {
          ...answer,
          body: textOf(answer).replaceAll(/("(?:id|imageId|ImageId|unImgId)":)/g, '"brandNew":"x1",$1'),
        };
      });
      const [page] = await walk(provider);
      expect(page?.items.length).toBeGreaterThan(0);
      for (const { value } of page?.items ?? []) {
        expect(value.facts.some((fact) => fact.path.endsWith("brandNew") && fact.value === "x1")).toBe(true);
        expect(value.notes.some((note) => note.code === "field-undocumented")).toBe(true);
      }
    });
  });
}

function toSent(url: string, init: FetchInit): SentRequest {
  return { method: init.method, url, headers: init.headers, body: init.body ?? "" };
}

function textOf(answer: RecordedAnswer): string {
  return typeof answer.body === "string" ? answer.body : new TextDecoder().decode(answer.body);
}

function toResponse(answer: RecordedAnswer) {
  const headers = new Headers({ "content-type": "application/json", ...answer.headers });
  const bytes = typeof answer.body === "string" ? new TextEncoder().encode(answer.body) : answer.body;
  return {
    status: answer.status,
    headers,
    body: (async function* () {
      yield bytes;
    })(),
  };
}

/** Where the signature travels: in a header, or in the address with the legacy Tencent API. */
function signedPart(request: SentRequest): string {
  return `${request.url} ${request.headers.authorization ?? request.headers.Authorization ?? ""}`;
}
