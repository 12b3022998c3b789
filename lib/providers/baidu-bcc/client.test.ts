import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import { readJson } from "../lossless-json";
import { failureOf } from "./client";
import { answered, samples } from "./recorded-answers";

/** What each recorded answer means for us; null is a success. */
const MEANINGS: Record<string, FailureKind | null> = {
  "detail-system-2020": null,
  "detail-system-2024": null,
  "detail-custom-shared": null,
  "detail-custom-windows": null,
  "detail-custom-big-image": null,
  "list-first-page": null,
  "list-last-page": null,
  "list-empty": null,
  "list-all-types": null,
  "shared-users": null,
  "shared-users-empty": null,
  "shared-users-not-custom": "not-applicable",
  "os-by-instance": null,
  regions: null,
  "available-by-spec": null,
  "session-token": null,
  "error-no-such-image": "not-found",
  "error-bad-request": "rejected-request",
  "error-signature-mismatch": "wrong-secret",
  "error-request-expired": "clock-skew",
  "error-invalid-access-key": "unknown-key",
  "error-invalid-auth-header": "rejected-request",
  "error-access-denied": "forbidden",
  "error-not-verified": "not-opened",
  "error-opt-in-required": "not-opened",
  "error-invalid-version": "rejected-request",
  "error-internal-error": "unavailable",
};

function odd(answer: { status: number; body?: string; headers?: Record<string, string> }) {
  const { status, body = "", headers = {} } = answer;
  const json = body.startsWith("{") ? readJson(body) : null;
  return { status, headers: new Headers(headers), text: body, json, receivedAt: "2026-03-02T08:05:10.000Z" };
}

describe("failureOf", () => {
  it.each(samples)("takes the recorded answer $id for what it is", ({ id }) => {
    expect(MEANINGS).toHaveProperty([id]);
    expect(failureOf(answered(id), "ListImages")?.kind ?? null).toBe(MEANINGS[id]);
  });

  it("names what to grant when permission is missing, and the request id for the support desk", () => {
    expect(failureOf(answered("error-access-denied"), "ListImages")).toEqual({
      kind: "forbidden",
      code: "AccessDenied",
      requestId: "6c1d5b63-8a1f-4c64-8c8f-1a7b3a5d2e16",
      action: "ListImages",
    });
  });

  const id = { "x-bce-request-id": "1214cca7-4ad5-451d-9215-71cb844c0a50" };
  it.each([
    ["a 404 of Baidu without a code", { status: 404, headers: id }, "not-found"],
    ["a 404 of somebody else", { status: 404, body: "<html>" }, "unexpected-answer"],
    ["an empty 403 of Baidu", { status: 403, headers: id }, "forbidden"],
    ["a 403 of somebody else", { status: 403, body: "<html>" }, "unexpected-answer"],
    ["a 429 without a code", { status: 429 }, "rate-limited"],
    ["a 503 page", { status: 503, body: "<html>" }, "unavailable"],
    ["a code inside a 200", { status: 200, body: '{"code":"AccessDenied","message":"x"}' }, "forbidden"],
    [
      "an unknown code of a 400",
      { status: 400, headers: id, body: '{"code":"NewWord"}' },
      "rejected-request",
    ],
    [
      "a refused session token",
      { status: 403, headers: id, body: '{"code":"InvalidSessionToken"}' },
      "expired-token",
    ],
  ] as const)("takes %s for what it is", (_name, answer, kind) => {
    expect(failureOf(odd(answer), "ListImages")?.kind).toBe(kind);
  });

  it("takes no free text for a code: it may repeat what we signed", () => {
    const failure = failureOf(
      odd({ status: 403, headers: id, body: '{"code":"key AKIDX is bad"}' }),
      "ListImages",
    );
    expect(failure?.code).toBeNull();
  });
});
