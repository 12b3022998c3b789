import { describe, expect, it } from "vitest";
import { FAILURE_KINDS, type FailureKind } from "../domain/failure";
import { testFailure } from "../testing/provider";
import { type CallGate, createCallGate } from "./call-gate";
import { type Classified, CloudError, mayRetry } from "./errors";
import { type Call, createHttp, HTTP_LIMITS, type HttpAnswer } from "./http";
import type { FetchInit, Outside } from "./port";
import { createRetryBudget } from "./retry-budget";

const NOW = new Date("2026-03-01T00:00:00.000Z");
const MINUTE_MS = 60_000;

type Reply = { status?: number; headers?: Record<string, string>; body?: string } | Error;

/** An outside that gives the replies in turn, the last one for ever, and notes what it was asked. */
function scripted(replies: Reply[], random = 0.5) {
  const waits: number[] = [];
  const sent: { url: string; init: FetchInit }[] = [];
  let nonces = 0;
  const outside: Outside = {
    now: () => NOW,
    random: () => random,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      waits.push(ms);
    },
    uuid: () => `nonce-${++nonces}`,
    async fetch(url, init) {
      init.signal.throwIfAborted();
      const reply = replies[Math.min(sent.length, replies.length - 1)] ?? {};
      sent.push({ url, init });
      if (reply instanceof Error) throw reply;
      const { status = 200, headers = {}, body = "{}" } = reply;
      return { status, headers: new Headers(headers), body: bytesOf(body) };
    },
  };
  return { outside, waits, sent };
}

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

/** A made-up cloud: the body names the kind of the failure, else the status does. */
function failureOf(answer: HttpAnswer): Classified | null {
  const value = answer.json?.value;
  if (typeof value === "object" && value !== null && "kind" in value) {
    return {
      kind: value.kind as FailureKind, // The tests write kinds only.
      ...("again" in value && { again: "once" as const }),
      ...("retryAfterMs" in value && { retryAfterMs: Number(value.retryAfterMs) }),
    };
  }
  if (answer.status === 429) return { kind: "rate-limited" };
  if (answer.status >= 500) return { kind: "unavailable" };
  return answer.status >= 400 ? { kind: "rejected-request" } : null;
}

function callWith(change: Partial<Call> = {}): Call {
  return {
    operation: "DescribeImages",
    regionId: "bj",
    build: ({ now, nonce }) => ({
      method: "GET",
      url: "https://cloud.example.com/",
      headers: { "x-date": now.toISOString(), "x-nonce": nonce },
    }),
    failureOf,
    signal: new AbortController().signal,
    ...change,
  };
}

async function failed(promise: Promise<unknown>): Promise<CloudError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CloudError)) throw new Error("expected a CloudError", { cause: error });
  return error;
}

/** Lets everything through: the pace has tests of its own. */
const openGate: CallGate = {
  clockOffsetMs: 0,
  retries: { spend: () => true, earn() {} },
  tryAgain() {},
  outOfOrder: () => [],
  enter: async () => ({ succeeded() {}, failed() {} }),
};
const http = (outside: Outside, limits = HTTP_LIMITS) =>
  createHttp({ dialect: "baidu-bcc", outside, limits, gate: { ...openGate } });

const HELD: Reply = { body: '{"value":1}' };
const BUSY: Reply = { status: 503 };

it("has the figures of the client policy", () => {
  expect(HTTP_LIMITS).toEqual({
    attempts: 4,
    attemptTimeoutMs: 30_000,
    callTimeoutMs: 90_000,
    bodyBytes: 33_554_432,
    retryBaseMs: 100,
    throttledBaseMs: 1_000,
    retryCapMs: 20_000,
    longestRetryAfterMs: 60_000,
    skewFromMs: 60_000,
    skewToMs: 86_400_000,
  });
});

