import { describe, expect, it } from "vitest";
import { DIALECTS } from "../domain/cloud";
import type { FailureKind } from "../domain/failure";
import { testFailure } from "../testing/provider";
import { createCallGate, GATE_LIMITS, type Turn } from "./call-gate";
import { CATALOG, type CallRates } from "./catalog";
import { CloudError } from "./errors";

const SLOW: CallRates = { perSecond: 2, per: "operation", in: "region" };
const never = new AbortController().signal;

/** A gate whose clock moves only by what it waits, and by hand. */
function gateWith(rates: CallRates = { perSecond: 1_000, per: "connection", in: "region" }) {
  const waits: number[] = [];
  const clock = { ms: Date.parse("2026-03-01T00:00:00.000Z") };
  const gate = createCallGate({
    dialect: "baidu-bcc",
    rates,
    outside: {
      now: () => new Date(clock.ms),
      async sleep(ms, signal) {
        signal.throwIfAborted();
        waits.push(Math.round(ms));
        clock.ms += ms;
      },
    },
  });
  const enter = (operation = "ListImages", regionId = "bj") => gate.enter({ operation, regionId }, never);
  return { gate, enter, waits, clock };
}

const failure = (kind: FailureKind) => testFailure(kind).failure;
const state = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => "in"), new Promise((resolve) => setImmediate(resolve, "waiting"))]);

describe("the pace", () => {
  it("is what the cloud allows a second, after as many calls at once as a second has", async () => {
    const { enter, waits } = gateWith(SLOW);
    for (let call = 0; call < 5; call += 1) (await enter()).succeeded();
    expect(waits).toEqual([500, 500, 500]);
  });

  it("is counted as the cloud counts", async () => {
    const separate = gateWith({ ...SLOW, operations: { Describe: 1 } });
    for (const [operation, region] of [
      ["List", "bj"],
      ["List", "gz"],
      ["Get", "bj"],
      ["Describe", "bj"],
    ]) {
      (await separate.enter(operation, region)).succeeded();
    }
    expect(separate.waits).toEqual([]);
    const shared = gateWith({ perSecond: 2, per: "connection", in: "everywhere" });
    for (const [operation, region] of [
      ["List", "bj"],
      ["Get", "gz"],
      ["Describe", "su"],
    ]) {
      (await shared.enter(operation, region)).succeeded();
    }
    expect(shared.waits).toEqual([500]);
  });

  it("is halved by throttling, down to a sixteenth, and comes back with successes", async () => {
    const { enter, waits, clock } = gateWith(SLOW);
    const pause = () => {
      clock.ms += 60_000;
      waits.length = 0;
    };
    const gap = async () => {
      pause();
      // The first calls after a pause are let through together; the wait of the one behind them is the pace.
      while (waits.length < 2) (await enter("Probe")).failed(null);
      return (waits[1] ?? 0) / 1_000;
    };
    expect(await gap()).toBe(0.5);
    (await enter("Probe")).failed(failure("rate-limited"));
    expect(await gap()).toBe(1);
    for (let again = 0; again < 10; again += 1) (await enter("Probe")).failed(failure("rate-limited"));
    expect(await gap()).toBe(0.5 * 16);
    for (let again = 0; again < 20; again += 1) (await enter("Probe")).succeeded();
    expect(await gap()).toBe(0.5);
  });
});

describe("a region of a connection", () => {
  it("has four calls under way at most; the next one goes in when one is through", async () => {
    const { enter } = gateWith();
    const turns = await Promise.all(Array.from({ length: GATE_LIMITS.callsAtOnce }, () => enter()));
    const fifth = enter();
    expect(await state(fifth)).toBe("waiting");
    expect(await state(enter("ListImages", "gz"))).toBe("in");
    turns[0]?.succeeded();
    turns[0]?.failed(null);
    expect(await state(fifth)).toBe("in");
    expect(await state(enter())).toBe("waiting");
  });

  it("is left by whoever gives up waiting, with the reason", async () => {
    const { gate, enter } = gateWith();
    const turns = await Promise.all(Array.from({ length: GATE_LIMITS.callsAtOnce }, () => enter()));
    const tired = new AbortController();
    const waiting = gate.enter({ operation: "ListImages", regionId: "bj" }, tired.signal);
    const reason = new Error("too long");
    tired.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    turns[0]?.succeeded();
    expect(await state(enter())).toBe("in");
  });

  it("gives its place back when the wait for the pace is cut short", async () => {
    const { gate, enter } = gateWith({ ...SLOW, perSecond: 1 });
    (await enter()).succeeded();
    for (let again = 0; again < GATE_LIMITS.callsAtOnce + 1; again += 1) {
      const signal = AbortSignal.abort(new Error("gone"));
      await expect(gate.enter({ operation: "ListImages", regionId: "bj" }, signal)).rejects.toThrow("gone");
    }
    expect(await state(enter())).toBe("in");
  });
});

