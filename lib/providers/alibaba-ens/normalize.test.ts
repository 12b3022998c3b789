import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DRIFT_TIMEOUT_MS, driftedFrom, driftRuns, lostFrom } from "../drift";
import { readItems } from "../envelope";
import type { Json } from "../lossless-json";
import { toCatalogueImage, toOwnImage, toPublicImage, toSharing } from "./normalize";
import { imagesOf } from "./recorded-answers";
import { wireImage } from "./schema";

const place = { connectionId: "c-1", regionId: "mainland" };

function readItem(item: Json) {
  const [found] = readItems(wireImage, [item]).read;
  if (!found) throw new Error("unreadable");
  return found;
}

const own = (item: Json) => toOwnImage(readItem(item), place);
const open = (item: Json) => toPublicImage(readItem(item), null, place);
const catalogued = (item: Json) => toCatalogueImage(readItem(item), place);

const [published = null] = imagesOf("ens-selfimages-doc");
const [publishedPublic = null] = imagesOf("ens-images-doc");
const [publishedInfo = null] = imagesOf("ens-imageinfos-doc");
const [ubuntu = null, arm = null] = imagesOf("ens-selfimages-page1of2");
const [windows = null] = imagesOf("ens-selfimages-page2of2");

describe("toOwnImage", () => {
  it("reads the published example, and notes no more than its format and the missing unit", () => {
    expect(own(published)).toEqual({
      ref: { connectionId: "c-1", regionId: "mainland", imageId: "centos_6_08_64_20G_a****" },
      cloud: "alibaba-ens",
      dialect: "alibaba-ens",
      operation: "DescribeSelfImages",
      filledFrom: null,
      name: "centos_6_08_64_20G_a****",
      description: null,
      owner: null,
      placement: "cn-wulanchabu",
      ownership: { value: "private", raw: "self" },
      status: { value: "creating", raw: "Creating" },
      progressPercent: null,
      os: {
        family: { value: "linux", raw: "centos" },
        text: null,
        distribution: "centos",
        release: "7.2",
        language: null,
      },
      architecture: { value: "x86_64", raw: "x86_64" },
      rootDevice: "not-reported",
      systemDiskGiB: null,
      minDiskGiB: null,
      imageSizeGiB: 20,
      fileSize: null,
      disks: [
        {
          role: { value: "data", raw: "Data" },
          device: null,
          category: "not-reported",
          type: null,
          sizeGiB: 100,
          minSizeGiB: null,
          format: null,
          snapshotId: null,
          encrypted: null,
          deleteWithInstance: null,
          iops: null,
          throughput: null,
          volume: null,
        },
      ],
      sharing: {
        audience: "not-reported",
        used: null,
        limit: null,
        limitBasis: "none-published",
        targets: "not-asked",
      },
      snapshotId: "sp-5yt3bdedxzdz6t6uuw****",
      sourceInstanceId: "i-5iqczfxps7csjrxeca****",
      createdAt: { iso: "2017-12-08T12:10:03.000Z", raw: "2017-12-08T12:10:03Z", zone: "stated" },
      tags: [],
      facts: [
        { path: "ComputeType", value: "ens_vm" },
        { path: "DiskDeviceMappings.DiskDeviceMapping[0].imageId", value: "i-test" },
        { path: "ImageStorageSize", value: "400" },
      ],
      notes: [
        {
          code: "word-unknown",
          path: "DiskDeviceMappings.DiskDeviceMapping[0].Format",
          raw: "Image format.\nraw\nqcow2",
        },
        { code: "unit-unknown", path: "ImageStorageSize", raw: "400" },
      ],
    });
  });

  it("takes images of others for shared, and accepts an architecture outside the documented list", () => {
    expect(own(arm)).toMatchObject({
      name: "边缘-gpu-arm",
      ownership: { value: "shared", raw: "others" },
      architecture: { value: "arm64", raw: "arm64" },
      sharing: { targets: "not-applicable" },
      snapshotId: null,
      sourceInstanceId: null,
      placement: "ap-southeast-1",
    });
  });

  it("takes an empty size for unknown and an empty list of disks for none", () => {
    expect(own(windows)).toMatchObject({
      status: { value: "failed", raw: "Pack_failed" },
      os: { family: { value: "windows" }, distribution: "windows-server", release: "2019" },
      imageSizeGiB: null,
      disks: [],
      notes: [],
    });
    expect(own({ ImageId: "m-1" }).disks).toBe("not-reported");
  });

  it("reads the format where it is one", () => {
    expect(own(ubuntu).disks).toMatchObject([{ role: { value: "system", raw: "System" }, format: "qcow2" }]);
  });

  it("derives ARM from the compute type where no architecture is told", () => {
    const image = own({ ImageId: "m-1", Architecture: "", ComputeType: "arm_bare_metal" });
    expect(image.architecture).toEqual({ value: "arm64", raw: "arm_bare_metal" });
    expect(image.facts).toEqual([{ path: "ComputeType", value: "arm_bare_metal" }]);
    expect(own({ ImageId: "m-1", Architecture: "", ComputeType: "ens_vm" }).architecture).toMatchObject({
      value: "unknown",
    });
  });

  it.each([
    ["Creating", "creating"],
    ["Packing", "creating"],
    ["Uploading", "creating"],
    ["Copying", "copying"],
    ["Pack_failed", "failed"],
    ["Upload_failed", "failed"],
    ["Available", "available"],
    ["Unavailable", "unavailable"],
  ])("maps the status %s to %s", (raw, value) => {
    expect(own({ ImageId: "m-1", Status: raw }).status).toEqual({ value, raw });
  });

  it.each([
    ["Status", "Frozen"],
    ["ImageOwnerAlias", "marketplace"],
    ["Architecture", "riscv64"],
    ["Platform", "haiku"],
  ])("keeps a word of %s that it does not know, and notes it", (path, raw) => {
    expect(own({ ImageId: "m-1", [path]: raw }).notes).toEqual([{ code: "word-unknown", path, raw }]);
  });

  it("drops a leaf of the wrong type with a note and keeps the image", () => {
    const image = own({
      ImageId: "m-1",
      ImageSize: "20 GiB",
      DiskDeviceMappings: { DiskDeviceMapping: [{ Type: "system", Size: "40" }, "odd"] },
    });
    expect(image.disks).toMatchObject([{ role: { value: "system", raw: "system" }, sizeGiB: 40 }]);
    expect(image.notes).toEqual([
      { code: "field-invalid", path: "ImageSize", raw: "20 GiB" },
      { code: "field-invalid", path: "DiskDeviceMappings.DiskDeviceMapping[1]", raw: "odd" },
    ]);
  });
});

