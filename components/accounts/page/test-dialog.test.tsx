// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { ProofProgress } from "@/lib/domain/proof";
import { ACCOUNT, done, refused, renderAccounts } from "../testing";
import type { AccountPageActs } from "./account-dialogs";
import { TestDialog } from "./test-dialog";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ANSWER: ProofProgress = {
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
            requestId: "q-1",
          },
          {
            operation: "DescribeImageQuota",
            action: "cvm:DescribeImageQuota",
            state: "denied",
            reason: "UnauthorizedOperation",
            requestId: "q-2",
          },
        ],
      },
    ],
    clockOffsetMs: 0,
  },
};

function show(prove: AccountPageActs["prove"]) {
  renderAccounts(
    "en",
    <TestDialog
      account={ACCOUNT}
      approved={[]}
      // The dialog calls nothing else.
      acts={{ prove } as AccountPageActs}
      onDone={() => {}}
      onRemoved={() => {}}
      onClose={() => {}}
    />,
  );
}

it("asks at once what the stored key may do, and shows it", async () => {
  vi.stubGlobal("fetch", async () => Response.json(ANSWER));
  const prove = vi.fn<AccountPageActs["prove"]>(async () => done("job-1"));
  show(prove);
  expect(await screen.findByText("Grant", { exact: false })).toBeTruthy();
  expect(prove).toHaveBeenCalledExactlyOnceWith({ connectionId: "tc-prod" });
  expect(screen.getByText(/The key belongs to account 100001239876/)).toBeTruthy();
});

it("says that the answers are gone after a restart, and asks again on demand", async () => {
  vi.stubGlobal("fetch", async () => Response.json({ error: "not found" }, { status: 404 }));
  const prove = vi.fn<AccountPageActs["prove"]>(async () => done("job-1"));
  show(prove);
  expect(await screen.findByText(/Nephoscope was restarted in the meantime/)).toBeTruthy();
  vi.stubGlobal("fetch", async () => Response.json(ANSWER));
  prove.mockResolvedValue(done("job-2"));
  fireEvent.click(screen.getByRole("button", { name: "Check again" }));
  await waitFor(() => expect(screen.queryByText(/restarted in the meantime/)).toBeNull());
  expect(await screen.findByText("ap-guangzhou")).toBeTruthy();
});

it("says why nothing could be asked", async () => {
  show(async () => refused({ refusal: "no-key" }));
  expect(await screen.findByText("The account has no key. Store one first.")).toBeTruthy();
});