describe("Retry-After", () => {
  const inFuture = new Date(NOW.getTime() + 30_000).toUTCString();
  const farFuture = new Date(NOW.getTime() + 3_600_000).toUTCString();
  const past = new Date(NOW.getTime() - 30_000).toUTCString();
  // `jitter` is half of the base (random is 0.5); null: no further attempt.
  it.each([
    [null, "jitter", null],
    ["0", 0, 0],
    ["1", 1_000, 1_000],
    ["30", 30_000, 30_000],
    ["60", 60_000, 60_000],
    ["61", null, 61_000],
    ["86400", null, 86_400_000],
    ["-1", "jitter", null],
    ["1e9", "jitter", null],
    ["1000000000", "jitter", null],
    [past, 0, 0],
    [inFuture, 30_000, 30_000],
    [farFuture, null, 3_600_000],
    ["soon", "jitter", null],
    ["Thu 5", "jitter", null],
    ["1.5", "jitter", null],
    ["", "jitter", null],
  ])("of %j is waited for as %j", async (header, expected, told) => {
    for (const { status, base } of [
      { status: 429, base: 1_000 },
      { status: 503, base: 100 },
    ]) {
      const headers: Record<string, string> = header === null ? {} : { "retry-after": header };
      const { outside, waits, sent } = scripted([{ status, headers }, HELD]);
      const done = http(outside).call(callWith());
      if (expected === null) {
        const { failure } = await failed(done);
        expect(failure.retryAfterMs).toBe(told);
        expect(failure.httpStatus).toBe(status);
        expect(sent).toHaveLength(1);
      } else {
        expect((await done).json.value).toEqual({ value: 1 });
        expect(waits).toEqual([expected === "jitter" ? base / 2 : expected]);
      }
    }
  });

  it("in the cloud's own body goes before the header", async () => {
    const body = '{"kind":"rate-limited","retryAfterMs":7000}';
    const { outside, waits } = scripted([{ status: 429, headers: { "retry-after": "1" }, body }, HELD]);
    await http(outside).call(callWith());
    expect(waits).toEqual([7_000]);
  });

  it("longer than the rest of the call ends it with the cloud's reason instead of a timeout", async () => {
    const { outside, waits } = scripted([{ status: 429, headers: { "retry-after": "50" } }, HELD]);
    const limits = { ...HTTP_LIMITS, callTimeoutMs: 40_000 };
    const { failure } = await failed(http(outside, limits).call(callWith()));
    expect(failure).toMatchObject({ kind: "rate-limited", retryAfterMs: 50_000 });
    expect(waits).toEqual([]);
  });
});

