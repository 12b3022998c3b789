// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { renderIn } from "@/components/testing/render-in";
import type { ImageList, SourceState } from "@/lib/domain/image-list";
import { countSources } from "./completeness";
import { CompletenessLine } from "./completeness-line";
import { failingSource, list, source } from "./testing";
import type { News } from "./use-list";

afterEach(cleanup);

function line(
  locale: "en" | "zh-CN",
  sources: SourceState[],
  given: Partial<ImageList> = {},
  news: News | null = null,
): string {
  renderIn(
    locale,
    <CompletenessLine list={list(given)} sources={sources} news={news} onShowNews={() => {}} />,
  );
  return document.body.textContent?.replaceAll(/\s+/g, " ") ?? "";
}

const kept = failingSource({ readAt: new Date(Date.now() - 5 * 86_400_000).toISOString() });
const waiting = source({ condition: "waiting", readAt: null, images: 0 });
const stale = source({
  condition: "stale",
  regionId: "cn-south-1",
  readAt: new Date(Date.now() - 47 * 60_000 - 5_000).toISOString(),
});

describe("the count", () => {
  it.each([
    ["en", {}, "1,204 images of 1,238"],
    ["en", { total: 1238 }, "1,238 images"],
    ["en", { total: 1, known: 1 }, "1 image"],
    ["en", { total: 1162, known: 1162, atLeast: true }, "At least 1,162 images"],
    ["en", { atLeast: true }, "At least 1,204 images of at least 1,238"],
    ["zh-CN", {}, "1,204 个镜像 / 共 1,238 个"],
    ["zh-CN", { atLeast: true }, "至少 1,204 个镜像 / 共至少 1,238 个"],
  ] as const)("says in %s for %o: %s", (locale, given, words) => {
    line(locale, [], given);
    expect(document.querySelector("[aria-live=polite]")?.textContent).toBe(words);
  });

  it("does not repeat the total when nothing is filtered", () => {
    expect(line("en", [], { total: 1238 })).not.toContain(" of ");
  });
});

describe("the sources", () => {
  it("adds up: every source is in exactly one condition", () => {
    const counts = countSources([source(), stale, kept, waiting, source({ condition: "reading" })]);
    expect(counts.current + counts.stale + counts.failing + counts.unread).toBe(counts.total);
  });

  it.each([
    ["en", [source(), source()], "All 2 sources current"],
    ["en", [source(), kept], "1 of 2 sources current"],
    ["en", [source(), stale, waiting, waiting, kept], "2 of 5 sources answered2 still reading, 1 failing"],
    ["en", [source(), waiting], "1 of 2 sources answered1 still reading"],
    ["zh-CN", [source(), kept], "2 个来源中 1 个为最新"],
    ["zh-CN", [source(), waiting, kept], "3 个来源中 1 个已返回1 个仍在读取，1 个失败"],
  ] as const)("says in %s: %#", (locale, sources, words) => {
    expect(line(locale, [...sources])).toContain(words);
  });
});

describe("the trouble", () => {
  it("says what fails, for how long, why, and how old its images are", () => {
    const day = /Its 42 images are from \d{4}-\d{2}-\d{2} \d{2}:\d{2}/;
    const words = line("en", [source(), kept]);
    expect(words).toContain("JD Cloud cn-east-2 failing for 3 h: signature refused.");
    expect(words).toMatch(day);
  });

  it("says it in Chinese in Chinese order", () => {
    expect(line("zh-CN", [source(), kept])).toMatch(
      /京东云 cn-east-2 已失败 3 小时：签名被拒绝。其 42 个镜像截至/,
    );
  });

  it("does not date images that were never read", () => {
    expect(line("en", [failingSource({ readAt: null })])).toContain("It has never been read");
  });

  it.each([
    ["en", "JD Cloud cn-east-2 and 2 more failing"],
    ["zh-CN", "京东云 cn-east-2 等 3 个来源失败"],
  ] as const)("counts several failing sources in %s: %s", (locale, words) => {
    const others = ["a", "b"].map((regionId) =>
      failingSource({ regionId, failingSince: new Date().toISOString() }),
    );
    expect(line(locale, [...others, kept])).toContain(words);
  });

  it.each([
    ["en", "JD Cloud cn-east-2 throttled until"],
    ["zh-CN", "京东云 cn-east-2 被限流至"],
  ] as const)("says in %s until when a cloud wants to be left alone", (locale, words) => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    expect(line(locale, [failingSource({ throttledUntil: until })])).toContain(words);
  });

  it("speaks of a stale source only when none fails", () => {
    expect(line("en", [stale])).toContain("JD Cloud cn-south-1 last read 47 min ago");
    cleanup();
    expect(line("en", [stale, kept])).not.toContain("cn-south-1");
  });

  it("is silent when all is well", () => {
    line("en", [source()]);
    expect(screen.queryByRole("button", { name: /failing|last read/ })).toBeNull();
  });

  it("opens the reason, the code and the request id", async () => {
    line("en", [source(), kept]);
    fireEvent.click(screen.getByRole("button", { name: /failing for/ }));
    const popover = await screen.findByRole("dialog", { name: "Freshness of each source" });
    await waitFor(() => expect(popover.textContent).toContain("The cloud refused the signature."));
    expect(popover.textContent).toContain("ACCESS_ERROR");
    expect(popover.textContent).toContain("d1e04c9a77b2");
  });
});

it.each([
  [12, "12 more images"],
  [-3, "3 images fewer"],
  [0, "Changes"],
  [null, "Changes"],
])("lets news wait behind a button, as exact as is known (%s)", (more, words) => {
  line("en", [source()], {}, { more });
  expect(screen.getByText(words)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Show" })).toBeTruthy();
});

it("tells the age of the least recently read current source", () => {
  const older = source({ readAt: new Date(Date.now() - 9 * 60_000 - 5_000).toISOString() });
  expect(line("en", [source(), older])).toContain("Read 9 min ago");
});
