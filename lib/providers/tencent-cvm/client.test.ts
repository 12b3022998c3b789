import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import type { RecordedAnswer } from "../contract";
import type { HttpAnswer } from "../http";
import { readJson } from "../lossless-json";
import { failureOf } from "./client";
import { recorded, SAMPLES } from "./recorded-answers";

function answered({ status, headers, body }: RecordedAnswer): HttpAnswer {
  const text = String(body);
  const json = text.startsWith("<") || text === "" ? null : readJson(text);
  return { status, headers: new Headers(headers), text, json, receivedAt: "2026-11-20T08:00:00.000Z" };
}

const EXPECTED: Record<string, FailureKind> = {
  "error-signature": "wrong-secret",
  "error-signature-expired": "clock-skew",
  "error-secret-id-not-found": "unknown-key",
  "error-token": "expired-token",
  "error-cam-denied": "forbidden",
  "error-share-not-owner": "not-applicable",
  "error-share-not-found": "not-found",
  "error-ids-and-filters": "rejected-request",
  "error-limit": "rejected-request",
  "error-filter-values": "rejected-request",
  "error-rate": "rate-limited",
  "error-region": "unknown-region",
  "error-internal": "unavailable",
  "gateway-502-html": "unavailable",
};

describe("failureOf", () => {
  it.each(SAMPLES.map(({ name }) => [name, EXPECTED[name] ?? null] as const))(
    "takes the recorded %s for %s",
    (name, kind) => {
      expect(failureOf(answered(recorded(name)))?.kind ?? null).toBe(kind);
    },
  );

  it.each<[string, FailureKind]>([
    ["AuthFailure.InvalidSecretId", "unknown-key"],
    ["AuthFailure.InvalidAuthorization", "wrong-secret"],
    ["AuthFailure.UnauthorizedOperation", "forbidden"],
    ["AuthFailure.MFAFailure", "forbidden"],
    ["UnauthorizedOperation.PermissionDenied", "forbidden"],
    ["UnauthorizedOperation.InvalidToken", "expired-token"],
    ["UnauthorizedOperation.IpNotInWhitelist", "address-refused"],
    ["IpInBlacklist", "address-refused"],
    ["InvalidRegion.NotFound", "unknown-region"],
    ["RequestLimitExceeded.GlobalRegionUinLimitExceeded", "rate-limited"],
    ["RequestSizeLimitExceeded", "rejected-request"],
    ["InternalServerError", "unavailable"],
    ["ServiceUnavailable", "unavailable"],
    ["InvalidParameterValue.InvalidAppIdFormat", "rejected-request"],
    ["constructor", "rejected-request"],
    ["", "unexpected-answer"],
  ])("takes the code %j for %s", (Code, kind) => {
    const body = JSON.stringify({ Response: { Error: { Code, Message: "" }, RequestId: "r-1" } });
    expect(failureOf(answered({ status: 200, body }))).toEqual({ kind, code: Code, requestId: "r-1" });
  });

  it.each([
    ["text", "broken"],
    ["a list", ["broken"]],
    ["an object without a code", { Message: "broken" }],
    ["a code of the wrong type", { Code: { deep: true } }],
  ])("takes an error that is %s for an error, whatever data stand beside it", (_name, broken) => {
    const body = JSON.stringify({
      Response: { Error: broken, TotalCount: 0, ImageSet: [], RequestId: "r-1" },
    });
    expect(failureOf(answered({ status: 200, body }))?.kind).toBe("unexpected-answer");
  });

  it.each<[number, FailureKind]>([
    [429, "rate-limited"],
    [403, "unexpected-answer"],
    [503, "unavailable"],
  ])("judges an answer without the envelope by its status %s", (status, kind) => {
    expect(failureOf(answered({ status, body: "" }))).toEqual({ kind });
  });
});
