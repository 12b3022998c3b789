import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Image, Note } from "../../domain/image";
import { DRIFT_TIMEOUT_MS, driftedFrom, driftRuns, lostFrom } from "../drift";
import { readItems } from "../envelope";
import type { Json } from "../lossless-json";
import { toImage, toTargets } from "./normalize";
import { getImageFields, listImagesFields } from "./provenance";
import { sample, samples } from "./recorded-answers";
import { wireImage } from "./schema";

const place = { connectionId: "c1", regionId: "bj" };

function read(item: Json, provenance = getImageFields): Image {
  const [found] = readItems(wireImage, [item]).read;
  if (!found) throw new Error("unreadable");
  return toImage(found, { ...place, provenance });
}

function detail(id: string): { [key: string]: Json } {
  return (sample(id).response.body as { image: { [key: string]: Json } }).image;
}

function listed(id: string): Json[] {
  return (sample(id).response.body as { images: Json[] }).images;
}

function fact(image: Image, path: string) {
  return image.facts.find((candidate) => candidate.path === path)?.value;
}

describe("an image of the detail page of 2020", () => {
  const image = read(detail("detail-system-2020"));

  it("is read field by field, without a note", () => {
    expect(image).toEqual({
      ref: { connectionId: "c1", regionId: "bj", imageId: "m-nky7qeom" },
      cloud: "baidu-bcc",
      dialect: "baidu-bcc",
      operation: "GetImage",
      filledFrom: null,
      name: "ubuntu-14.04.1-server-amd64-201506171832",
      description: null,
      owner: null,
      placement: null,
      ownership: { value: "public", raw: "System" },
      status: { value: "available", raw: "Available" },
      progressPercent: null,
      os: {
        family: { value: "linux", raw: "linux" },
        text: "Ubuntu 14.04.1 LTS",
        distribution: "ubuntu",
        release: "14.04.1",
        language: null,
      },
      architecture: { value: "x86_64", raw: "x86_64 (64bit)" },
      rootDevice: "not-reported",
      systemDiskGiB: null,
      minDiskGiB: null,
      imageSizeGiB: null,
      fileSize: null,
      disks: "not-reported",
      // The published example carries the counters although the image is not one's own.
      sharing: {
        audience: "not-reported",
        used: 20,
        limit: 50,
        limitBasis: "image",
        targets: "not-applicable",
      },
      snapshotId: null,
      sourceInstanceId: null,
      createdAt: { iso: "2015-06-17T10:37:02.000Z", raw: "2015-06-17T10:37:02Z", zone: "stated" },
      tags: [],
      facts: [{ path: "osBuild", value: "2015061700" }],
      notes: [],
    } satisfies Image);
  });
});

