import { describe, expect, it } from "vitest";
import { BLANK_DISK, type Disk } from "./disk";
import { diskMap } from "./disk-map";

const system = (sizeGiB: number | null, more: Partial<Disk> = {}): Disk => ({
  ...BLANK_DISK,
  role: { value: "system", raw: "system" },
  device: "vda",
  sizeGiB,
  ...more,
});
const data = (device: string, sizeGiB: number | null, more: Partial<Disk> = {}): Disk => ({
  ...system(sizeGiB),
  role: { value: "data", raw: "data" },
  device,
  ...more,
});
const many = (count: number, sizeGiB: number) =>
  Array.from({ length: count }, (_, index) => data(`vd${index}`, sizeGiB));

describe("diskMap", () => {
  it("draws one disk over the full width with its axis", () => {
    const map = diskMap([system(40)]);
    expect(map.blocks).toMatchObject([{ share: 1, form: "sized", label: "inside", showsType: true }]);
    expect(map.axis?.at(-1)).toEqual({ gib: 40, at: 1 });
    expect(map.distortions).toEqual([]);
  });

  it("draws several disks to scale, system first, whatever order they came in", () => {
    const map = diskMap([data("vdc", 100), data("vdb", 500), system(40)]);
    expect(map.blocks.map((block) => block.disks[0]?.device)).toEqual(["vda", "vdb", "vdc"]);
    expect(map.blocks.map((block) => block.share)).toEqual([40 / 640, 500 / 640, 100 / 640]);
  });

  it("puts the label of a narrow system disk above and names the type only where it fits", () => {
    const map = diskMap([system(40), data("vdb", 500), data("vdc", 100)]);
    expect(map.blocks.map((block) => block.label)).toEqual(["above", "inside", "inside"]);
    expect(map.blocks.map((block) => block.showsType)).toEqual([false, true, false]);
  });

  it("gives a disk without a size a dashed block of 24 % and drops the axis", () => {
    const map = diskMap([system(null, { minSizeGiB: 40 }), data("vdb", 200)]);
    expect(map.blocks).toMatchObject([
      { share: 0.24, form: "unsized", minSizeGiB: 40 },
      { share: 0.76, form: "sized" },
    ]);
    expect(map.distortions).toEqual(["size-missing"]);
    expect(map.axis).toBeNull();
  });

  it("keeps room for the sized disks however many have no size", () => {
    const map = diskMap([system(40), ...Array.from({ length: 9 }, (_, n) => data(`vd${n}`, null))]);
    expect(map.blocks[0]?.share).toBeCloseTo(0.4);
    expect(map.blocks.reduce((sum, block) => sum + block.share, 0)).toBeCloseTo(1);
  });

  it("draws one dashed block when nothing is known of any size", () => {
    const map = diskMap([system(null), data("vdb", null)]);
    expect(map.blocks).toMatchObject([{ share: 1, form: "unsized" }]);
    expect(map.blocks[0]?.disks).toHaveLength(2);
    expect(map.distortions).toEqual(["no-sizes"]);
  });

  it("keeps each minimum visible when only minimums are known", () => {
    const map = diskMap([system(null, { minSizeGiB: 10 })]);
    expect(map.blocks).toMatchObject([{ share: 1, form: "unsized", minSizeGiB: 10 }]);
  });

  it("draws ten disks of a usual ratio to scale", () => {
    const map = diskMap([system(40), ...many(9, 2048)]);
    expect(map.blocks).toHaveLength(10);
    expect(map.blocks[0]?.label).toBe("above");
    expect(map.distortions).toEqual([]);
    expect(map.axis?.at(-1)?.gib).toBe(18_472);
  });

  it("breaks a disk that is more than 60 times as long as the shortest", () => {
    const map = diskMap([system(20), data("vdb", 32_768)]);
    expect(map.blocks.map((block) => block.form)).toEqual(["sized", "broken"]);
    expect(map.blocks[0]?.share).toBeGreaterThan(0.05);
    expect(map.distortions).toEqual(["shortened"]);
    expect(map.axis).toBeNull();
    expect(diskMap([system(20), data("vdb", 1200)]).distortions).toEqual([]);
  });

  it("keeps the unbroken disks in proportion and longer ones longer", () => {
    const [first, second, long, longer] = diskMap([
      system(20),
      data("vdb", 1000),
      data("vdc", 4096),
      data("vdd", 32_768),
    ]).blocks.map((block) => block.share);
    expect((second ?? 0) / (first ?? 1)).toBeCloseTo(50);
    expect(long).toBeGreaterThan(second ?? 1);
    expect(longer).toBeGreaterThan(long ?? 1);
  });

  it("draws 64 disks one by one and groups equal ones from 65 on", () => {
    expect(diskMap([system(40), ...many(63, 2048)]).blocks).toHaveLength(64);
    const map = diskMap([system(40), ...many(64, 2048)]);
    expect(map.blocks.map((block) => block.disks.length)).toEqual([1, 64]);
    expect(map.axis?.at(-1)?.gib).toBe(40 + 64 * 2048);
  });

  it("draws nothing for no disks, and survives sizes of zero", () => {
    expect(diskMap([])).toEqual({ blocks: [], distortions: [], axis: null });
    const map = diskMap([system(0), data("vdb", 0)]);
    expect(map.blocks.map((block) => block.share)).toEqual([0.5, 0.5]);
    expect(map.axis).toBeNull();
  });
});
