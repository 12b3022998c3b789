import { describe, expect, it } from "vitest";
import type { Proof } from "@/lib/domain/proof";
import { BEGINNING, type WizardEvent, type WizardState, wizard } from "./wizard-state";

const FILLED: WizardState = {
  ...BEGINNING,
  step: "key",
  typed: {
    name: "tc-data",
    keyId: "AKIDfake",
    secret: "fake-secret",
    token: "fake-token",
    expiresAt: "2026-12-01T10:00",
    endpoints: [{ regionId: "ap-guangzhou", host: "cvm.internal.tencentcloudapi.com" }],
  },
};

const allowed = { operation: "DescribeImages", action: "cvm:DescribeImages", reason: null, requestId: null };

const PROOF: Proof = {
  dialect: "tencent-cvm",
  keyHint: "AKID…01",
  identity: { accountId: "100001", provedBy: "GetCallerIdentity" },
  failure: null,
  regions: [
    { regionId: "ap-guangzhou", name: null },
    { regionId: "ap-shanghai", name: null },
  ],
  regionsFailure: null,
  rows: [
    { regionId: "ap-guangzhou", cells: [{ ...allowed, state: "allowed" }], failure: null },
    { regionId: "ap-shanghai", cells: [{ ...allowed, state: "denied" }], failure: null },
  ],
  clockOffsetMs: 0,
};

const REFUSED: Proof = {
  ...PROOF,
  identity: null,
  regions: null,
  rows: [],
  failure: {
    kind: "wrong-secret",
    dialect: "tencent-cvm",
    operation: "GetCallerIdentity",
    httpStatus: 200,
    code: "AuthFailure.SignatureFailure",
    requestId: "r-1",
    action: null,
    skewMs: null,
    retryAfterMs: null,
  },
};

const led = (...events: WizardEvent[]) => events.reduce(wizard, FILLED);

describe("what was typed", () => {
  it.each<[string, WizardEvent[]]>([
    [
      "a field is wrong",
      [{ type: "refused", problems: [{ field: "credentials.keyId", code: "other-cloud" }] }],
    ],
    [
      "the cloud refuses the key",
      [
        { type: "checking", jobId: "j" },
        { type: "checked", proof: REFUSED },
      ],
    ],
    [
      "the person goes back",
      [
        { type: "checking", jobId: "j" },
        { type: "went", step: "key" },
      ],
    ],
    ["the account is stored", [{ type: "saved", connectionId: "c" }]],
  ])("is kept without secret and token when %s", (_, events) => {
    const { typed } = led(...events);
    expect(typed).toEqual({ ...FILLED.typed, secret: "", token: "" });
  });

  it("is kept whole while the next steps need it", () => {
    const state = led(
      { type: "checking", jobId: "j" },
      { type: "checked", proof: PROOF },
      { type: "went", step: "regions" },
    );
    expect(state.typed).toEqual(FILLED.typed);
  });

  it("loses key and endpoints with the cloud they belong to, but not its name", () => {
    const { typed } = led({ type: "chosen", dialect: "jdcloud-vm" });
    expect(typed).toEqual({
      name: "tc-data",
      keyId: "",
      secret: "",
      token: "",
      expiresAt: "",
      endpoints: [],
    });
  });

  it("keeps the key when only the API of the same cloud changes", () => {
    const { typed } = led({ type: "chosen", dialect: "tencent-cvm-v2" });
    expect(typed).toEqual({ ...FILLED.typed, endpoints: [] });
  });
});

describe("problems", () => {
  const refused: WizardEvent = {
    type: "refused",
    problems: [
      { field: "credentials.keyId", code: "too-short" },
      { field: "credentials.secret", code: "required" },
      { field: "endpoints.0.host", code: "not-a-host" },
    ],
  };

  it("lead back to the fields that they are about", () => {
    expect(led({ type: "checking", jobId: "j" }, refused).step).toBe("key");
  });

  it("go with the field that is changed, and with no other", () => {
    const state = led(refused, { type: "typed", change: { keyId: "AKIDother" } });
    expect(state.problems.map(({ field }) => field)).toEqual(["credentials.secret", "endpoints.0.host"]);
  });
});

describe("regions", () => {
  const checked: WizardEvent[] = [
    { type: "checking", jobId: "j" },
    { type: "checked", proof: PROOF },
  ];

  it("are at first those whose images the key may list", () => {
    expect(led(...checked).regions).toEqual(["ap-guangzhou"]);
  });

  it("stay as chosen when the key is checked again", () => {
    const again = led(...checked, { type: "selected", regions: ["ap-shanghai"] }, ...checked);
    expect(again.regions).toEqual(["ap-shanghai"]);
  });

  it("are those of the new cloud when the cloud changes", () => {
    expect(led(...checked, { type: "chosen", dialect: "baidu-bcc" }).regions).toEqual([]);
  });
});

it("forgets a proof when its key is about to change", () => {
  const state = led(
    { type: "checking", jobId: "j" },
    { type: "checked", proof: PROOF },
    { type: "went", step: "key" },
  );
  expect([state.jobId, state.proof]).toEqual([null, null]);
});
