// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SharingRules } from "@/lib/domain/share-link";
import { renderIn } from "../testing/render-in";
import type { ShareActs } from "./share-acts";
import { ShareForm } from "./share-form";

const REF = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-1" };
const RULES: SharingRules = {
  openLinks: 4,
  linkMakers: "everybody",
  mayMake: true,
  longestDays: 30,
  keptDays: 400,
};
const MADE = { url: "https://neph.example/s/neph_x", expiresAt: "2026-11-28T08:00:00.000Z" };

const sharePublicly = vi.fn<ShareActs["sharePublicly"]>();
const keepWhatISee = vi.fn<ShareActs["keepWhatISee"]>();
const written: string[] = [];

beforeEach(() => {
  sharePublicly.mockReset().mockResolvedValue({ ok: true, value: MADE });
  keepWhatISee
    .mockReset()
    .mockResolvedValue({ ok: true, value: { ...MADE, url: "https://neph.example/seen/1" } });
  written.length = 0;
  vi.stubGlobal("navigator", {
    ...navigator,
    clipboard: { writeText: async (text: string) => void written.push(text) },
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(rules: Partial<SharingRules> = {}) {
  vi.stubGlobal("fetch", async () => Response.json({ ...RULES, ...rules }));
  renderIn(
    "en",
    <QueryClientProvider client={new QueryClient()}>
      <ShareForm imageRef={REF} readAt="2026-11-21T09:30:00.000Z" acts={{ sharePublicly, keepWhatISee }} />
    </QueryClientProvider>,
  );
}
const way = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });
const copy = () => fireEvent.click(screen.getByRole("button", { name: "Copy" }));
const address = () => screen.getByLabelText<HTMLInputElement>("Address").value;

it("copies the image's own address without asking anybody", async () => {
  show();
  copy();
  await waitFor(() =>
    expect(written).toEqual([new URL("/images/tc-prod/ap-guangzhou/img-1", location.origin).href]),
  );
  expect(sharePublicly).not.toHaveBeenCalled();
});

it("says how many links the person has open", async () => {
  show();
  expect(await screen.findByRole("link", { name: "4 links" })).toHaveProperty("pathname", "/me/links");
});

it.each([
  ["nobody", "An admin decided that nobody makes public links."],
  ["admins", "Only admins make public links here."],
] as const)("disables what the person may not do, and says why: %s", async (linkMakers, words) => {
  show({ mayMake: false, linkMakers });
  expect(await screen.findByText(words)).toBeTruthy();
  expect(way("Public read-only link").disabled).toBe(true);
  expect(way("What I see now").disabled).toBe(false);
});

it("makes a public link with what was chosen, copies it and shows it this once", async () => {
  show();
  await waitFor(() => expect(way("Public read-only link").disabled).toBe(false));
  fireEvent.click(way("Public read-only link"));
  expect(address()).toBe("");
  fireEvent.change(screen.getByLabelText("Opens at most"), { target: { value: "3" } });
  fireEvent.change(screen.getByLabelText("Note"), { target: { value: " for the review " } });
  copy();
  await waitFor(() => expect(written).toEqual([MADE.url]));
  expect(sharePublicly).toHaveBeenCalledWith({ ref: REF, hours: 168, viewLimit: 3, note: "for the review" });
  expect(address()).toBe(MADE.url);
  expect(screen.getByText(/shown only now/)).toBeTruthy();

  // Once more is the same link; other wishes are another one.
  fireEvent.click(await screen.findByRole("button", { name: "Copy" }));
  await waitFor(() => expect(written).toHaveLength(2));
  expect(sharePublicly).toHaveBeenCalledTimes(1);
  fireEvent.click(way("1 day"));
  expect(address()).toBe("");
});

it.each(["0", "1001", "-1", "2.5", "many", "1e3"])("takes no limit of %s views", async (views) => {
  show();
  await waitFor(() => expect(way("Public read-only link").disabled).toBe(false));
  fireEvent.click(way("Public read-only link"));
  fireEvent.change(screen.getByLabelText("Opens at most"), { target: { value: views } });
  expect(screen.getByText(/A whole number from 1 to 1,000/)).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Copy" }).disabled).toBe(true);
});

it("says why a link was not made, and shows no address", async () => {
  sharePublicly.mockResolvedValue({
    ok: false,
    reason: "refused",
    refusal: "links-forbidden",
    waitSeconds: null,
  });
  show();
  await waitFor(() => expect(way("Public read-only link").disabled).toBe(false));
  fireEvent.click(way("Public read-only link"));
  copy();
  expect((await screen.findByRole("alert")).textContent).toContain("You may not make public links");
  expect(address()).toBe("");
  expect(written).toEqual([]);
});

it("keeps what the person sees now", async () => {
  show();
  fireEvent.click(way("What I see now"));
  copy();
  await waitFor(() => expect(written).toEqual(["https://neph.example/seen/1"]));
  expect(keepWhatISee).toHaveBeenCalledWith({ ref: REF });
});
