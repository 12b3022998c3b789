import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIFT_TIMEOUT_MS, driftedFrom, driftRuns, lostFrom } from "../drift";
import { readItems } from "../envelope";
import type { Json } from "../lossless-json";
import { toImage, toSharing } from "./normalize";
import { imagesOf, SAMPLES } from "./recorded-answers";
import { wireImage } from "./schema";

const place = { connectionId: "c-1", regionId: "ap-guangzhou" };

function read(item: Json) {
  const [found] = readItems(wireImage, [item]).read;
  if (!found) throw new Error("unreadable");
  return toImage(found, place);
}

describe("toImage", () => {
  it("reads the published example, and notes no more than its alias and its missing zone", () => {
    const [published = null] = imagesOf("v2-images-published");
    expect(read(published)).toEqual({
      ref: { connectionId: "c-1", regionId: "ap-guangzhou", imageId: "img-1234test" },
      cloud: "tencent-cvm",
      dialect: "tencent-cvm-v2",
      operation: "DescribeImages",
      filledFrom: null,
      name: "test",
      description: "test",
      owner: "1000",
      placement: null,
      ownership: { value: "private", raw: "1" },
      status: { value: "available", raw: "2" },
      progressPercent: null,
      os: {
        family: { value: "linux", raw: null },
        text: "Ubuntu 12.04 64bit",
        distribution: "ubuntu",
        release: "12.04",
        language: null,
      },
      architecture: { value: "x86_64", raw: "64bit" },
      rootDevice: "not-reported",
      systemDiskGiB: null,
      minDiskGiB: null,
      imageSizeGiB: null,
      fileSize: null,
      disks: "not-reported",
      sharing: {
        audience: "not-reported",
        used: null,
        limit: null,
        limitBasis: "none-published",
        targets: "not-asked",
      },
      snapshotId: null,
      sourceInstanceId: null,
      createdAt: { iso: "2014-09-27T02:11:00.000Z", raw: "2014-09-27 10:11:00", zone: "assumed" },
      tags: [],
      facts: [],
      notes: [
        { code: "key-alias", path: "createor", raw: "1000" },
        { code: "zone-assumed", path: "createTime", raw: "2014-09-27 10:11:00" },
      ],
    });
  });

  it("takes creator as it is spelt in the table, without a note", () => {
    const images = imagesOf("v2-images-creator-spelled-right").map(read);
    expect(
      images.map(({ ref, owner, os, architecture }) => [ref.imageId, owner, os.release, architecture]),
    ).toEqual([
      ["img-31tjrtph", "qcloud", "7.2", { value: "x86_64", raw: "x86_64" }],
      ["img-3wnd9xpl", "qcloud", "14.04.1", { value: "x86_64", raw: "x86_64" }],
    ]);
    expect(images.flatMap(({ notes }) => notes.map(({ code }) => code))).toEqual([
      "zone-assumed",
      "zone-assumed",
    ]);
    expect(images[0]?.sharing.targets).toBe("not-applicable");
  });

  it("notes two creators that differ, and believes the table's spelling", () => {
    const image = read({ unImgId: "img-1", creator: "1", createor: "2" });
    expect(image.owner).toBe("1");
    expect(image.notes).toEqual([{ code: "field-conflict", path: "createor", raw: "2" }]);
    expect(read({ unImgId: "img-1", creator: 1, createor: "1" }).notes).toEqual([]);
  });

  it("takes both sides of a copy between regions for copying", () => {
    const statuses = imagesOf("v2-images-sync-states").map((item) => read(item).status);
    expect(statuses).toEqual([
      { value: "copying", raw: "5" },
      { value: "copying", raw: "4" },
    ]);
  });

  it.each([
    [1, "creating"],
    ["2", "available"],
    [3, "in-use"],
  ])("maps the status %j to %s", (raw, value) => {
    expect(read({ unImgId: "img-1", status: raw }).status).toEqual({ value, raw: String(raw) });
  });

  it.each([
    [1, "private"],
    [2, "public"],
    [3, "marketplace"],
    ["4", "shared"],
  ])("maps the type %j to %s", (raw, value) => {
    expect(read({ unImgId: "img-1", imageType: raw }).ownership).toEqual({ value, raw: String(raw) });
  });

  it("derives nothing from a system's name that does not say it", () => {
    const { os, architecture } = read({ unImgId: "img-1", osName: "Haiku R1" });
    expect(architecture).toBe("not-reported");
    expect(os).toEqual({
      family: "not-reported",
      text: "Haiku R1",
      distribution: null,
      release: null,
      language: null,
    });
  });

  it.each([
    ["imageType", "9"],
    ["status", "6"],
  ])("keeps a word of %s that it does not know, and notes it", (path, raw) => {
    expect(read({ unImgId: "img-1", [path]: raw }).notes).toEqual([{ code: "word-unknown", path, raw }]);
  });

  it("keeps a time that is none as a note", () => {
    const image = read({ unImgId: "img-1", createTime: "yesterday" });
    expect(image.createdAt).toBeNull();
    expect(image.notes).toEqual([{ code: "field-invalid", path: "createTime", raw: "yesterday" }]);
  });

  const lists = SAMPLES.filter(({ name }) => name.startsWith("v2-images-"));
  it.each(lists)("reads every image of $name", ({ name }) => {
    const items = imagesOf(name);
    expect(readItems(wireImage, items)).toMatchObject({ unreadable: 0 });
    expect(items.map((item) => read(item).ref.imageId)).toEqual(
      items.map((item) => (item as { unImgId: string }).unImgId),
    );
  });

  it(
    "loses no leaf of drifted documents, and reads each twice to the same picture",
    () => {
      const [published = null] = imagesOf("v2-images-published");
      const full = { ...(published as { [key: string]: Json }), creator: "1001" };
      fc.assert(
        fc.property(driftedFrom(full, ["unImgId"]), ({ item }) => {
          const image = read(item);
          expect(lostFrom(image, item)).toEqual([]);
          expect(read(item)).toEqual(image);
        }),
        driftRuns(),
      );
    },
    DRIFT_TIMEOUT_MS,
  );
});

describe("toSharing", () => {
  it("takes the limit from the image's own answer", () => {
    const shares = [{ uin: "1621874004", shareTimeStamp: "2016-01-13 15:16:53" }];
    expect(toSharing(50, shares)).toEqual({
      audience: { value: "named-targets", raw: null },
      used: 1,
      limit: 50,
      limitBasis: "image",
      targets: [
        {
          account: "1621874004",
          name: null,
          sharedAt: { iso: "2016-01-13T07:16:53.000Z", raw: "2016-01-13 15:16:53", zone: "assumed" },
        },
      ],
    });
  });

  it("claims no limit where none was told", () => {
    expect(toSharing(null, [])).toMatchObject({ used: 0, limit: null, limitBasis: "none-published" });
  });
});
