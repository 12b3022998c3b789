import { describe, expect, it } from "vitest";
import { testImage } from "../testing/image";
import type { Cell } from "./cell";
import {
  type ComparedImage,
  type Comparison,
  cellsDiffer,
  compareImages,
  onlyDifferences,
  withBaseline,
} from "./compare";
import { comparePath, compareQuery, readCompare } from "./compare-address";
import { BLANK_DISK, type Disk } from "./disk";
import type { Image } from "./image";

const EVIDENCE = { basis: "reported", operation: "DescribeImages", from: ["X"] } as const;

function compared(change: Partial<Image> = {}, more: Partial<ComparedImage> = {}): ComparedImage {
  return {
    image: testImage(change),
    connectionName: "tc-prod",
    evidence: { tags: EVIDENCE, description: EVIDENCE },
    firstSeenAt: "2026-11-01T00:00:00.000Z",
    readAt: "2026-11-21T08:00:00.000Z",
    goneAt: null,
    lifecycle: {
      state: "ended",
      endsOn: "2024-06-30",
      extendedEndsOn: null,
      product: "CentOS",
      cycle: "7",
      source: null,
    },
    old: false,
    ...more,
  };
}

const disk = (change: Partial<Disk>): Disk => ({
  ...BLANK_DISK,
  role: { value: "data", raw: "data" },
  ...change,
});
const system = (change: Partial<Disk> = {}) =>
  disk({ role: { value: "system", raw: "system" }, sizeGiB: 40, ...change });

function lineOf(comparison: Comparison, name: string) {
  const found = comparison.groups
    .flatMap(({ lines }) => lines)
    .find(({ label }) => Object.values(label).includes(name));
  if (!found) throw new Error(`no line ${name}`);
  return found;
}
const titles = ({ groups }: Comparison) =>
  groups.map(({ title }) => (title.kind === "disk" ? `${title.role} ${title.number}` : title.kind));
const names = ({ groups }: Comparison) =>
  groups.flatMap(({ lines }) => lines.map(({ label }) => Object.values(label)[1]));

describe("a comparison", () => {
  it("marks what differs from the first image", () => {
    const found = compareImages([
      compared(),
      compared({ ownership: { value: "public", raw: "PUBLIC_IMAGE" } }),
      compared(),
    ]);
    expect(lineOf(found, "ownership").marks).toEqual([false, true, false]);
    expect(found.differing).toBe(1);
  });

  it("never marks place and id, nor when we read", () => {
    const found = compareImages([
      compared(),
      compared(
        {
          ref: { connectionId: "jd", regionId: "cn-north-1", imageId: "img-2" },
          cloud: "jdcloud-vm",
          placement: "cn-wulanchabu",
        },
        {
          connectionName: "jd-retail",
          readAt: "2026-11-20T00:00:00.000Z",
          firstSeenAt: "2025-01-01T00:00:00.000Z",
        },
      ),
    ]);
    expect(names(found)).toEqual(expect.arrayContaining(["cloud", "account", "region", "placement", "read"]));
    expect(found.differing).toBe(0);
    expect(onlyDifferences(found).groups).toEqual([]);
  });

  it.each<[string, Partial<Image>]>([
    ["status", { status: "not-reported" }],
    ["status", { status: { value: "unknown", raw: "Novelty" } }],
    ["architecture", { architecture: "not-reported" }],
    ["created", { createdAt: null }],
    ["imageSize", { imageSizeGiB: null }],
    ["sharedLimit", { sharing: { ...testImage().sharing, limit: null, limitBasis: "none-published" } }],
  ])("does not take an unknown %s for a difference, on either side", (field, change) => {
    for (const images of [
      [compared(), compared(change)],
      [compared(change), compared()],
    ]) {
      expect(lineOf(compareImages(images), field).marks).toEqual([false, false]);
    }
  });

  it("does not take an unknown end of life for a difference", () => {
    const unknown = { ...compared().lifecycle, state: "unknown", endsOn: null } as const;
    const found = compareImages([compared(), compared({}, { lifecycle: unknown })]);
    expect(lineOf(found, "lifecycle").marks).toEqual([false, false]);
  });

  it("compares with the first value there is where the baseline has none", () => {
    const found = compareImages([
      compared({ architecture: "not-reported" }),
      compared({ architecture: { value: "arm64", raw: "arm64" } }),
      compared(),
    ]);
    expect(lineOf(found, "architecture").marks).toEqual([false, false, true]);
  });

  it("leaves out lines and groups without any value", () => {
    const found = compareImages([compared(), compared()]);
    expect(names(found)).not.toContain("description");
    expect(titles(found)).not.toContain("tags");
  });

  it("tells an empty field from one that the cloud does not report", () => {
    const found = compareImages([
      compared({ description: "a" }),
      compared({ description: null }),
      compared({ description: null }, { evidence: {} }),
    ]);
    expect(lineOf(found, "description").cells).toEqual([
      { kind: "text", text: "a" },
      { kind: "missing", why: "no-value" },
      { kind: "missing", why: "not-reported" },
    ]);
  });

  it("puts the differences alone, and counts as before", () => {
    const all = compareImages([compared(), compared({ name: "x", imageSizeGiB: 60 })]);
    const left = onlyDifferences(all);
    expect(names(left)).toEqual(["imageSize"]);
    expect(left.lines).toBe(all.lines);
  });
});