describe("toImage", () => {
  const details = samples.filter(({ operation }) => operation === "GetImage").map(({ id }) => id);
  it.each(details)("reads the recorded detail %s without a note", (id) => {
    expect(read(detail(id)).notes).toEqual([]);
  });

  it.each(["list-first-page", "list-last-page", "list-all-types"])("reads %s without a note", (id) => {
    for (const item of listed(id)) expect(read(item, listImagesFields).notes).toEqual([]);
  });

  it("reads language, smallest disk and counters of an own image", () => {
    const image = read(detail("detail-custom-windows"));
    expect(image.os).toMatchObject({ distribution: "windows-server", release: "2019", language: "zh" });
    expect(image.minDiskGiB).toBe(50);
    expect(image.sharing).toMatchObject({ used: 0, limit: 50, targets: "not-asked" });
    expect(image.disks).toMatchObject([
      { role: { value: "system", raw: null }, minSizeGiB: 50, sizeGiB: null, encrypted: true },
    ]);
  });

  it("makes a data disk of each snapshot of a whole-machine image", () => {
    const image = read(detail("detail-custom-big-image"));
    expect(image.disks).toMatchObject([
      { role: { value: "system" }, minSizeGiB: 60 },
      { role: { value: "data", raw: null }, sizeGiB: 200, snapshotId: "s-6r3dam6F", encrypted: false },
    ]);
    expect(fact(image, "snapshot[0].volumeId")).toBe("v-1QabCd2e");
    expect(fact(image, "snapshot[0].status")).toBe("Available");
  });

  it("reads the same snapshots under the name that the Go SDK gives them, and never twice", () => {
    const { snapshot = null, ...rest } = detail("detail-custom-big-image");
    const one = read({ ...rest, snapshots: snapshot });
    expect(one.disks).toEqual(read(detail("detail-custom-big-image")).disks);

    const both = read({ ...rest, snapshot, snapshots: snapshot });
    expect(both.disks).toEqual(one.disks);
    expect(fact(both, "snapshots[0].id")).toBe("s-6r3dam6F");
  });

  it("tells no disks of a whole-machine image while its data disks are not told", () => {
    const [, whole] = listed("list-first-page");
    const image = read(whole ?? null, listImagesFields);
    expect(image.disks).toBe("not-reported");
    expect(image.minDiskGiB).toBe(60);
    expect(fact(image, "encrypted")).toBe("false");
  });

  it("does not report counters that a list leaves out", () => {
    const [own] = listed("list-first-page");
    expect(read(own ?? null, listImagesFields).sharing).toEqual({
      audience: "not-reported",
      used: null,
      limit: null,
      limitBasis: "image",
      targets: "not-asked",
    });
  });

  it.each([
    ["System", "public"],
    ["GpuBccSystem", "public"],
    ["FpgaBccSystem", "public"],
    ["BbcSystem", "public"],
    ["GpuBbcSystem", "public"],
    ["EbcSystem", "public"],
    ["Custom", "private"],
    ["GpuBccCustom", "private"],
    ["FpgaBccCustom", "private"],
    ["BbcCustom", "private"],
    ["GpuBbcCustom", "private"],
    ["EbcCustom", "private"],
    ["Integration", "marketplace"],
    ["Sharing", "shared"],
  ])("takes type %s for %s", (type, ownership) => {
    expect(read({ id: "m-1", type }).ownership).toEqual({ value: ownership, raw: type });
  });

  it.each([
    ["Creating", "creating"],
    ["CreatedFailed", "failed"],
    ["CreateFailed", "failed"],
    ["Error", "failed"],
    ["Available", "available"],
    ["NotAvailable", "unavailable"],
  ])("takes status %s for %s", (raw, status) => {
    expect(read({ id: "m-1", status: raw }).status).toEqual({ value: status, raw });
  });

  it.each([
    ["type", "ebcsystem"],
    ["status", "Replicating"],
    ["osType", "plan9"],
    ["osLang", "JPN"],
    ["osArch", "riscv64"],
  ])("keeps a word of %s that it does not know, and notes it", (path, raw) => {
    const image = read({ id: "m-1", [path]: raw });
    expect(image.notes).toEqual([{ code: "word-unknown", path, raw } satisfies Note]);
  });

  it("drops a leaf of the wrong type with a note and keeps the image", () => {
    const image = read({ id: "m-1", name: "a", minDiskGb: "forty", snapshot: ["s-1", { sizeInGB: 5 }] });
    expect(image.name).toBe("a");
    expect(image.disks).toMatchObject([{ role: { value: "data" }, sizeGiB: 5 }]);
    expect(image.notes).toEqual([
      { code: "field-invalid", path: "minDiskGb", raw: "forty" },
      { code: "field-invalid", path: "snapshot[0]", raw: "s-1" },
    ]);
  });

  it(
    "loses no leaf of drifted documents, and reads each twice to the same picture",
    () => {
      const full = {
        ...detail("detail-custom-big-image"),
        fpgaType: "KU115",
        // Of a known word only our own is kept.
        osLang: "JPN",
        snapshots: [{ id: "s-2", sizeInGB: 7, encrypted: true, progress: "12%" }],
      };
      fc.assert(
        fc.property(driftedFrom(full, ["id"]), ({ item }) => {
          const image = read(item);
          expect(lostFrom(image, item)).toEqual([]);
          expect(read(item)).toEqual(image);
        }),
        driftRuns(),
      );
    },
    DRIFT_TIMEOUT_MS,
  );

  it("counts an item without a usable id as unreadable", () => {
    const items: Json[] = [{ name: "a" }, { id: "" }, { id: 5 }, { id: null }, null, "m-1", []];
    expect(readItems(wireImage, items)).toMatchObject({ read: [], unreadable: 7 });
  });
});

describe("toTargets", () => {
  it("prefers the account id and shows the name beside it", () => {
    expect(toTargets([{ account: "ops", accountId: "ab1d", ucAccount: "7" }])).toEqual([
      { account: "ab1d", name: "ops", sharedAt: null },
    ]);
  });

  it("makes do with whichever name is there", () => {
    const users = [
      { account: "ops", accountId: null, ucAccount: null },
      { account: null, accountId: null, ucAccount: "7" },
      { account: null, accountId: null, ucAccount: null },
    ];
    expect(toTargets(users)).toEqual([
      { account: "ops", name: null, sharedAt: null },
      { account: "7", name: null, sharedAt: null },
    ]);
  });
});
