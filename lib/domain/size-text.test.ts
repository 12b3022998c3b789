import { describe, expect, it } from "vitest";
import { countText, sizeText } from "./size-text";

describe("sizeText", () => {
  it.each([
    [40, "40 GiB", "40 GiB"],
    [0.5, "0.5 GiB", "0.5 GiB"],
    [1024, "1 TiB", "1 TiB"],
    [1500, "1,500 GiB", "1,500 GiB"],
    [2048, "2 TiB", "2 TiB"],
    [9999, "9,999 GiB", "9,999 GiB"],
    [10_000, "10,000 GiB", "9.8 TiB"],
    [18_472, "18,472 GiB", "18.0 TiB"],
    [32_768, "32 TiB", "32 TiB"],
    [0, "0 GiB", "0 GiB"],
  ])("writes %d GiB as %s, in lists as %s", (gib, exact, short) => {
    expect(sizeText(gib)).toBe(exact);
    expect(sizeText(gib, "short")).toBe(short);
  });
});

it("marks thousands in plain numbers", () => {
  expect(countText(12000)).toBe("12,000");
});