describe("disks", () => {
  it("are matched by role and order, whatever their devices are called", () => {
    const found = compareImages([
      compared({ disks: [disk({ device: "vdb", sizeGiB: 100 }), system({ device: "vda" })] }),
      compared({ disks: [system({ device: "/dev/xvda" }), disk({ device: "/dev/xvdb", sizeGiB: 200 })] }),
    ]);
    expect(titles(found)).toEqual(expect.arrayContaining(["system 1", "data 1"]));
    const data = found.groups.find(({ title }) => title.kind === "disk" && title.role === "data");
    expect(data?.lines[0]).toMatchObject({
      label: { field: "diskSize" },
      cells: [{ value: 100 }, { value: 200 }],
      marks: [false, true],
    });
  });

  it("that one image lacks are one difference, not one per attribute", () => {
    const found = compareImages([
      compared({ disks: [system(), disk({ device: "vdb", sizeGiB: 10, type: "ssd", encrypted: true })] }),
      compared({ disks: [system()] }),
    ]);
    const data = found.groups.find(({ title }) => title.kind === "disk" && title.role === "data");
    expect(data?.lines.map(({ marks }) => marks[1])).toEqual([true, false, false, false]);
    expect(data?.lines[0]?.cells[1]).toEqual({ kind: "none", of: "disk" });
  });

  it("that a cloud does not report are no difference at all", () => {
    const found = compareImages([compared({ disks: [system()] }), compared({ disks: "not-reported" })]);
    const marked = found.groups.filter(({ title }) => title.kind === "disk" || title.kind === "disks");
    expect(marked.flatMap(({ lines }) => lines.flatMap(({ marks }) => marks))).not.toContain(true);
  });

  it("that the cloud says there are none of differ from some", () => {
    const found = compareImages([compared({ disks: [system()] }), compared({ disks: [] })]);
    expect(lineOf(found, "disks").marks).toEqual([false, true]);
    expect(lineOf(found, "totalDisk").marks).toEqual([false, true]);
  });

  it("have no total where one size is unknown", () => {
    const found = compareImages([
      compared({ disks: [system(), disk({ sizeGiB: null })] }),
      compared({ disks: [system()] }),
    ]);
    expect(lineOf(found, "totalDisk").cells[0]).toEqual({ kind: "missing", why: "not-reported" });
    expect(lineOf(found, "totalDisk").marks).toEqual([false, false]);
  });
});

