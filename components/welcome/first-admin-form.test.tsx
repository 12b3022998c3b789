// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { ActionFailure } from "@/lib/domain/action-result";
import type { Refusal } from "@/lib/domain/refusal";
import { renderIn } from "../testing/render-in";
import { type FirstAdminAction, FirstAdminForm } from "./first-admin-form";

afterEach(cleanup);

const typed = {
  "Set-up code": "ABCD-EFGH",
  "Your name": "Lin Wei",
  "E-mail": "lin@example.com",
  Password: "a cloud over the hill",
};

async function submitted(failure: ActionFailure) {
  const create = vi.fn<FirstAdminAction>().mockResolvedValue(failure);
  const { container } = renderIn("en", <FirstAdminForm create={create} />);
  for (const [label, value] of Object.entries(typed)) {
    fireEvent.change(screen.getByLabelText(label), { target: { value } });
  }
  fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  await screen.findByText("Make the first admin");
  return { create, shownIn: (label: string) => (screen.getByLabelText(label) as HTMLInputElement).value };
}

const refused = (refusal: Refusal): ActionFailure => ({
  ok: false,
  reason: "refused",
  refusal,
  waitSeconds: null,
});

it("keeps what was typed after a refused password, but not the password", async () => {
  const { create, shownIn } = await submitted(refused("password-common"));
  expect(create).toHaveBeenCalledWith({
    code: "ABCD-EFGH",
    name: "Lin Wei",
    email: "lin@example.com",
    password: "a cloud over the hill",
  });
  expect(Object.keys(typed).map(shownIn)).toEqual(["ABCD-EFGH", "Lin Wei", "lin@example.com", ""]);
  expect(screen.getByLabelText("Password").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(/easily guessed/)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it.each(["code-wrong", "code-expired"] as const)("drops a code that is %s", async (refusal) => {
  const { shownIn } = await submitted(refused(refusal));
  expect(shownIn("Set-up code")).toBe("");
  expect(shownIn("E-mail")).toBe("lin@example.com");
  expect(screen.getByLabelText("Set-up code").getAttribute("aria-invalid")).toBe("true");
});

it("says under each field that does not fit what to do", async () => {
  await submitted({ ok: false, reason: "bad-input", fields: ["email", "name"] });
  expect(screen.getByText("This is not a whole e-mail address.")).toBeTruthy();
  expect(screen.getByText("Enter a name of at most 80 characters.")).toBeTruthy();
});

it("says above the form what belongs to no field", async () => {
  await submitted(refused("already-set-up"));
  expect(screen.getByRole("alert").textContent).toBe("This installation has its first admin already.");
});