describe("back-off", () => {
  it.each([
    { random: 0, throttled: [0, 0, 0], failing: [0, 0, 0] },
    { random: 0.5, throttled: [500, 1_000, 2_000], failing: [50, 100, 200] },
    { random: 0.999, throttled: [999, 1_998, 3_996], failing: [99.9, 199.8, 399.6] },
  ])("is full jitter: random $random of a doubling base", async ({ random, throttled, failing }) => {
    for (const [status, expected] of [
      [429, throttled],
      [503, failing],
    ] as const) {
      const { outside, waits } = scripted([{ status }], random);
      await failed(http(outside).call(callWith()));
      expect(waits).toHaveLength(3);
      waits.forEach((wait, index) => {
        expect(wait).toBeCloseTo(expected[index] ?? Number.NaN, 6);
      });
    }
  });

  it("never waits longer than the cap", async () => {
    const { outside, waits } = scripted([{ status: 429 }], 0.999999);
    const limits = { ...HTTP_LIMITS, attempts: 12, callTimeoutMs: 3_600_000 };
    await failed(http(outside, limits).call(callWith()));
    expect(waits).toHaveLength(11);
    expect(Math.max(...waits)).toBeLessThanOrEqual(20_000);
    expect(waits.slice(5).every((wait) => wait > 19_999)).toBe(true);
  });

  it.each([
    { bad: 1, attempts: 2, succeeds: true },
    { bad: 3, attempts: 4, succeeds: true },
    { bad: 4, attempts: 4, succeeds: false },
    { bad: 10, attempts: 4, succeeds: false },
  ])("meets $bad bad answers in a row with $attempts attempts", async ({ bad, attempts, succeeds }) => {
    for (const status of [500, 502, 503, 504]) {
      const { outside, sent } = scripted([...Array<Reply>(bad).fill({ status, body: "<p>" }), HELD]);
      const done = http(outside).call(callWith());
      if (succeeds) expect((await done).status).toBe(200);
      else expect((await failed(done)).failure).toMatchObject({ kind: "unavailable", httpStatus: status });
      expect(sent).toHaveLength(attempts);
    }
  });

  it.each(FAILURE_KINDS.filter((kind) => !mayRetry(kind)))("never repeats what ends as %s", async (kind) => {
    const { outside, sent, waits } = scripted([{ status: 400, body: JSON.stringify({ kind }) }, HELD]);
    expect((await failed(http(outside).call(callWith()))).failure.kind).toBe(kind);
    expect(sent).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  it("repeats rate limits, outages, broken connections and timeouts only", () => {
    expect(FAILURE_KINDS.filter(mayRetry)).toEqual(["rate-limited", "unavailable", "network", "timeout"]);
  });
});

describe("each attempt", () => {
  it("is built anew, with a nonce and a time of its own", async () => {
    const times = [0, 1_500, 4_000].map((ms) => new Date(NOW.getTime() + ms));
    const { outside, sent } = scripted([BUSY, BUSY, HELD]);
    let at = 0;
    outside.now = () => times[Math.min(sent.length, times.length - 1)] ?? NOW;
    const built: string[] = [];
    await http(outside).call(
      callWith({
        build({ now, nonce }) {
          at += 1;
          built.push(`${nonce} ${now.toISOString()}`);
          return {
            method: "POST",
            url: `https://cloud.example.com/?n=${at}`,
            headers: { a: nonce },
            body: nonce,
          };
        },
      }),
    );
    expect(built).toEqual(times.map((time, index) => `nonce-${index + 1} ${time.toISOString()}`));
    expect(sent.map(({ url }) => url)).toEqual([1, 2, 3].map((n) => `https://cloud.example.com/?n=${n}`));
    expect(sent.map(({ init }) => init.body)).toEqual(["nonce-1", "nonce-2", "nonce-3"]);
    expect(sent.every(({ init }) => init.redirect === "manual" && init.method === "POST")).toBe(true);
  });

  it("is granted once more, with a new nonce, where the cloud took the nonce for a replay", async () => {
    const replay: Reply = { status: 400, body: '{"kind":"rejected-request","again":true}' };
    const once = scripted([replay, HELD]);
    await http(once.outside).call(callWith());
    expect(once.sent.map(({ init }) => init.headers["x-nonce"])).toEqual(["nonce-1", "nonce-2"]);

    const afterOutage = scripted([BUSY, replay, HELD]);
    await http(afterOutage.outside).call(callWith());
    expect(afterOutage.sent).toHaveLength(3);

    const always = scripted([replay]);
    expect((await failed(http(always.outside).call(callWith()))).failure.kind).toBe("rejected-request");
    expect(always.sent).toHaveLength(2);
  });
});

describe("the retries of a connection", () => {
  /** The pace would wait in real time; what counts here is how many calls go out. */
  const countingHttp = (outside: Outside) => {
    const retries = createRetryBudget();
    const gate: CallGate = {
      ...openGate,
      retries,
      enter: async () => ({ succeeded: () => retries.earn(), failed() {} }),
    };
    return createHttp({ dialect: "baidu-bcc", outside, gate });
  };

  it("bound what an outage costs: later calls are made once only", async () => {
    const { outside, sent } = scripted([BUSY]);
    const client = countingHttp(outside);
    for (let calls = 0; calls < 200; calls += 1) await failed(client.call(callWith()));
    // 35 retries of 14 tokens each.
    expect(sent).toHaveLength(235);
  });

  it("keep 200 calls of which every second attempt fails within 1.4 times as many", async () => {
    const { outside, sent } = scripted(Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? BUSY : HELD)));
    const client = countingHttp(outside);
    for (let calls = 0; calls < 200; calls += 1) await client.call(callWith()).catch(() => {});
    expect(sent.length).toBeLessThanOrEqual(280);
    expect(sent.length).toBeGreaterThan(200);
  });
});

