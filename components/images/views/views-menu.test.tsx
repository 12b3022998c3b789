// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { SavedView, ViewShelf } from "@/lib/domain/view";
import { ContinueChip } from "./continue-chip";
import type { ViewActs } from "./use-views";
import { ViewsMenu } from "./views-menu";

const view = (given: Partial<SavedView>): SavedView => ({
  id: "v-1",
  owner: "me",
  name: "Own images",
  address: "ownership=private",
  revision: 3,
  changedAt: "2026-11-21T08:00:00.000Z",
  ...given,
});
const shelf: ViewShelf = {
  own: [view({})],
  team: [view({ id: "v-2", owner: "team", name: "Ended", address: "lifecycle=ended" })],
  last: { address: "ownership=private", usedAt: "2026-11-21T08:00:00.000Z" },
};

let told: ViewShelf = shelf;
/** How the list's route answers when it is asked how many images a filter finds. */
let counted: (filter: URLSearchParams) => Response | Promise<Response>;
beforeEach(() => {
  told = shelf;
  counted = () => Response.json({ total: 7, from: 0, rows: [], revision: 1 });
  vi.stubGlobal("fetch", async (path: string) => {
    const { pathname, searchParams } = new URL(path, "http://nephoscope.test");
    return pathname === "/api/images" ? await counted(searchParams) : Response.json(told);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function actsThat(given: Partial<ViewActs> = {}): ViewActs {
  const never = () => Promise.reject(new Error("not expected"));
  return { save: never, rename: never, replace: never, remove: never, keepLast: never, ...given };
}

async function showMenu(address: string, { manages = false, acts = actsThat() } = {}) {
  renderIn(
    "en",
    <QueryClientProvider client={new QueryClient()}>
      <ViewsMenu address={address} manages={manages} acts={acts} />
    </QueryClientProvider>,
  );
  fireEvent.click(screen.getByRole("button"));
  await screen.findByText("Ended");
}

describe("the menu of views", () => {
  it("tells one's own from the team's, and names the one that is shown", async () => {
    await showMenu("ownership=private");
    const own = within(screen.getByRole("region", { name: "Mine" }));
    expect(own.getByRole("link", { name: "Own images, shown now" }).getAttribute("href")).toBe(
      "/images?ownership=private",
    );
    const team = within(screen.getByRole("region", { name: "Team" }));
    expect(team.getByRole("link", { name: "Ended" }).getAttribute("aria-current")).toBeNull();
  });

  it("tells how many images each view finds now, and what is not known", async () => {
    let answer: (response: Response) => void = () => {};
    counted = (filter) =>
      filter.get("ownership") === "private"
        ? new Promise((resolve) => {
            answer = resolve;
          })
        : new Response(null, { status: 401 });
    await showMenu("q=a");
    const [own, team] = ["Mine", "Team"].map((name) => within(screen.getByRole("region", { name })));
    expect(own?.getByText("being counted")).toBeTruthy();
    expect(await team?.findByText("not counted")).toBeTruthy();
    answer(Response.json({ total: 1204, from: 0, rows: [], revision: 1 }));
    expect(await own?.findByText("1,204")).toBeTruthy();
  });

  it("saves for the person, keeps what was typed when the name is taken, and says so under it", async () => {
    const save = vi
      .fn<ViewActs["save"]>()
      .mockResolvedValueOnce({ ok: true, value: { done: false, refusal: "name-taken" } })
      .mockResolvedValueOnce({ ok: true, value: { done: true, value: view({}) } });
    await showMenu("q=a", { acts: actsThat({ save }) });
    fireEvent.click(screen.getByText("Save what is shown as…"));
    const name = await screen.findByLabelText("Name");
    fireEvent.change(name, { target: { value: "Own images" } });
    // Only admins are asked for whom.
    expect(screen.queryByText("The team")).toBeNull();
    fireEvent.submit(name.closest("form") as HTMLFormElement);
    await screen.findByText("There is a view of this name already.");
    expect(name).toHaveProperty("value", "Own images");
    fireEvent.submit(name.closest("form") as HTMLFormElement);
    await waitFor(() => expect(screen.queryByLabelText("Name")).toBeNull());
    expect(save).toHaveBeenLastCalledWith({ owner: "me", name: "Own images", address: "q=a" });
  });

  it("saves for the team where an admin says so", async () => {
    const save = vi
      .fn<ViewActs["save"]>()
      .mockResolvedValue({ ok: true, value: { done: true, value: view({}) } });
    await showMenu("q=a", { manages: true, acts: actsThat({ save }) });
    fireEvent.click(screen.getByText("Save what is shown as…"));
    fireEvent.change(await screen.findByLabelText("Name"), { target: { value: "All" } });
    fireEvent.click(screen.getByLabelText("The team"));
    fireEvent.submit((await screen.findByLabelText("Name")).closest("form") as HTMLFormElement);
    await waitFor(() => expect(save).toHaveBeenCalledWith({ owner: "team", name: "All", address: "q=a" }));
  });
});

describe("the way back to the last state", () => {
  async function showChip(address: string, keepLast: ViewActs["keepLast"] = actsThat().keepLast) {
    const client = new QueryClient();
    const chip = (now: string) => (
      <QueryClientProvider client={client}>
        <ContinueChip address={now} accounts={{}} keepLast={keepLast} />
      </QueryClientProvider>
    );
    const { rerender } = renderIn("en", chip(address));
    await waitFor(() => expect(client.getQueryState(["views"])?.status).toBe("success"));
    return (next: string) => rerender(chip(next));
  }

  it("is offered on the plain list by the name of its view", async () => {
    await showChip("");
    const link = await screen.findByRole("link", { name: "Continue with Own images" });
    expect(link.getAttribute("href")).toBe("/images?ownership=private");
  });

  it("is told in words where it is no saved view", async () => {
    told = { ...shelf, own: [] };
    await showChip("");
    await screen.findByRole("link", { name: "Continue where you were: Ownership is Own" });
  });

  it("is not offered on a link that says what to show, nor to who has just cleared it", async () => {
    const go = await showChip("q=a");
    expect(screen.queryByRole("link")).toBeNull();
    go("");
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("goes when something is chosen, and does not come back", async () => {
    const go = await showChip("");
    await screen.findByRole("link");
    go("q=a");
    expect(screen.queryByRole("link")).toBeNull();
    go("");
    expect(screen.queryByRole("link")).toBeNull();
  });

  it("is forgotten on demand", async () => {
    const keepLast = vi.fn<ViewActs["keepLast"]>().mockResolvedValue({ ok: true, value: undefined });
    await showChip("", keepLast);
    fireEvent.click(await screen.findByRole("button", { name: "Do not offer this again" }));
    await waitFor(() => expect(screen.queryByRole("link")).toBeNull());
    expect(keepLast).toHaveBeenCalledWith({ address: null });
  });
});
