// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { emptyFilter, type ImageFilter, withChoice } from "@/lib/domain/image-filter";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { ListEmpty } from "./list-empty";
import { failingSource, list, source } from "./testing";

afterEach(cleanup);

function show(sources: SourceState[], given: Partial<ImageList> = {}, filter: ImageFilter = emptyFilter()) {
  const changed = vi.fn<(filter: ImageFilter) => void>();
  renderIn(
    "en",
    <ListEmpty
      filter={filter}
      list={list({ total: 0, ...given })}
      sources={sources}
      change={(next) => changed(next(filter))}
    />,
  );
  return changed;
}

const heading = () => screen.getByRole("heading").textContent;

it("tells the five kinds of nothing apart", () => {
  const reading = source({ condition: "reading", readAt: null });
  for (const [sources, words] of [
    [[], "No sources yet"],
    [[source(), reading], "The first read is running"],
    [[failingSource()], "No source could be read"],
    [[source({ images: 0 })], "The sources answered and have no images"],
  ] as [SourceState[], string][]) {
    show(sources, { known: 0 });
    expect(heading()).toBe(words);
    cleanup();
  }
});

it("says of one source that it answered and has nothing", () => {
  const filter = withChoice(emptyFilter(), "account", "c-jd", "include");
  show([source({ images: 0 })], {}, filter);
  expect(heading()).toBe("No images in jd-retail, cn-north-1");
});

it("names the filter that removes most, and drops it", () => {
  const filter = withChoice(
    withChoice(emptyFilter(), "cloud", "jdcloud-vm", "include"),
    "arch",
    "arm64",
    "include",
  );
  const changed = show([source()], { without: { cloud: 0, arch: 41 } }, filter);
  expect(heading()).toBe("No image fits all 2 filters");
  expect(screen.getByText(/Without/).textContent).toBe("Without Architecture is arm64 there would be 41.");
  fireEvent.click(screen.getByRole("button", { name: "Drop that filter" }));
  expect(changed.mock.lastCall?.[0].facets.arch).toEqual({ include: [], exclude: [] });
  expect(changed.mock.lastCall?.[0].facets.cloud.include).toEqual(["jdcloud-vm"]);
});

it("clears everything but the order", () => {
  const sort = { key: "name", descending: false } as const;
  const changed = show([source()], {}, { ...emptyFilter(), q: "nothing", sort });
  expect(heading()).toBe("No image fits this filter");
  fireEvent.click(screen.getByRole("button", { name: "Clear all" }));
  expect(changed.mock.lastCall?.[0]).toEqual({ ...emptyFilter(), sort });
});