describe("our clock", () => {
  const skew = (offsetMs: number, body = '{"kind":"clock-skew"}'): Reply => ({
    status: 403,
    headers: { date: new Date(NOW.getTime() + offsetMs).toUTCString() },
    body,
  });

  it.each([10 * MINUTE_MS, -10 * MINUTE_MS, MINUTE_MS, -24 * 60 * MINUTE_MS])(
    "is corrected when it is off by %i ms, and stays corrected",
    async (offsetMs) => {
      const { outside, sent, waits } = scripted([skew(offsetMs), HELD]);
      const client = http(outside);
      await client.call(callWith());
      await client.call(callWith());
      const theirs = new Date(NOW.getTime() + offsetMs).toISOString();
      expect(sent.map(({ init }) => init.headers["x-date"])).toEqual([NOW.toISOString(), theirs, theirs]);
      expect(waits).toEqual([0]);
    },
  );

  it("is corrected once in a call, not for ever", async () => {
    const { outside, sent } = scripted([skew(10 * MINUTE_MS)]);
    const { failure } = await failed(http(outside).call(callWith()));
    expect(failure).toMatchObject({ kind: "clock-skew", skewMs: 10 * MINUTE_MS });
    expect(sent).toHaveLength(2);
  });

  it("is not corrected beyond a day by the attempt that a nonce is worth", async () => {
    const days = skew(3 * 24 * 3_600_000, '{"kind":"clock-skew","again":true}');
    const { outside, sent } = scripted([days, HELD]);
    await http(outside).call(callWith());
    expect(sent.map(({ init }) => init.headers["x-date"])).toEqual([NOW.toISOString(), NOW.toISOString()]);
  });

  it("does not buy a fifth attempt", async () => {
    const { outside, sent } = scripted([BUSY, BUSY, BUSY, skew(10 * MINUTE_MS)]);
    expect((await failed(http(outside).call(callWith()))).failure.kind).toBe("clock-skew");
    expect(sent).toHaveLength(4);
  });

  it.each([
    ["a minute less a second", skew(59_000), 59_000],
    ["over a day", skew(24 * 60 * MINUTE_MS + 1_000), 86_401_000],
    ["unknown: no Date header", { status: 403, body: '{"kind":"clock-skew"}' }, null],
    [
      "unknown: a garbage Date",
      { status: 403, headers: { date: "Thu 5" }, body: '{"kind":"clock-skew"}' },
      null,
    ],
  ] as [string, Reply, number | null][])(
    "is left alone when the difference is %s",
    async (_, reply, skewMs) => {
      const { outside, sent } = scripted([reply, HELD]);
      expect((await failed(http(outside).call(callWith()))).failure).toMatchObject({
        kind: "clock-skew",
        skewMs,
      });
      expect(sent).toHaveLength(1);
    },
  );
});

describe("a failure", () => {
  it.each([
    ["ECONNREFUSED", "network", 4],
    ["ENOTFOUND", "network", 4],
    ["EAI_AGAIN", "network", 4],
    ["UND_ERR_SOCKET", "network", 4],
    ["UND_ERR_CONNECT_TIMEOUT", "timeout", 4],
    ["UND_ERR_HEADERS_TIMEOUT", "timeout", 4],
    ["UND_ERR_BODY_TIMEOUT", "timeout", 4],
    ["CERT_HAS_EXPIRED", "tls", 1],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls", 1],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls", 1],
  ])("below HTTP keeps its code: %s is %s, %i attempts", async (code, kind, attempts) => {
    const broken = new TypeError("fetch failed", { cause: Object.assign(new Error("secret"), { code }) });
    const { outside, sent } = scripted([broken]);
    const error = await failed(http(outside).call(callWith()));
    expect(error.failure).toMatchObject({ kind, code, httpStatus: null, operation: "DescribeImages" });
    expect(error.cause).toBe(broken);
    expect(error.message).not.toContain("secret");
    expect(sent).toHaveLength(attempts);
  });

  it("by the caller while waiting is a cancellation", async () => {
    const caller = new AbortController();
    const { outside, sent } = scripted([BUSY]);
    outside.sleep = (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason));
        caller.abort();
      });
    const { failure } = await failed(http(outside).call(callWith({ signal: caller.signal })));
    expect(failure.kind).toBe("cancelled");
    expect(sent).toHaveLength(1);
  });
});

