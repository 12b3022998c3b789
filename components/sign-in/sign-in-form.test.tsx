// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderIn } from "../testing/render-in";
import { beginOidc, sendPassword } from "./send-sign-in";
import { SignInForm } from "./sign-in-form";

vi.mock("./send-sign-in");
afterEach(cleanup);

const form = { next: "/images", demoPeople: [], oidc: null, error: null };

async function signIn(reason: "sign-in-refused" | "wait" | "unreachable", waitSeconds: number | null = null) {
  vi.mocked(sendPassword).mockResolvedValue({ ok: false, reason, waitSeconds });
  const { container } = renderIn("en", <SignInForm {...form} />);
  fireEvent.change(screen.getByLabelText("E-mail"), { target: { value: "lin@example.com" } });
  fireEvent.change(screen.getByLabelText("Password"), { target: { value: "a cloud over the hill" } });
  fireEvent.submit(container.querySelector("form") as HTMLFormElement);
  return (await screen.findByRole("alert")).textContent;
}

it.each([
  ["sign-in-refused", null, "E-mail and password do not fit together."],
  ["wait", 61, "Too many tries. Wait 2 minutes."],
  ["unreachable", null, "The server did not answer. Check the connection and sign in again."],
] as const)("keeps the address and drops the password after %s", async (reason, waitSeconds, words) => {
  expect(await signIn(reason, waitSeconds)).toBe(words);
  expect(screen.getByLabelText("E-mail")).toHaveProperty("value", "lin@example.com");
  expect(screen.getByLabelText("Password")).toHaveProperty("value", "");
});

it.each([
  ["oidc-domain", "Addresses of this domain may not sign in here."],
  ["oidc-denied", "The sign-in was cancelled at the provider."],
  ["never-heard-of", "The sign-in failed on our side. Try again."],
  ["<b>x</b>", "The sign-in failed on our side. Try again."],
])("tells why the provider's answer %s was not taken", (error, words) => {
  renderIn("en", <SignInForm {...form} error={error} oidc={{ name: "Example login" }} />);
  expect(screen.getByRole("alert").textContent).toBe(words);
});

it("offers the sign-in provider by its name, and without one not at all", () => {
  renderIn("en", <SignInForm {...form} oidc={{ name: "Example login" }} />);
  expect(screen.getByText("Continue with Example login")).toBeTruthy();
  cleanup();
  renderIn("en", <SignInForm {...form} />);
  expect(screen.queryByText(/Continue with/)).toBeNull();
});

it.each([
  ["asks the provider for whoever it knows", null, false],
  ["asks it to ask again after a refusal, so that somebody else can sign in", "oidc-email", true],
])("%s", async (_what, error, fresh) => {
  vi.mocked(beginOidc).mockResolvedValue({ ok: false, reason: "oidc-unreachable", waitSeconds: null });
  renderIn("en", <SignInForm {...form} error={error} oidc={{ name: "Example login" }} />);
  fireEvent.click(screen.getByText("Continue with Example login"));
  await screen.findByText(/did not answer/);
  expect(beginOidc).toHaveBeenLastCalledWith({ next: "/images", fresh });
});
