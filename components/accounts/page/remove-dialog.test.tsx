// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ACCOUNT, done, refused, renderAccounts } from "../testing";
import type { AccountPageActs } from "./account-dialogs";
import { RemoveDialog } from "./remove-dialog";

const onRemoved = vi.fn();

beforeEach(() => {
  onRemoved.mockClear();
  vi.stubGlobal("fetch", async () => Response.json({ images: 448, tombstones: 3, regions: [] }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(remove: AccountPageActs["remove"]) {
  renderAccounts(
    "en",
    <RemoveDialog
      account={ACCOUNT}
      approved={[]}
      // The dialog calls nothing else.
      acts={{ remove } as AccountPageActs}
      onDone={() => {}}
      onRemoved={onRemoved}
      onClose={() => {}}
    />,
  );
}

const button = () => screen.getByRole("button", { name: "Remove the account" }) as HTMLButtonElement;
const type = (value: string) =>
  fireEvent.change(screen.getByLabelText("Type the name of the account to confirm"), { target: { value } });

it("says what goes with the account", async () => {
  show(async () => done({ buried: 448 }));
  expect(await screen.findByText(/The key is erased at once\. 448 images are no longer listed/)).toBeTruthy();
});

it.each(["", "tc-pro", "TC-PROD", "tc-prod2"])(
  "does nothing while %o is typed in place of the name",
  async (typed) => {
    const remove = vi.fn<AccountPageActs["remove"]>(async () => done({ buried: 448 }));
    show(remove);
    await screen.findByText(/448 images/);
    type(typed);
    expect(button().disabled).toBe(true);
    fireEvent.submit(button().form ?? document.forms[0] ?? document.body);
    expect(remove).not.toHaveBeenCalled();
  },
);

it("removes when the name is typed, and tells how many images went", async () => {
  show(async () => done({ buried: 448 }));
  await screen.findByText(/448 images/);
  type("tc-prod");
  fireEvent.click(button());
  await waitFor(() => expect(onRemoved).toHaveBeenCalledWith("The account is removed, with 448 images."));
});

it("stays open and says why when the server refuses", async () => {
  show(async () => refused({ refusal: "name-not-confirmed" }));
  await screen.findByText(/448 images/);
  type("tc-prod");
  fireEvent.click(button());
  expect(await screen.findByText("That is not the name of this account.")).toBeTruthy();
  expect(onRemoved).not.toHaveBeenCalled();
});