describe("the connection's gate", () => {
  it("stands before every attempt and is told how each ended", async () => {
    const { outside, sent } = scripted([BUSY, { status: 429 }, HELD]);
    const told: string[] = [];
    const gate: CallGate = {
      ...openGate,
      async enter({ operation, regionId }) {
        told.push(`${operation} ${regionId}`);
        return {
          succeeded: () => told.push("succeeded"),
          failed: (failure) => told.push(failure?.kind ?? "none"),
        };
      },
    };
    await createHttp({ dialect: "baidu-bcc", outside, gate }).call(callWith());
    expect(sent).toHaveLength(3);
    const call = "DescribeImages bj";
    expect(told).toEqual([call, "unavailable", call, "rate-limited", call, "succeeded"]);
  });

  it("stops a call at once while its breaker is open", async () => {
    const { outside, waits, sent } = scripted([BUSY]);
    const gate = createCallGate({ dialect: "baidu-bcc", outside });
    const broken = createHttp({ dialect: "baidu-bcc", outside, gate });
    await failed(broken.call(callWith()));
    await failed(broken.call(callWith()));
    expect(sent).toHaveLength(5);
    waits.length = 0;
    const { failure } = await failed(broken.call(callWith()));
    expect(failure).toMatchObject({ kind: "unavailable", httpStatus: 503, retryAfterMs: 60_000 });
    expect(sent).toHaveLength(5);
    expect(waits).toEqual([]);
  });

  it("tells the breaker's failure although another copy of this code made the gate", async () => {
    const { failure } = await failed(http(scripted([BUSY]).outside).call(callWith()));
    const foreign = Object.assign(new Error("made elsewhere"), { name: "CloudError", failure });
    const gate: CallGate = { ...openGate, enter: () => Promise.reject(foreign) };
    const { outside } = scripted([HELD]);
    const told = await failed(createHttp({ dialect: "baidu-bcc", outside, gate }).call(callWith()));
    expect(told.failure).toEqual(failure);
  });

  it("ends a wait with the caller, or with the call's own patience", async () => {
    const gate: CallGate = {
      ...openGate,
      enter: (_, signal) =>
        new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
    };
    const { outside } = scripted([HELD]);
    const limits = { ...HTTP_LIMITS, callTimeoutMs: 5 };
    const waited = await failed(createHttp({ dialect: "baidu-bcc", outside, gate, limits }).call(callWith()));
    expect(waited.failure.kind).toBe("timeout");
    const controller = new AbortController();
    const calling = createHttp({ dialect: "baidu-bcc", outside, gate }).call(
      callWith({ signal: controller.signal }),
    );
    controller.abort();
    expect((await failed(calling)).failure.kind).toBe("cancelled");
  });
});

it("tells whoever counts how every attempt ended, and what the breaker kept back", async () => {
  const { outside } = scripted([{ status: 429 }, { status: 503 }, HELD]);
  const told: unknown[] = [];
  const counted = { ...outside, onAttempt: (ended: unknown) => told.push(ended) };
  await http(counted).call(callWith());
  const common = { dialect: "baidu-bcc", operation: "DescribeImages" };
  expect(told).toEqual([
    { ...common, attempt: 1, durationMs: 0, kind: "rate-limited" },
    { ...common, attempt: 2, durationMs: 0, kind: "unavailable" },
    { ...common, attempt: 3, durationMs: 0, kind: null },
  ]);
  told.length = 0;
  const closed: CallGate = {
    ...openGate,
    enter: () => Promise.reject(testFailure("network")),
  };
  const shut = createHttp({ dialect: "baidu-bcc", outside: counted, gate: closed });
  await failed(shut.call(callWith()));
  expect(told).toEqual([{ ...common, attempt: 1, durationMs: null, kind: "network" }]);
});
