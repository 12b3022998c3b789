import { describe, expect, it } from "vitest";
import { toldImage } from "../testing/inventory";
import { createTally } from "./tally";

type Page = { ids: string[]; total: number | null; listing?: number };

function tallyOf(...pages: Page[]) {
  const tally = createTally();
  for (const { ids, ...page } of pages) tally.add({ items: ids.map((id) => toldImage(id)), ...page });
  return tally;
}

describe("what a walk met", () => {
  it("is counted once for each image, beside what the cloud said that there is", () => {
    const tally = tallyOf({ ids: ["a", "b"], total: 3 }, { ids: ["c"], total: 3 });
    expect(tally.counts()).toEqual({ images: 3, told: 3, drift: 0 });
    expect(tally.contradiction()).toBeNull();
  });

  it("is compared listing by listing, whose totals need not be alike", () => {
    const tally = tallyOf({ ids: ["a", "b"], total: 2, listing: 0 }, { ids: ["c"], total: 1, listing: 1 });
    expect(tally.counts()).toEqual({ images: 3, told: 3, drift: 0 });
    expect(tally.contradiction()).toBeNull();
  });

  it("says nothing of a total where the cloud says nothing", () => {
    expect(tallyOf({ ids: ["a"], total: null }).counts()).toEqual({ images: 1, told: null, drift: 0 });
  });
});

describe("pages contradict one another", () => {
  it.each<[string, ReturnType<ReturnType<typeof tallyOf>["contradiction"]>, number, Page[]]>([
    [
      "when the total shrinks",
      "total-shrank",
      1,
      [
        { ids: ["a", "b"], total: 4 },
        { ids: ["d"], total: 3 },
      ],
    ],
    [
      "when images come twice and others not at all",
      "items-repeated",
      0,
      [
        { ids: ["a", "b"], total: 4 },
        { ids: ["b", "c"], total: 4 },
      ],
    ],
    [
      "not when what came twice left nothing out",
      null,
      0,
      [
        { ids: ["a", "b"], total: 3 },
        { ids: ["b", "c"], total: 3 },
      ],
    ],
    [
      "not when the total grows and all came",
      null,
      1,
      [
        { ids: ["a", "b"], total: 3 },
        { ids: ["c", "d"], total: 4 },
      ],
    ],
    [
      "when the total grows, what came moved, and one was not told",
      "items-repeated",
      1,
      [
        { ids: ["a", "b"], total: 3 },
        { ids: ["b", "c"], total: 4 },
      ],
    ],
    ["when the list ends before its total", "fewer-than-told", 0, [{ ids: ["a"], total: 5 }]],
  ])("%s", (_what, contradiction, drift, pages) => {
    const tally = tallyOf(...pages);
    expect(tally.contradiction()).toBe(contradiction);
    expect(tally.counts().drift).toBe(drift);
  });
});
