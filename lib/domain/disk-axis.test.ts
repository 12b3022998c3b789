import { describe, expect, it } from "vitest";
import { diskAxis } from "./disk-axis";

describe("diskAxis", () => {
  it.each([
    [40, [0, 5, 10, 15, 20, 25, 30, 35, 40]],
    [120, [0, 20, 40, 60, 80, 100, 120]],
    [380, [0, 50, 100, 150, 200, 250, 300, 380]],
    [640, [0, 100, 200, 300, 400, 500, 640]],
    [18_472, [0, 4096, 8192, 12_288, 16_384, 18_472]],
    [1, [0, 1]],
    [200_000, [0, 32_768, 65_536, 98_304, 131_072, 163_840, 200_000]],
  ])("marks %d GiB in round steps and ends with the exact total", (total, gib) => {
    expect(diskAxis(total).map((mark) => mark.gib)).toEqual(gib);
  });

  it("never has more than eight parts, nor a label on top of the total's", () => {
    for (let total = 1; total < 70_000; total += 37) {
      const marks = diskAxis(total);
      expect(marks.length).toBeLessThanOrEqual(9);
      for (const mark of marks.slice(0, -1)) expect(1 - mark.at).toBeGreaterThanOrEqual(0.085);
      expect(marks.at(-1)).toEqual({ gib: total, at: 1 });
    }
  });
});
