import { expect, it } from "vitest";
import type { ConnectionRegion } from "@/lib/domain/connection";
import type { Failure } from "@/lib/domain/failure";
import { troublesOf } from "./trouble";

const FAILURE: Failure = {
  kind: "wrong-secret",
  dialect: "jdcloud-vm",
  operation: "describeImages",
  httpStatus: 401,
  code: "ACCESS_ERROR",
  requestId: "d1e04c9a77b2",
  action: null,
  skewMs: null,
  retryAfterMs: null,
};

function region(regionId: string, change: Partial<ConnectionRegion> = {}): ConnectionRegion {
  return {
    regionId,
    condition: "current",
    images: 42,
    readAt: "2026-11-21T06:12:00.000Z",
    failingSince: null,
    failure: null,
    dueAt: null,
    progress: null,
    ...change,
  };
}

const failing = (regionId: string, failure: Partial<Failure> = {}) =>
  region(regionId, { condition: "failing", failure: { ...FAILURE, ...failure } });

it("says nothing of an account whose regions are current, stale or being read", () => {
  const sources = [region("a"), region("b", { condition: "stale" }), region("c", { condition: "reading" })];
  expect(troublesOf(sources)).toEqual([]);
});

it("tells regions that fail for the same reason in one sentence, whatever their request ids", () => {
  const troubles = troublesOf([
    failing("a", { requestId: "1" }),
    failing("b", { requestId: "2" }),
    region("c"),
  ]);
  expect(troubles).toHaveLength(1);
  expect(troubles[0]?.regions.map(({ regionId }) => regionId)).toEqual(["a", "b"]);
});

it("keeps different reasons apart, the widest first", () => {
  const troubles = troublesOf([
    failing("a", { kind: "forbidden", action: "describeImages" }),
    failing("b"),
    failing("c"),
    region("d", { condition: "stopped", failure: FAILURE }),
  ]);
  expect(troubles.map(({ regions }) => regions.length)).toEqual([2, 1, 1]);
});

it("names where the same key works, so that the key is not suspected", () => {
  const [trouble] = troublesOf([failing("a"), region("b"), region("c", { condition: "stale" })]);
  expect(trouble?.working).toEqual(["b"]);
});
