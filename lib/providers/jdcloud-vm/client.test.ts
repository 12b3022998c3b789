import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import { failureOf } from "./client";
import { answered, recorded, samples } from "./recorded-answers";

/** What each recorded error means for us; every other recorded answer is a success. */
const MEANINGS: Record<string, FailureKind> = {
  "error-400-argument": "rejected-request",
  "error-401-access-key": "unknown-key",
  "error-401-no-authorization": "rejected-request",
  "error-401-signature": "wrong-secret",
  "error-403-ip": "address-refused",
  "error-404-image": "not-found",
  "error-414-uri": "rejected-request",
  "error-429-quota": "rejected-request",
  "error-429-rate-gateway": "rate-limited",
  "error-429-rate-intro": "rate-limited",
  "error-500-internal": "unavailable",
  "error-500-unknown": "unavailable",
  "error-502-html": "unavailable",
  "error-503-gateway": "unavailable",
};

function told(status: number, error: { status?: string; message?: string; code?: number }) {
  return answered({ status, body: JSON.stringify({ requestId: "r1", error: { code: status, ...error } }) });
}

describe("failureOf", () => {
  it.each(samples)("takes the recorded answer $name for what it is", ({ name }) => {
    if (name.startsWith("error-")) expect(MEANINGS).toHaveProperty([name]);
    expect(failureOf(answered(recorded(name)), "describeImages")?.kind ?? null).toBe(MEANINGS[name] ?? null);
  });

  it.each<[number, string, string, FailureKind]>([
    [400, "INVALID_ARGUMENT", "Invalid region 'cn-west-9'", "unknown-region"],
    [400, "FAILED_PRECONDITION", "Can't use this image", "not-applicable"],
    [400, "HTTP_BAD_REQUEST", "the request blocked by security rules [gw]", "rejected-request"],
    [401, "ACCESS_ERROR", "lack of header x-jdcloud-date [gw]", "rejected-request"],
    [401, "ACCESS_ERROR", "x-jdcloud-date is expired [gw]", "clock-skew"],
    [401, "ACCESS_ERROR", "Invalid authentication credentials", "unknown-key"],
    [401, "ACCESS_ERROR", "secret key is nul", "unknown-key"],
    [401, "ACCESS_ERROR", "security token is invalid[gw]", "expired-token"],
    [403, "HTTP_FORBIDDEN", "api is disabled", "not-opened"],
    [403, "HTTP_FORBIDDEN", "you have no permission", "forbidden"],
    [403, "FORBIDDEN", "", "forbidden"],
    [404, "NOT_FOUND", "no route and no API found with those values [gw]", "unexpected-answer"],
    [404, "NOT_FOUND", "Image img-1 not found", "not-found"],
    [413, "HTTP_REQUEST_ENTITY_TOO_LARGE", "Payload too large", "rejected-request"],
    [504, "HTTP_SERVER_TIMING_OUT", "The upstream server is timing out", "unavailable"],
    [418, "NEW_WORD", "", "rejected-request"],
  ])("takes %i %s %j for %s", (status, code, message, kind) => {
    expect(failureOf(told(status, { status: code, message }), "describeImages")?.kind).toBe(kind);
  });

  it("takes an error that travels under HTTP 200 for an error", () => {
    const { kind } = failureOf(told(200, { code: 403, status: "NEW_WORD" }), "describeImages") ?? {};
    expect(kind).toBe("forbidden");
  });

  it("keeps the request id of an answer that is no JSON", () => {
    expect(failureOf(answered(recorded("error-502-html")), "describeImages")).toMatchObject({
      requestId: "e502html000000000000000000000000",
      code: null,
    });
  });

  it("names what to grant when permission is missing", () => {
    expect(failureOf(told(403, { status: "FORBIDDEN" }), "describeQuotas")).toEqual({
      kind: "forbidden",
      code: "FORBIDDEN",
      requestId: "r1",
      action: "describeQuotas",
    });
  });

  it.each([404, 403, 401])("takes a %i of somebody else for no word of JD Cloud", (status) => {
    expect(failureOf(answered({ status, body: "<html>" }), "describeImage")?.kind).toBe("unexpected-answer");
  });

  it("takes no free text for a code: it may repeat what we signed", () => {
    expect(failureOf(told(403, { status: "key AKIDX is bad" }), "describeImages")?.code).toBeNull();
  });
});
