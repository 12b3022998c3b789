import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIFT_TIMEOUT_MS, driftedFrom, driftRuns, lostFrom } from "../drift";
import { readItems } from "../envelope";
import { type Json, readJson } from "../lossless-json";
import { toImage, toSharing } from "./normalize";
import { imagesOf, SAMPLES } from "./recorded-answers";
import { wireImage } from "./schema";

const place = { connectionId: "c-1", regionId: "ap-guangzhou" };

function read(item: Json) {
  const [found] = readItems(wireImage, [item]).read;
  if (!found) throw new Error("unreadable");
  return toImage(found, place);
}

function published(name: string) {
  const [item] = imagesOf(name);
  if (item === undefined) throw new Error(`${name} has no image`);
  return read(item);
}

describe("toImage", () => {
  it("reads the published public image", () => {
    expect(published("images-by-id-filter")).toMatchObject({
      ref: { connectionId: "c-1", regionId: "ap-guangzhou", imageId: "img-9qabwvbn" },
      cloud: "tencent-cvm",
      dialect: "tencent-cvm",
      operation: "DescribeImages",
      name: "CentOS 7.6 64位",
      description: "CentOS 7.6 64位",
      owner: "tencent",
      ownership: { value: "public", raw: "PUBLIC_IMAGE" },
      status: { value: "available", raw: "NORMAL" },
      os: {
        family: { value: "linux", raw: "CentOS" },
        text: "CentOS 7.6 64位",
        distribution: "centos",
        release: "7.6",
        language: null,
      },
      architecture: { value: "x86_64", raw: "x86_64" },
      systemDiskGiB: null,
      imageSizeGiB: 50,
      sharing: { targets: "not-applicable", limit: null },
      createdAt: { iso: "2020-09-22T00:00:00.000Z", raw: "2020-09-22T00:00:00+00:00", zone: "stated" },
      tags: [{ key: "myKey", value: "myValue" }],
      notes: [],
    });
  });

  it("takes an empty set of snapshots for no word on disks, and keeps it as a fact", () => {
    const image = published("images-by-id-filter");
    expect(image.disks).toBe("not-reported");
    expect(image.facts).toContainEqual({ path: "SnapshotSet", value: "[]" });
  });

  it("shows progress while an image is copied, and keeps it as a fact otherwise", () => {
    const [copying] = imagesOf("images-syncing");
    expect(read(copying ?? null)).toMatchObject({
      status: { value: "copying", raw: "SYNCING" },
      progressPercent: 60,
    });
    const image = published("images-by-id-filter");
    expect(image.progressPercent).toBeNull();
    expect(image.facts).toContainEqual({ path: "SyncPercent", value: "20" });
  });

  it("maps the disks of a whole-machine image, system disk first", () => {
    const image = published("images-system-and-data-disk");
    expect(image.disks).toMatchObject([
      { role: { value: "system", raw: "SYSTEM_DISK" }, sizeGiB: 50, snapshotId: "snap-kso6f712" },
      { role: { value: "data", raw: "DATA_DISK" }, sizeGiB: 100, snapshotId: "snap-l3rrf322" },
    ]);
    expect(image.imageSizeGiB).toBe(150);
    expect(image.sharing).toMatchObject({ limit: 500, limitBasis: "documented", targets: "not-asked" });
  });

  it("calls a deprecated image so, beside the cloud's NORMAL", () => {
    const image = read({ ImageId: "img-1a2b3c4d", ImageState: "NORMAL", ImageDeprecated: true });
    expect(image.status).toEqual({ value: "deprecated", raw: "NORMAL" });
    const copying = read({ ImageId: "img-1a2b3c4d", ImageState: "SYNCING", ImageDeprecated: true });
    expect(copying.status).toEqual({ value: "copying", raw: "SYNCING" });
    expect(copying.facts).toContainEqual({ path: "ImageDeprecated", value: "true" });
  });

  it.each([
    ["CREATING", "creating"],
    ["CREATEFAILED", "failed"],
    ["IMPORTING", "importing"],
    ["IMPORTFAILED", "failed"],
    ["DELETING", "deleting"],
  ])("maps the state %s to %s", (raw, value) => {
    expect(read({ ImageId: "img-1a2b3c4d", ImageState: raw }).status).toEqual({ value, raw });
  });

  it.each([
    ["ImageState", "USING"],
    ["ImageType", "FAMILY_IMAGE"],
    ["Architecture", "riscv64"],
    ["Platform", "Haiku"],
  ])("keeps a word of %s that it does not know, and notes it", (path, raw) => {
    expect(read({ ImageId: "img-1a2b3c4d", [path]: raw }).notes).toEqual([
      { code: "word-unknown", path, raw },
    ]);
  });

  it("drops a leaf of the wrong type with a note and keeps the image", () => {
    const image = read({ ImageId: "img-1a2b3c4d", ImageName: "a", ImageSize: "big", SnapshotSet: [7] });
    expect(image.name).toBe("a");
    expect(image.imageSizeGiB).toBeNull();
    expect(image.notes).toEqual([
      { code: "field-invalid", path: "ImageSize", raw: "big" },
      { code: "field-invalid", path: "SnapshotSet[0]", raw: "7" },
    ]);
  });

  const lists = SAMPLES.filter(
    ({ action, name }) => action === "DescribeImages" && name.startsWith("images-"),
  );
  it.each(lists.map(({ name, facts }) => ({ name, facts: facts ?? {} })))(
    "tells what $name must tell",
    ({ name, facts }) => {
      const images = imagesOf(name).map(read);
      const told: Record<string, unknown> = {
        totalCount: facts.totalCount,
        ids: images.map(({ ref }) => ref.imageId),
        createdAtUtc: images.map(({ createdAt }) => createdAt?.iso),
        states: images.map(({ status }) => status !== "not-reported" && status.raw),
        disks: images.flatMap(({ disks }) =>
          disks === "not-reported"
            ? []
            : disks.map(({ snapshotId, role, sizeGiB }) => ({ snapshotId, usage: role.raw, sizeGiB })),
        ),
      };
      for (const [fact, value] of Object.entries(facts))
        expect({ [fact]: told[fact] }).toEqual({ [fact]: value });
      expect(images.flatMap(({ notes }) => notes)).toEqual([]);
    },
  );

  it(
    "loses no leaf of drifted documents, and reads each twice to the same picture",
    () => {
      const [full] = imagesOf("images-system-and-data-disk");
      fc.assert(
        fc.property(driftedFrom(full ?? null, ["ImageId"]), ({ item }) => {
          const image = read(item);
          expect(lostFrom(image, item)).toEqual([]);
          expect(read(item)).toEqual(image);
        }),
        driftRuns(),
      );
    },
    DRIFT_TIMEOUT_MS,
  );

  it("keeps every digit of an integer beyond 2^53", () => {
    const item = readJson('{"ImageId":"img-1a2b3c4d","Odd":4611686018427387905}').value;
    expect(read(item).facts).toEqual([{ path: "Odd", value: "4611686018427387905" }]);
  });

  it("counts an item without a usable id as unreadable", () => {
    const items: Json[] = [
      { ImageName: "a" },
      { ImageId: "" },
      { ImageId: 5 },
      { ImageId: null },
      null,
      "x",
      [],
    ];
    expect(readItems(wireImage, items)).toMatchObject({ read: [], unreadable: 7 });
  });
});

describe("toSharing", () => {
  it("counts the accounts and calls the limit documented", () => {
    const shares = [{ AccountId: "101104350000", CreatedTime: "2018-06-10T11:02:50Z" }];
    expect(toSharing(shares)).toEqual({
      audience: { value: "named-targets", raw: null },
      used: 1,
      limit: 500,
      limitBasis: "documented",
      targets: [
        {
          account: "101104350000",
          name: null,
          sharedAt: { iso: "2018-06-10T11:02:50.000Z", raw: "2018-06-10T11:02:50Z", zone: "stated" },
        },
      ],
    });
    expect(toSharing([])).toMatchObject({ audience: { value: "owner-only" }, used: 0, targets: [] });
  });
});
