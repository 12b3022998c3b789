// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { withQueries } from "@/components/testing/with-queries";
import { emptyFilter, type ImageFilter, withChoice } from "@/lib/domain/image-filter";
import { FacetRail } from "./facet-rail";
import { list } from "./testing";

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});

/** Shows the rail and tells what a change makes of the filter. */
function rail(filter: ImageFilter = emptyFilter()) {
  const changed = vi.fn<(filter: ImageFilter) => void>();
  renderIn(
    "en",
    withQueries(
      <FacetRail filter={filter} list={list()} address="" change={(next) => changed(next(filter))} />,
    ),
  );
  return () => changed.mock.lastCall?.[0].facets;
}

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

describe("a box", () => {
  it("includes by a click, and lets go by the next", () => {
    const result = rail();
    fireEvent.click(box("JD Cloud"));
    expect(result()?.cloud).toEqual({ include: ["jdcloud-vm"], exclude: [] });
    cleanup();
    const after = rail(withChoice(emptyFilter(), "cloud", "jdcloud-vm", "include"));
    expect(box("JD Cloud").checked).toBe(true);
    fireEvent.click(box("JD Cloud"));
    expect(after()?.cloud).toEqual({ include: [], exclude: [] });
  });

  it("excludes by Alt-click", () => {
    const result = rail();
    fireEvent.click(box("JD Cloud"), { altKey: true });
    expect(result()?.cloud).toEqual({ include: [], exclude: ["jdcloud-vm"] });
  });

  it("excludes by the minus key, but not while an input method composes", () => {
    const result = rail();
    fireEvent.keyDown(box("JD Cloud"), { key: "-", isComposing: true });
    expect(result()).toBeUndefined();
    fireEvent.keyDown(box("JD Cloud"), { key: "-" });
    expect(result()?.cloud.exclude).toEqual(["jdcloud-vm"]);
  });

  it("says in its name that it excludes, and is not checked", () => {
    rail(withChoice(emptyFilter(), "ownership", "community", "exclude"));
    expect(box("Community, excluded").checked).toBe(false);
  });

  it("is described by its count", () => {
    rail();
    const id = box("Tencent Cloud").getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(id)?.textContent).toBe("506");
  });
});

it("keeps only one value by its button", () => {
  const result = rail(withChoice(emptyFilter(), "cloud", "tencent-cvm", "exclude"));
  fireEvent.click(screen.getByRole("button", { name: "Only JD Cloud" }));
  expect(result()?.cloud).toEqual({ include: ["jdcloud-vm"], exclude: [] });
});

it("keeps a value that nothing has now, greyed", () => {
  rail();
  expect(box("Community").closest("li")?.className).toContain("text-fg-3");
});

it("shows account names for account ids, and words for what is not reported", () => {
  rail();
  expect(box("jd-retail")).toBeTruthy();
  expect(box("Not reported")).toBeTruthy();
});

describe("a long facet", () => {
  it("shows five values, and the rest behind a button with a search of its own", () => {
    rail();
    const system = screen.getByRole("region", { name: /System/ });
    expect(within(system).getAllByRole("checkbox")).toHaveLength(5);
    fireEvent.click(within(system).getByRole("button", { name: "2 more" }));
    expect(within(system).getAllByRole("checkbox")).toHaveLength(7);
    fireEvent.change(within(system).getByRole("searchbox"), { target: { value: "fed" } });
    expect(
      within(system)
        .getAllByRole("checkbox")
        .map((one) => one.getAttribute("aria-label")),
    ).toEqual(["Fedora"]);
  });

  it("always shows a chosen value", () => {
    rail(withChoice(emptyFilter(), "os", "fedora", "include"));
    expect(box("Fedora").checked).toBe(true);
  });
});

it("says in a closed facet how much it filters", () => {
  rail(
    withChoice(
      withChoice(emptyFilter(), "ownership", "community", "exclude"),
      "ownership",
      "public",
      "exclude",
    ),
  );
  const head = screen.getByRole("button", { name: "Ownership 2 excluded" });
  fireEvent.click(head);
  expect(head.getAttribute("aria-expanded")).toBe("false");
  expect(screen.queryByRole("checkbox", { name: "Own" })).toBeNull();
  // The next visit finds it closed.
  cleanup();
  rail();
  expect(screen.getByRole("button", { name: "Ownership" }).getAttribute("aria-expanded")).toBe("false");
});
