// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { DialectId } from "@/lib/domain/cloud";
import type { ProofProgress } from "@/lib/domain/proof";
import { done, refused, renderAccounts } from "../testing";
import type { PolicyShown } from "./policy-panel";
import { type WizardActs, WizardView } from "./wizard-view";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const POLICY: PolicyShown = {
  kind: "document",
  fileName: "nephoscope-read.json",
  text: '{"version":"2.0"}',
  operations: [],
  documents: [],
};
const POLICIES: Record<DialectId, PolicyShown> = {
  "tencent-cvm": POLICY,
  "tencent-cvm-v2": POLICY,
  "jdcloud-vm": POLICY,
  "baidu-bcc": POLICY,
  "alibaba-ens": POLICY,
};

const SECRET = "canary-secret-0001";

function show(acts: Partial<WizardActs> = {}) {
  const all = {
    prove: vi.fn<WizardActs["prove"]>(async () => done("job-1")),
    cancel: vi.fn<WizardActs["cancel"]>(async () => done(true)),
    create: vi.fn<WizardActs["create"]>(async () => done("newaccount")),
    ...acts,
  };
  renderAccounts(
    "en",
    <WizardView
      policies={POLICIES}
      approved={[]}
      takenNames={["tc-prod"]}
      minutes={{ own: 5, public: 60 }}
      acts={all}
    />,
  );
  return all;
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
const typedInto = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value;

function toKey() {
  press("Continue");
  type("Name in Nephoscope", "tc-data");
  type("SecretId", "AKIDfakefakefakefake");
  type("SecretKey", SECRET);
}

function answerWith(progress: Partial<ProofProgress["proof"]>) {
  const answer: ProofProgress = {
    state: "done",
    plannedRegions: 1,
    startedAt: "2026-11-21T06:00:00.000Z",
    proof: {
      dialect: "tencent-cvm",
      keyHint: "AKID…ke",
      identity: { accountId: "100001239876", provedBy: "GetCallerIdentity" },
      failure: null,
      regions: [{ regionId: "ap-guangzhou", name: null }],
      regionsFailure: null,
      rows: [
        {
          regionId: "ap-guangzhou",
          failure: null,
          cells: [
            {
              operation: "DescribeImages",
              action: "cvm:DescribeImages",
              state: "allowed",
              reason: null,
              requestId: null,
            },
          ],
        },
      ],
      clockOffsetMs: 0,
      ...progress,
    },
  };
  vi.stubGlobal("fetch", async () => Response.json(answer));
}

describe("the key's step", () => {
  it("tells at each field what is wrong, keeps what was typed and drops the secret", async () => {
    show({
      prove: async () =>
        refused({
          problems: [
            { field: "credentials.keyId", code: "other-cloud" },
            { field: "credentials.secret", code: "too-short" },
          ],
        }),
    });
    toKey();
    press("Check permissions");
    await waitFor(() => expect(screen.getByLabelText("SecretId").getAttribute("aria-invalid")).toBe("true"));
    expect(document.body.textContent).toContain("This is a key of another cloud.");
    expect(document.body.textContent).toContain("Too short to be this.");
    expect(typedInto("Name in Nephoscope")).toBe("tc-data");
    expect(typedInto("SecretId")).toBe("AKIDfakefakefakefake");
    expect(typedInto("SecretKey")).toBe("");
    expect(document.documentElement.outerHTML).not.toContain(SECRET);
  });

  it("asks no cloud while the name is missing or taken", async () => {
    const { prove } = show();
    toKey();
    type("Name in Nephoscope", "TC-Prod");
    press("Check permissions");
    expect(await screen.findByText("Another account has this name.")).toBeTruthy();
    expect(prove).not.toHaveBeenCalled();
  });

  it("takes a pasted secret without the white space around it", () => {
    show();
    press("Continue");
    fireEvent.paste(screen.getByLabelText("SecretKey"), {
      clipboardData: { getData: () => `  ${SECRET}\r\n` },
    });
    expect(typedInto("SecretKey")).toBe(SECRET);
  });

  it("sends the key as typed, with nothing for the parts that only a temporary one has", async () => {
    answerWith({});
    const { prove } = show();
    toKey();
    press("Check permissions");
    await waitFor(() => expect(prove).toHaveBeenCalled());
    expect(vi.mocked(prove).mock.calls[0]?.[0].credentials).toEqual({
      keyId: "AKIDfakefakefakefake",
      secret: SECRET,
      token: null,
      expiresAt: null,
    });
  });
});

describe("the permissions' step", () => {
  it("says why the cloud refused the key, with its request id, and asks for the secret again", async () => {
    answerWith({
      identity: null,
      regions: null,
      rows: [],
      failure: {
        kind: "wrong-secret",
        dialect: "tencent-cvm",
        operation: "GetCallerIdentity",
        httpStatus: 200,
        code: "AuthFailure.SignatureFailure",
        requestId: "3c140219-cfe9",
        action: null,
        skewMs: null,
        retryAfterMs: null,
      },
    });
    show();
    toKey();
    press("Check permissions");
    await screen.findByText("Nothing was stored.");
    expect(document.body.textContent).toContain("The secret does not belong to the key");
    expect(document.body.textContent).toContain("AuthFailure.SignatureFailure");
    expect(document.body.textContent).toContain("3c140219-cfe9");
    press("Enter the key again");
    expect(typedInto("SecretId")).toBe("AKIDfakefakefakefake");
    expect(typedInto("SecretKey")).toBe("");
  });

  it("leads over the regions to the stored account, with the key that was checked", async () => {
    answerWith({});
    const { create } = show();
    toKey();
    press("Check permissions");
    fireEvent.click(await screen.findByRole("button", { name: "Choose regions" }));
    expect((screen.getByRole("checkbox") as HTMLInputElement).checked).toBe(true);
    vi.stubGlobal("fetch", async () => Response.json({}, { status: 503 }));
    press("Save and read");
    await screen.findByText("Reading tc-data for the first time");
    expect(vi.mocked(create).mock.calls[0]?.[0]).toMatchObject({
      name: "tc-data",
      dialect: "tencent-cvm",
      regions: ["ap-guangzhou"],
      credentials: { secret: SECRET },
    });
  });

  it("lets nobody save without a region", async () => {
    answerWith({});
    show();
    toKey();
    press("Check permissions");
    fireEvent.click(await screen.findByRole("button", { name: "Choose regions" }));
    fireEvent.click(screen.getByRole("checkbox"));
    expect((screen.getByRole("button", { name: "Save and read" }) as HTMLButtonElement).disabled).toBe(true);
  });
});
