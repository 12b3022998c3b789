import { describe, expect, it } from "vitest";
import type { FailureKind } from "../../domain/failure";
import type { RecordedAnswer } from "../contract";
import type { HttpAnswer } from "../http";
import { readJson } from "../lossless-json";
import { failureOf } from "./client";
import { recorded, SAMPLES } from "./recorded-answers";

function answered({ status, body }: RecordedAnswer): HttpAnswer {
  const text = String(body);
  const json = text.startsWith("<") || text === "" ? null : readJson(text);
  return { status, headers: new Headers(), text, json, receivedAt: "2026-11-20T08:00:00.000Z" };
}

const EXPECTED: Record<string, FailureKind> = {
  // The envelope of API 3.0 is not what was asked for.
  "v2-newstyle-share-permission": "unexpected-answer",
  "v2-error-auth": "wrong-secret",
  "v2-error-param": "rejected-request",
  "v2-error-code-as-string": "unavailable",
  "v2-error-secret-not-found": "unknown-key",
  "v2-error-cam": "forbidden",
  "v2-error-replay": "clock-skew",
  "v2-error-quota": "rate-limited",
  "v2-error-module": "rejected-request",
};

describe("failureOf", () => {
  it.each(SAMPLES.map(({ name }) => [name, EXPECTED[name] ?? null] as const))(
    "takes the recorded %s for %s",
    (name, kind) => {
      expect(failureOf(answered(recorded(name)))?.kind ?? null).toBe(kind);
    },
  );

  it.each<[number | string, FailureKind]>([
    [4101, "forbidden"],
    ["4103", "forbidden"],
    [4105, "expired-token"],
    [4106, "forbidden"],
    [4110, "forbidden"],
    [4200, "clock-skew"],
    [4300, "forbidden"],
    [4600, "rejected-request"],
    [5000, "not-found"],
    [5400, "unavailable"],
    [6000, "unavailable"],
    [6200, "unavailable"],
    [7777, "rejected-request"],
  ])("takes the code %j for %s", (code, kind) => {
    const failure = failureOf(answered({ status: 200, body: JSON.stringify({ code, message: "" }) }));
    expect(failure).toEqual({ kind, code: String(code) });
  });

  it("asks for one more attempt after a replay", () => {
    expect(failureOf(answered(recorded("v2-error-replay")))).toEqual({
      kind: "clock-skew",
      code: "4500",
      again: "once",
    });
  });

  it.each([{ message: "" }, { code: null }, { code: "ok" }, { code: 0.5 }, { code: [] }])(
    "does not take %j for a success",
    (body) => {
      expect(failureOf(answered({ status: 200, body: JSON.stringify(body) }))?.kind).toBe(
        "unexpected-answer",
      );
    },
  );

  it.each<[number, string, FailureKind]>([
    [502, "<html>502</html>", "unavailable"],
    [429, "", "rate-limited"],
    [404, "", "unexpected-answer"],
    [503, '{"code":0}', "unavailable"],
  ])("judges a gateway's answer by its status %s", (status, body, kind) => {
    expect(failureOf(answered({ status, body }))).toEqual({ kind });
  });
});