describe("the breaker", () => {
  const fail = async (enter: () => Promise<Turn>, kind: FailureKind, times: number) => {
    for (let again = 0; again < times; again += 1) (await enter()).failed(failure(kind));
  };
  const refusal = async (entering: Promise<Turn>) => {
    const error = await entering.then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof CloudError)) throw new Error("the gate was open", { cause: error });
    return error.failure;
  };

  it("opens after five failures of the cloud in a row, and tells the one that opened it", async () => {
    const { gate, enter, clock } = gateWith();
    await fail(enter, "network", 4);
    await fail(enter, "timeout", 1);
    clock.ms += 20_000;
    expect(await refusal(enter("GetImage"))).toMatchObject({
      kind: "timeout",
      operation: "GetImage",
      retryAfterMs: 40_000,
    });
    expect(await state(enter("ListImages", "gz"))).toBe("in");
    expect(gate.outOfOrder()).toEqual(["bj"]);
    clock.ms += 40_000;
    expect(gate.outOfOrder()).toEqual([]);
  });

  it("lets one call try after a minute, and opens again when it fails", async () => {
    const { enter, clock } = gateWith();
    await fail(enter, "unavailable", 5);
    clock.ms += GATE_LIMITS.openMs;
    const probe = await enter();
    const other = enter();
    expect(await state(other)).toBe("waiting");
    probe.failed(failure("unavailable"));
    expect((await refusal(other)).retryAfterMs).toBe(GATE_LIMITS.openMs);
    clock.ms += GATE_LIMITS.openMs;
    (await enter()).succeeded();
    (await enter()).succeeded();
  });

  it("lets a call try before that when it is told to", async () => {
    const { gate, enter } = gateWith();
    await fail(enter, "unavailable", 5);
    gate.tryAgain("bj");
    const probe = await enter();
    const others = [enter(), enter()];
    probe.succeeded();
    for (const turn of await Promise.all(others)) turn.succeeded();
  });

  it("leaves the try to the next one when whoever tried gave up", async () => {
    const { gate, enter } = gateWith();
    await fail(enter, "unavailable", 5);
    gate.tryAgain("bj");
    (await enter()).failed(failure("cancelled"));
    (await enter()).failed(null);
    expect(await state(enter())).toBe("in");
    const tired = new AbortController();
    const waiting = gate.enter({ operation: "ListImages", regionId: "bj" }, tired.signal);
    tired.abort(new Error("too long"));
    await expect(waiting).rejects.toThrow("too long");
  });

  it.each<FailureKind>(["forbidden", "rate-limited", "not-found", "wrong-secret"])(
    "takes %s for an answer: the cloud is there",
    async (kind) => {
      const { enter } = gateWith();
      await fail(enter, "network", 4);
      await fail(enter, kind, 1);
      await fail(enter, "network", 4);
      expect(await state(enter())).toBe("in");
    },
  );

  it("does not count what we cancelled ourselves", async () => {
    const { enter } = gateWith();
    await fail(enter, "cancelled", 10);
    expect(await state(enter())).toBe("in");
  });
});

it.each(DIALECTS)("%s has rates for operations that it has", (dialect) => {
  const { rates, operations } = CATALOG[dialect];
  expect(rates.perSecond).toBeGreaterThan(0);
  const known = operations.map(({ name }) => name);
  expect(Object.keys(rates.operations ?? {}).filter((name) => !known.includes(name))).toEqual([]);
});