describe("tags and the clouds' own fields", () => {
  it("are compared one by one", () => {
    const found = compareImages([
      compared({ tags: [{ key: "team", value: "a" }], facts: [{ path: "bootMode", value: "bios" }] }),
      compared({ tags: [], facts: [{ path: "bootMode", value: "uefi" }] }),
      compared({ tags: [], facts: [] }, { evidence: {} }),
    ]);
    expect(lineOf(found, "team")).toMatchObject({
      cells: [{ text: "a" }, { kind: "none", of: "tag" }, { kind: "missing", why: "not-reported" }],
      marks: [false, true, false],
    });
    expect(lineOf(found, "bootMode").marks).toEqual([false, true, false]);
  });
});

describe("two values", () => {
  const time = (raw: string, zone: "stated" | "assumed"): Cell => ({
    kind: "time",
    time: { iso: new Date(raw).toISOString(), raw, zone },
  });
  const gib = (value: number, atLeast?: true): Cell => ({ kind: "number", value, unit: "GiB", atLeast });

  it.each<[string, Cell, Cell, boolean]>([
    [
      "equal times",
      time("2026-01-02T03:04:05Z", "stated"),
      time("2026-01-02T11:04:05+08:00", "stated"),
      false,
    ],
    ["stated times", time("2026-01-02T03:04:05Z", "stated"), time("2026-01-02T03:04:06Z", "stated"), true],
    [
      "zones that may explain it",
      time("2026-01-02T03:04:05Z", "assumed"),
      time("2026-01-02T11:04:05Z", "stated"),
      false,
    ],
    [
      "zones that cannot",
      time("2026-01-02T03:04:05Z", "assumed"),
      time("2026-01-05T11:04:05Z", "stated"),
      true,
    ],
    [
      "the same clock",
      time("2026-01-02T03:04:05Z", "assumed"),
      time("2026-01-02T03:04:06Z", "assumed"),
      true,
    ],
    ["minimums", gib(40, true), gib(20, true), true],
    ["a size above the minimum", gib(40, true), gib(60), false],
    ["a size below the minimum", gib(20), gib(40, true), true],
    [
      "words that only the clouds spell differently",
      { kind: "word", group: "status", word: "available", raw: "NORMAL" },
      { kind: "word", group: "status", word: "available", raw: "ready" },
      false,
    ],
    ["two words that we do not know", { kind: "unknown", raw: "a" }, { kind: "unknown", raw: "b" }, false],
  ])("of %s", (_, a, b, different) => {
    expect(cellsDiffer(a, b)).toBe(different);
    expect(cellsDiffer(b, a)).toBe(different);
  });
});

describe("the address of a comparison", () => {
  const read = (query: string) => readCompare(new URLSearchParams(query));

  it("carries the images in order, and what is shown", () => {
    const query = "image=tc-prod.ap-guangzhou.img-1&image=jd.cn-north-1.img-2&only=differences";
    const address = read(query);
    expect(address.images.map(({ imageId }) => imageId)).toEqual(["img-1", "img-2"]);
    expect(address.onlyDifferences).toBe(true);
    expect(compareQuery(address)).toBe(query);
    expect(comparePath(address.images)).toBe(
      "/compare?image=tc-prod.ap-guangzhou.img-1&image=jd.cn-north-1.img-2",
    );
    expect(comparePath([])).toBe("/compare");
  });

  it("names each image once and takes at most six", () => {
    const many = read(Array.from({ length: 9 }, (_, at) => `image=a.b.${at % 8}`).join("&"));
    expect(many.images).toHaveLength(6);
    expect(many.named).toBe(8);
    expect(read("image=nonsense&image=&only=x")).toEqual({ images: [], named: 0, onlyDifferences: false });
  });

  it("puts another baseline first and keeps the order of the rest", () => {
    const { images } = read("image=a.b.1&image=a.b.2&image=a.b.3");
    expect(withBaseline(images, 2).map(({ imageId }) => imageId)).toEqual(["3", "1", "2"]);
    expect(withBaseline(images, 0)).toEqual(images);
  });
});
