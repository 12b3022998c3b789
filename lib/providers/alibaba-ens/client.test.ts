import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import type { RecordedAnswer } from "../contract";
import type { HttpAnswer } from "../http";
import { readJson } from "../lossless-json";
import { failureOf } from "./client";
import { ERRORS, recorded, SAMPLES } from "./recorded-answers";

function answered({ status, headers, body }: RecordedAnswer): HttpAnswer {
  const text = String(body);
  const json = text.startsWith("<") || text === "" ? null : readJson(text);
  return { status, headers: new Headers(headers), text, json, receivedAt: "2026-11-20T08:00:00.000Z" };
}

const EXPECTED: Record<string, FailureKind> = {
  "err-missing-parameter": "rejected-request",
  "err-invalid-parameter": "rejected-request",
  "err-nopermission-ens-400": "forbidden",
  "err-nopermission-ram-403": "forbidden",
  "err-forbidden-ram-ecs": "forbidden",
  "err-accesskey-notfound": "unknown-key",
  "err-accesskey-inactive": "unknown-key",
  "err-signature-echo": "wrong-secret",
  "err-nonce-used": "rejected-request",
  "err-timestamp-expired": "clock-skew",
  "err-throttling-user": "rate-limited",
  "err-throttling-api-noheader": "rate-limited",
  "err-throttling-plain": "rate-limited",
  "err-ens-interface": "unavailable",
  "err-callinterface": "unavailable",
  "err-internal": "unavailable",
  "err-unavailable": "unavailable",
  "err-unknown-api": "rejected-request",
  "err-xml-envelope": "rejected-request",
  "err-html": "unavailable",
  "err-nonzero-code-200": "unavailable",
};

describe("failureOf", () => {
  it.each(ERRORS.map(({ id }) => [id, EXPECTED[id]] as const))("takes the recorded %s for %s", (id, kind) => {
    expect(kind).toBeDefined();
    expect(failureOf(answered(recorded(id)))?.kind).toBe(kind);
  });

  it.each(SAMPLES.map(({ id }) => id))("takes the recorded %s for a success", (id) => {
    expect(failureOf(answered(recorded(id)))).toBeNull();
  });

  it("names the action that RAM names", () => {
    expect(failureOf(answered(recorded("err-nopermission-ram-403")))).toEqual({
      kind: "forbidden",
      code: "NoPermission",
      requestId: "E1000000-0000-5000-8000-000000000004",
      action: "ens:DescribeSelfImages",
    });
  });

  it("reads the cloud's wait as milliseconds", () => {
    expect(failureOf(answered(recorded("err-throttling-user")))?.retryAfterMs).toBe(1500);
  });

  it.each(["0", "-5", "", "soon", "1.5"])("takes the wait %j for no hint", (wait) => {
    const answer = recorded("err-throttling-plain");
    const failure = failureOf(
      answered({ ...answer, headers: { ...answer.headers, "x-acs-retry-after": wait } }),
    );
    expect(failure?.kind).toBe("rate-limited");
    expect(failure?.retryAfterMs).toBeUndefined();
  });

  it("asks for one more attempt after a used nonce", () => {
    expect(failureOf(answered(recorded("err-nonce-used")))?.again).toBe("once");
  });

  it("reads code and request id out of an XML error", () => {
    expect(failureOf(answered(recorded("err-xml-envelope")))).toMatchObject({
      code: "InvalidAction.NotFound",
      requestId: "E1000000-0000-5000-8000-000000000019",
    });
  });

  it.each<[string, FailureKind]>([
    ["MissingSecurityToken", "expired-token"],
    ["InvalidSecurityToken.Expired", "expired-token"],
    ["IncompleteSignature", "wrong-secret"],
    ["IllegalTimestamp", "clock-skew"],
    ["InvalidTimeStamp.Format", "clock-skew"],
    ["Forbidden", "forbidden"],
    ["NotAuthorized", "forbidden"],
    ["InvalidImageType.NotSupported", "not-applicable"],
    ["InvalidProtocol.NeedSsl", "rejected-request"],
    ["Brand.New", "rejected-request"],
  ])("takes the code %s for %s in either spelling", (code, kind) => {
    for (const body of [
      { Code: code, RequestId: "r-1" },
      { code, requestId: "r-1" },
    ]) {
      const failure = failureOf(answered({ status: 400, body: JSON.stringify(body) }));
      expect(failure).toMatchObject({ kind, code, requestId: "r-1" });
    }
  });

  it.each([undefined, null, 0, "0", ""])("takes the code %j under HTTP 200 for a success", (Code) => {
    expect(failureOf(answered({ status: 200, body: JSON.stringify({ Code, RequestId: "r-1" }) }))).toBeNull();
  });
});
