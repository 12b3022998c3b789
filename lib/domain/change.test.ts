import { describe, expect, it } from "vitest";
import { testImage } from "../testing/image";
import { changesBetween, withoutKnown } from "./change";
import { BLANK_DISK, type Disk } from "./disk";
import type { Image } from "./image";

const system: Disk = { ...BLANK_DISK, role: { value: "system", raw: "system" }, device: "vda", sizeGiB: 40 };
const data: Disk = { ...BLANK_DISK, role: { value: "data", raw: "data" }, device: "vdb", sizeGiB: 100 };
const between = (before: Partial<Image>, after: Partial<Image>) =>
  changesBetween(testImage(before), testImage(after));

describe("what is different between two pictures of an image", () => {
  it("is nothing when they are the same", () => {
    expect(between({}, {})).toEqual([]);
  });

  it("is no other order of keys, as a picture from the store may have them", () => {
    const [status, turned] = [
      { value: "available", raw: "NORMAL" },
      { raw: "NORMAL", value: "available" },
    ] as const;
    expect(between({ status }, { status: turned })).toEqual([]);
    const { role, device, ...rest } = data;
    expect(between({ disks: [system, data] }, { disks: [system, { ...rest, device, role }] })).toEqual([]);
    expect(between({ status }, { status: { value: "available", raw: null } })).toHaveLength(1);
    expect(between({ disks: [data] }, { disks: [data, system] })).toHaveLength(1);
    expect(between({ disks: [data, system] }, { disks: [data] })).toHaveLength(1);
  });

  it("names the field with both values, the cloud's own words among them", () => {
    expect(
      between(
        { name: "web", status: { value: "creating", raw: "CREATING" } },
        { name: "web-2", status: { value: "available", raw: "NORMAL" } },
      ),
    ).toEqual([
      { field: "name", from: "web", to: "web-2" },
      {
        field: "status",
        from: { value: "creating", raw: "CREATING" },
        to: { value: "available", raw: "NORMAL" },
      },
    ]);
  });

  it("is no field that one of them does not report", () => {
    expect(between({ architecture: "not-reported" }, {})).toEqual([]);
    expect(between({ disks: "not-reported" }, { disks: [system] })).toEqual([]);
    const asked = {
      ...testImage().sharing,
      used: 3,
      targets: [{ account: "1", name: null, sharedAt: null }],
    };
    expect(between({}, { sharing: asked })).toEqual([]);
  });

  it("is nothing between two operations, whose words for the same thing differ", () => {
    expect(between({ name: "a" }, { name: "b", operation: "GetImage" })).toEqual([]);
    expect(between({ name: "a" }, { name: "b", dialect: "tencent-cvm-v2" })).toEqual([]);
  });

  it("leaves out progress, which is on its way by nature", () => {
    expect(between({ progressPercent: 10 }, { progressPercent: 90 })).toEqual([]);
  });

  it("tells disks that came, went and changed, by their device", () => {
    expect(
      between(
        { disks: [system, data] },
        {
          disks: [
            { ...data, device: "vdc" },
            { ...system, snapshotId: "snap-1" },
          ],
        },
      ),
    ).toEqual([
      { field: "disks.vda.snapshotId", from: null, to: "snap-1" },
      { field: "disks.vdb", from: { role: data.role, sizeGiB: 100 }, to: null },
      { field: "disks.vdc", from: null, to: { role: data.role, sizeGiB: 100 } },
    ]);
  });

  it("tells tags, whose names may hold dots", () => {
    const tags = [{ key: "team.owner", value: "core" }];
    expect(between({ tags }, { tags: [{ key: "env", value: null }] })).toEqual([
      { field: "tags.team.owner", from: "core", to: null },
      { field: "tags.env", from: null, to: "" },
    ]);
  });

  it("tells with whom an image is shared, in whatever order the cloud lists them", () => {
    const shared = (...accounts: string[]) => ({
      sharing: {
        ...testImage().sharing,
        used: accounts.length,
        targets: accounts.map((account) => ({ account, name: null, sharedAt: null })),
      },
    });
    expect(between(shared("2", "1"), shared("1", "2"))).toEqual([]);
    expect(between(shared("1"), shared("2", "1"))).toEqual([
      { field: "sharing.used", from: 1, to: 2 },
      { field: "sharing.targets", from: ["1"], to: ["1", "2"] },
    ]);
  });

  it("tells the fields that have no place of their own", () => {
    const facts = (value: string) => ({ facts: [{ path: "Image.Extra", value }] });
    expect(between(facts('"a"'), facts('"b"'))).toEqual([
      { field: "facts.Image.Extra", from: '"a"', to: '"b"' },
    ]);
    expect(between({}, facts('"b"'))).toEqual([]);
  });
});

describe("what another picture has told already", () => {
  const before = testImage({ name: "a", disks: [system], tags: [{ key: "env", value: "dev" }] });
  const after = testImage({
    name: "b",
    disks: [{ ...system, sizeGiB: 50 }, data],
    tags: [{ key: "env", value: "prod" }],
  });
  const changes = changesBetween(before, after);

  it("is left out", () => {
    expect(changes.map(({ field }) => field)).toEqual(["name", "disks.vda.sizeGiB", "disks.vdb", "tags.env"]);
    expect(withoutKnown(changes, { ...after, operation: "GetImage" })).toEqual([]);
  });

  it("is everything but what it has differently, or does not report", () => {
    expect(withoutKnown(changes, before)).toEqual(changes);
    const other = testImage({ ...after, operation: "GetImage", disks: "not-reported" });
    expect(withoutKnown(changes, other).map(({ field }) => field)).toEqual([
      "disks.vda.sizeGiB",
      "disks.vdb",
    ]);
  });
});
