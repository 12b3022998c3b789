// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { ProofProvider } from "../proof/use-proof";
import { renderIn } from "../testing/render-in";
import { InviteSheet } from "./invite-sheet";
import type { UserActs } from "./user-acts";

afterEach(cleanup);

function show(invite: UserActs["invite"]) {
  const onInvited = vi.fn();
  renderIn(
    "en",
    <ProofProvider provePassword={vi.fn()} oidcName={null}>
      <InviteSheet open onClose={() => {}} invite={invite} onInvited={onInvited} />
    </ProofProvider>,
  );
  fireEvent.change(screen.getByLabelText("E-mail"), { target: { value: "lin@example.com" } });
  fireEvent.change(screen.getByLabelText("Name"), { target: { value: "Lin Wei" } });
  fireEvent.change(screen.getByLabelText("Role"), { target: { value: "admin" } });
  fireEvent.click(screen.getByText("Make invitation"));
  fireEvent.submit(screen.getByLabelText("Name").closest("form") as HTMLFormElement);
  return onInvited;
}

it("keeps what was typed when the address is taken, and says so under it", async () => {
  const onInvited = show(
    vi
      .fn<UserActs["invite"]>()
      .mockResolvedValue({ ok: false, reason: "refused", refusal: "email-taken", waitSeconds: null }),
  );
  await screen.findByText("Somebody has this address already.");
  expect(screen.getByLabelText("E-mail")).toHaveProperty("value", "lin@example.com");
  expect(screen.getByLabelText("Name")).toHaveProperty("value", "Lin Wei");
  expect(screen.getByLabelText("Role")).toHaveProperty("value", "admin");
  expect(onInvited).not.toHaveBeenCalled();
});

it("hands the link over once", async () => {
  const link = { url: "https://images.example.com/invite/x", expiresAt: "2026-11-24T00:00:00.000Z" };
  const onInvited = show(vi.fn<UserActs["invite"]>().mockResolvedValue({ ok: true, value: link }));
  await waitFor(() => expect(onInvited).toHaveBeenCalledWith("Lin Wei", link));
});
