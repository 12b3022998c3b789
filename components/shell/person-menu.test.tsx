// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Act } from "../proof/outcome";
import { renderIn } from "../testing/render-in";
import { withQueries } from "../testing/with-queries";
import { initialsOf, PersonMenu } from "./person-menu";

const assign = vi.spyOn(location, "assign").mockImplementation(() => {});
afterEach(() => {
  cleanup();
  assign.mockClear();
});

it.each([
  ["Lin Wei", "LW"],
  ["Ada", "A"],
  ["张伟明", "伟明"],
  ["Ana Maria de Souza", "AS"],
])("makes of %s the initials %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

async function signOutBy(signOut: Act<void>) {
  const person = { name: "Lin Wei", email: "lin@example.com", role: "viewer" } as const;
  renderIn("en", withQueries(<PersonMenu person={person} signOut={signOut} />));
  fireEvent.click(screen.getByRole("button"));
  fireEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
}

it("leaves for the sign-in page by a whole page load once the server ended the sign-in", async () => {
  await signOutBy(async () => ({ ok: true, value: undefined }));
  await waitFor(() => expect(assign).toHaveBeenCalledWith("/sign-in"));
});

it("stays and says so when the sign-in was not ended", async () => {
  await signOutBy(async () => {
    throw new TypeError("fetch failed");
  });
  expect((await screen.findByRole("alert")).textContent).toMatch(/did not answer/i);
  expect(assign).not.toHaveBeenCalled();
});
