// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderIn } from "../testing/render-in";
import { type ChangePasswordAction, PasswordForm } from "./password-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => {} }) }));
afterEach(cleanup);

async function change(answer: Awaited<ReturnType<ChangePasswordAction>>) {
  const action = vi.fn<ChangePasswordAction>().mockResolvedValue(answer);
  const { container } = renderIn("en", <PasswordForm email="lin@example.com" change={action} />);
  fireEvent.change(screen.getByLabelText("Present password"), { target: { value: "the old one I had" } });
  fireEvent.change(screen.getByLabelText("New password"), { target: { value: "the new one I want" } });
  fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  await waitFor(() => expect(screen.getByLabelText("New password")).toHaveProperty("value", ""));
  expect(screen.getByLabelText("Present password")).toHaveProperty("value", "");
  expect(action).toHaveBeenCalledWith({ present: "the old one I had", next: "the new one I want" });
}

it("keeps neither password after a success", async () => {
  await change({ ok: true, value: undefined });
  expect(screen.queryByRole("alert")).toBeNull();
});

it.each([
  ["password-wrong", "Present password"],
  ["password-short", "New password"],
] as const)("says under its field that %s, and keeps neither password", async (refusal, label) => {
  await change({ ok: false, reason: "refused", refusal, waitSeconds: null });
  expect(screen.getByLabelText(label).getAttribute("aria-invalid")).toBe("true");
});
