// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { readListAddress } from "@/lib/domain/list-address";
import { failingSource, source } from "../list/testing";
import { ExportPanel } from "./export-panel";

const fetched = vi.fn<(path: string) => Promise<Response>>();
const written = vi.fn<(text: string) => Promise<void>>();

beforeEach(() => {
  fetched.mockReset();
  written.mockReset().mockResolvedValue();
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("navigator", { clipboard: { writeText: written } });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(query: string, total = 150, sources = [source()]) {
  const done = vi.fn();
  renderIn(
    "en",
    <ExportPanel
      address={readListAddress(new URLSearchParams(query))}
      list={{ total, atLeast: false }}
      sources={sources}
      done={done}
    />,
  );
  return done;
}

it("copies as Markdown what is on the screen, filter, columns and order", async () => {
  fetched.mockResolvedValue(new Response("| Name |"));
  const done = show("q=a&cols=os&sort=name&open=a.b.c");
  fireEvent.click(screen.getByText("Copy as Markdown"));
  await waitFor(() => expect(done).toHaveBeenCalled());
  expect(fetched).toHaveBeenCalledWith("/api/images/export?format=markdown&q=a&sort=name&cols=os");
  expect(written).toHaveBeenCalledWith("| Name |");
});

it("offers no copy of more than a ticket holds", () => {
  show("", 201);
  expect(screen.getByText("Copy as Markdown").closest("button")).toHaveProperty("disabled", true);
  expect(screen.getByText("up to 200 images")).toBeTruthy();
});

it("takes the selected images first, and all of them on demand", async () => {
  fetched.mockImplementation(async () => new Response("x"));
  show("sel=a.b.1+2", 150);
  expect(screen.getByText("2 selected images, columns as shown")).toBeTruthy();
  fireEvent.click(screen.getByText("Copy as Markdown"));
  await waitFor(() => expect(fetched).toHaveBeenLastCalledWith(expect.stringContaining("sel=a.b.1+2")));
  await waitFor(() => expect(screen.getByText("Copy as Markdown")).toBeTruthy());
  fireEvent.click(screen.getByLabelText("All 150"));
  expect(screen.getByText("150 images, columns as shown")).toBeTruthy();
  fireEvent.click(screen.getByText("Copy as Markdown"));
  await waitFor(() => expect(fetched).toHaveBeenLastCalledWith("/api/images/export?format=markdown"));
});

it("says what the file will say of its sources", () => {
  show("", 1, [source(), failingSource()]);
  expect(screen.getByText(/1 of 2 sources current\. JD Cloud cn-east-2 as of/)).toBeTruthy();
});

it.each([
  [
    new Response("{}", { status: 429, headers: { "retry-after": "61" } }),
    "10 large exports an hour. Try again in 2 minutes.",
  ],
  [new Response("{}", { status: 401 }), "Your session has ended. Sign in again."],
  [new Response("{}", { status: 500 }), "The table could not be made."],
])("tells why there is no file (%#)", async (answer, words) => {
  fetched.mockResolvedValue(answer);
  const done = show("");
  fireEvent.click(screen.getByText("CSV"));
  expect((await screen.findByRole("alert")).textContent).toBe(words);
  expect(done).not.toHaveBeenCalled();
});
