// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ActionResult } from "@/lib/domain/action-result";
import { renderIn } from "../testing/render-in";
import type { Outcome } from "./outcome";
import { tellProved } from "./proved-channel";
import { ProofProvider, type ProveAction, useProof } from "./use-proof";

const act = vi.fn<() => Promise<ActionResult<string>>>();
const provePassword = vi.fn<ProveAction>();
const settled = vi.fn<(outcome: Outcome<string>) => void>();

function Page() {
  const prove = useProof();
  return (
    <button type="button" onClick={async () => settled(await prove(act))}>
      remove it
    </button>
  );
}

function show() {
  renderIn(
    "en",
    <ProofProvider provePassword={provePassword} oidcName="Example login">
      <Page />
    </ProofProvider>,
  );
  fireEvent.click(screen.getByText("remove it"));
}

async function type(password: string) {
  const field = await screen.findByLabelText("Password");
  fireEvent.change(field, { target: { value: password } });
  fireEvent.submit(field.closest("form") ?? field);
}

const asked = (how: "password" | "oidc") => ({ ok: false, reason: "proof", how }) as const;

beforeEach(() => {
  vi.resetAllMocks();
});
afterEach(cleanup);

it("asks nothing when the act needs no proof", async () => {
  act.mockResolvedValue({ ok: true, value: "done" });
  show();
  await waitFor(() => expect(settled).toHaveBeenCalledWith({ ok: true, value: "done" }));
  expect(screen.queryByLabelText("Password")).toBeNull();
});

it("takes the password and makes the same call again", async () => {
  act.mockResolvedValueOnce(asked("password")).mockResolvedValueOnce({ ok: true, value: "done" });
  provePassword.mockResolvedValue({ ok: true, value: undefined });
  show();
  await type("a cloud over the hill");
  await waitFor(() => expect(settled).toHaveBeenCalledWith({ ok: true, value: "done" }));
  expect(provePassword).toHaveBeenCalledWith({ password: "a cloud over the hill" });
  expect(act).toHaveBeenCalledTimes(2);
  expect(screen.queryByLabelText("Password")).toBeNull();
});

it("says that a password is wrong, forgets it and asks again", async () => {
  act.mockResolvedValue(asked("password"));
  provePassword.mockResolvedValue({
    ok: false,
    reason: "refused",
    refusal: "password-wrong",
    waitSeconds: null,
  });
  show();
  await type("not it");
  await screen.findByText("That is not your password.");
  expect(screen.getByLabelText("Password")).toHaveProperty("value", "");
  expect(act).toHaveBeenCalledTimes(1);
});

it("tells how long to wait after too many tries", async () => {
  act.mockResolvedValue(asked("password"));
  provePassword.mockResolvedValue({ ok: false, reason: "refused", refusal: "wait", waitSeconds: 90 });
  show();
  await type("not it");
  await screen.findByText("Too many tries. Wait 2 minutes.");
});

it("gives the act up when the dialog is closed", async () => {
  act.mockResolvedValue(asked("password"));
  show();
  fireEvent.click(await screen.findByText("Cancel"));
  await waitFor(() => expect(settled).toHaveBeenCalledWith({ ok: false, reason: "given-up" }));
  expect(act).toHaveBeenCalledTimes(1);
});

it("goes on when another tab tells of a fresh sign-in at the provider", async () => {
  act.mockResolvedValueOnce(asked("oidc")).mockResolvedValueOnce({ ok: true, value: "done" });
  show();
  await screen.findByText("Sign in with Example login");
  await waitFor(() => {
    // The dialog is seen a moment before it listens.
    tellProved();
    expect(settled).toHaveBeenCalledWith({ ok: true, value: "done" });
  });
});

it("turns a missing answer into an outcome", async () => {
  act.mockRejectedValue(new TypeError("fetch failed"));
  show();
  await waitFor(() => expect(settled).toHaveBeenCalledWith({ ok: false, reason: "unreachable" }));
});
