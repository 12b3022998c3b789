// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import { type ComparedImage, compareImages } from "@/lib/domain/compare";
import { testImage } from "@/lib/testing/image";
import { columnOf } from "./compare-column";
import { CompareView } from "./compare-view";

const navigation = vi.hoisted(() => ({ params: new URLSearchParams() }));
vi.mock("next/navigation", () => ({
  useSearchParams: () => navigation.params,
  useRouter: () => ({ push: () => {} }),
}));
afterEach(cleanup);

function compared(imageId: string, change: Partial<ComparedImage> & { image?: ComparedImage["image"] } = {}) {
  const ref = { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId };
  const image: ComparedImage = {
    image: testImage({ ref, name: imageId }),
    connectionName: "tc-prod",
    evidence: {},
    firstSeenAt: "2026-11-01T00:00:00.000Z",
    readAt: "2026-11-21T08:00:00.000Z",
    goneAt: null,
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: null,
      product: null,
      cycle: null,
      source: null,
    },
    old: false,
    ...change,
  };
  return image;
}

function show(
  images: ComparedImage[],
  { named = images.length, unknown = [] as string[], only = false } = {},
) {
  navigation.params = new URLSearchParams(only ? { only: "differences" } : {});
  renderIn(
    "en",
    <QueryClientProvider client={new QueryClient()}>
      <CompareView
        named={named}
        columns={images.map(columnOf)}
        unknown={unknown.map((imageId) => ({ connectionId: "a", regionId: "b", imageId }))}
        comparison={compareImages(images)}
      />
    </QueryClientProvider>,
  );
}

const arm = () => {
  const image = testImage({ architecture: { value: "arm64", raw: "arm64" } });
  return compared("img-2", {
    image: { ...image, ref: { ...image.ref, imageId: "img-2" }, name: "img-2" },
  });
};

it("says in words, too, which values differ", () => {
  show([compared("img-1"), arm()]);
  const row = screen.getByRole("rowheader", { name: "Architecture" }).closest("tr") as HTMLElement;
  const [first, second] = within(row).getAllByRole("cell");
  expect(first?.textContent).toBe("x86_64");
  expect(second?.textContent).toBe("differs: arm64");
  expect(screen.getByText("1 differs")).toBeTruthy();
});

it("puts another image first by a link, and leaves one out by a link", () => {
  show([compared("img-1"), arm()], { only: true });
  expect(screen.getByRole("link", { name: "Make img-2 the baseline" }).getAttribute("href")).toBe(
    "/compare?image=tc-prod.ap-guangzhou.img-2&image=tc-prod.ap-guangzhou.img-1&only=differences",
  );
  expect(screen.getByRole("link", { name: "Remove img-1" }).getAttribute("href")).toBe(
    "/compare?image=tc-prod.ap-guangzhou.img-2&only=differences",
  );
  expect(screen.queryByRole("rowheader", { name: "Cloud" })).toBeNull();
});

it("says that nothing is known to differ", () => {
  show([compared("img-1"), compared("img-2")], { only: true });
  expect(screen.getByText("No known difference")).toBeTruthy();
});

it("tells too few, too many and unknown images apart", () => {
  show([]);
  expect(screen.getByText("Nothing to compare yet")).toBeTruthy();
  cleanup();
  show([compared("img-1")]);
  expect(screen.getByText("One image is not a comparison")).toBeTruthy();
  cleanup();
  show([compared("img-1"), arm()], { named: 9, unknown: ["img-x", "img-y"] });
  expect(screen.getByText(/The address names 9 images\. These are the first 6/)).toBeTruthy();
  expect(screen.getByText("2 images are not known here")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Leave out" }).getAttribute("href")).toBe(
    "/compare?image=tc-prod.ap-guangzhou.img-1&image=tc-prod.ap-guangzhou.img-2",
  );
});

it("says that an image is gone, or its source out of date", () => {
  show([compared("img-1", { goneAt: "2026-11-20T08:00:00.000Z" }), compared("img-2", { old: true })]);
  expect(screen.getByText(/^Gone since 2026-11-20 .*last known state/)).toBeTruthy();
  expect(screen.getByText(/^As of /)).toBeTruthy();
});