describe("toPublicImage", () => {
  it("reports no status, which DescribeImages does not have", () => {
    expect(open(publishedPublic)).toMatchObject({
      operation: "DescribeImages",
      filledFrom: null,
      ownership: { value: "public", raw: "system" },
      status: "not-reported",
      os: { family: { value: "linux", raw: "Linux" }, distribution: null, release: null },
      imageSizeGiB: 40,
      sharing: { targets: "not-applicable" },
      notes: [],
    });
  });

  it("fills from the catalogue only what it does not tell itself, and says so", () => {
    const image = toPublicImage(readItem(publishedPublic), readItem(publishedInfo), place);
    expect(image).toMatchObject({
      operation: "DescribeImages",
      filledFrom: {
        operation: "DescribeImageInfos",
        fields: ["description", "os.text", "os.distribution", "os.release"],
      },
      name: "Ubuntu_16.04",
      description: "centos_6_08_64_20G_alibase_2017****",
      os: {
        family: { value: "linux", raw: "Linux" },
        text: "centos",
        distribution: "centos",
        release: "6.8",
      },
      imageSizeGiB: 40,
      notes: [],
    });
    expect(image.facts).toEqual([
      { path: "DiskDeviceMappings.DiskDeviceMapping[0].imageId", value: "i-test" },
      { path: "ComputeType", value: "ens_vm" },
    ]);
  });

  it("fills an architecture that only the catalogue implies, and disks that only it lists", () => {
    const info = { ...(publishedInfo as object), ComputeType: "arm_vm" } as Json;
    const image = toPublicImage(
      readItem({ ImageId: "m-1", ImageOwnerAlias: "system" }),
      readItem(info),
      place,
    );
    expect(image.architecture).toEqual({ value: "arm64", raw: "arm_vm" });
    expect(image.disks).toMatchObject([{ sizeGiB: 100, format: "raw" }]);
    expect(image.filledFrom?.fields).toEqual([
      "name",
      "description",
      "placement",
      "os.family",
      "os.text",
      "os.distribution",
      "os.release",
      "architecture",
      "imageSizeGiB",
      "disks",
    ]);
  });

  it("shows a status that the document does not promise", () => {
    const image = open({ ImageId: "m-1", Status: "Available" });
    expect(image.status).toBe("not-reported");
    expect(image.facts).toEqual([{ path: "Status", value: "Available" }]);
    expect(image.notes).toEqual([{ code: "field-undocumented", path: "Status", raw: "Available" }]);
  });
});

describe("toCatalogueImage", () => {
  it("takes the description for the name, then the id", () => {
    expect(catalogued(publishedInfo)).toMatchObject({
      operation: "DescribeImageInfos",
      name: "centos_6_08_64_20G_alibase_2017****",
      ownership: { value: "public", raw: null },
      status: "not-reported",
      os: {
        family: { value: "linux", raw: "linux" },
        text: "centos",
        distribution: "centos",
        release: "6.8",
      },
      architecture: "not-reported",
      createdAt: null,
      imageSizeGiB: 20,
      notes: [],
    });
    expect(catalogued({ ImageId: "m-1", Description: "" }).name).toBe("m-1");
  });
});

describe("drift", () => {
  it.each([
    ["DescribeSelfImages", own, published],
    ["DescribeImages", open, publishedPublic],
    ["DescribeImageInfos", catalogued, publishedInfo],
  ] as const)(
    "loses no leaf of drifted documents of %s, and reads each twice to the same picture",
    (_, read, full) => {
      fc.assert(
        fc.property(driftedFrom(full, ["ImageId"]), ({ item }) => {
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
    const items: Json[] = [
      { ImageName: "a" },
      { ImageId: "" },
      { ImageId: 5 },
      { imageId: "m-1" },
      null,
      "m-1",
      [],
    ];
    expect(readItems(wireImage, items)).toMatchObject({ read: [], unreadable: 7 });
  });
});

describe("toSharing", () => {
  it("believes the cloud's count over the length of its list, and claims no limit", () => {
    expect(toSharing(["151528552xxxxx"], 2)).toEqual({
      audience: { value: "named-targets", raw: null },
      used: 2,
      limit: null,
      limitBasis: "none-published",
      targets: [{ account: "151528552xxxxx", name: null, sharedAt: null }],
    });
    expect(toSharing([], null)).toMatchObject({ audience: { value: "owner-only" }, used: 0, targets: [] });
  });
});
