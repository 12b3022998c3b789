import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Image, Note } from "../../domain/image";
import { DRIFT_TIMEOUT_MS, driftedFrom, driftRuns, lostFrom } from "../drift";
import { readItems } from "../envelope";
import type { Json } from "../lossless-json";
import { toImage, toTargets, withConstraints } from "./normalize";
import { describeImageFields, describeImagesFields } from "./provenance";
import { resultOf } from "./recorded-answers";
import { wireImage } from "./schema";

const place = { connectionId: "c1", regionId: "cn-north-1" };

function read(item: Json, provenance = describeImageFields): Image {
  const [found] = readItems(wireImage, [item]).read;
  if (!found) throw new Error("unreadable");
  return toImage(found, { ...place, provenance });
}

function detail(name: string): { [key: string]: Json } {
  return resultOf(name).image as { [key: string]: Json };
}

function listed(name: string): Json[] {
  return resultOf(name).images as Json[];
}

const zoneAssumed: Note = { code: "zone-assumed", path: "createTime", raw: "2021-01-28 16:49:05" };

describe("the published example of today's document", () => {
  const image = read(detail("describeImage-public-newdoc"));

  it("is read field by field", () => {
    expect(image).toEqual({
      ref: { connectionId: "c1", regionId: "cn-north-1", imageId: "img-m5s0****29" },
      cloud: "jdcloud-vm",
      dialect: "jdcloud-vm",
      operation: "describeImage",
      filledFrom: null,
      name: "CentOS 8.2 64位",
      description: null,
      owner: "admin",
      placement: null,
      ownership: { value: "public", raw: "public" },
      status: { value: "available", raw: "ready" },
      progressPercent: null,
      os: {
        family: { value: "linux", raw: "linux" },
        text: "CentOS 8.2",
        distribution: "centos",
        release: "8.2",
        language: null,
      },
      architecture: { value: "x86_64", raw: "x86_64" },
      rootDevice: { value: "cloud", raw: "cloudDisk" },
      systemDiskGiB: 40,
      minDiskGiB: null,
      imageSizeGiB: null,
      fileSize: { value: 2494, unit: "MB", unitStated: false },
      disks: [
        {
          role: { value: "system", raw: null },
          device: "vda",
          category: { value: "cloud", raw: "cloud" },
          type: "ssd.gp1",
          sizeGiB: 40,
          minSizeGiB: null,
          format: null,
          snapshotId: "snapshot-h8u1****36",
          encrypted: false,
          deleteWithInstance: true,
          iops: null,
          throughput: null,
          volume: null,
        },
      ],
      sharing: {
        audience: { value: "everyone", raw: "all" },
        used: null,
        limit: null,
        limitBasis: "none-published",
        targets: "not-applicable",
      },
      snapshotId: "snapshot-h8u1****36",
      sourceInstanceId: null,
      // Beijing time is assumed: the document states no zone.
      createdAt: { iso: "2021-01-28T08:49:05.000Z", raw: "2021-01-28 16:49:05", zone: "assumed" },
      tags: [],
      facts: [
        { path: "progress", value: "100" },
        { path: "systemDisk.cloudDisk.encrypt", value: "false" },
        { path: "uefiSupport", value: "false" },
      ],
      notes: expect.any(Array),
    } satisfies Image);
  });

  it("has exactly the notes that it deserves", () => {
    expect(image.notes).toHaveLength(3);
    expect(image.notes).toEqual(
      expect.arrayContaining([
        zoneAssumed,
        { code: "field-undocumented", path: "uefiSupport", raw: "false" },
        { code: "field-undocumented", path: "systemDisk.cloudDisk.encrypt", raw: "false" },
      ]),
    );
  });
});

describe("an image of the document of 2019", () => {
  const image = read(detail("describeImage-self-olddoc"));

  it("speaks the old vocabulary and is read all the same", () => {
    expect(image).toMatchObject({
      ownership: { value: "private", raw: "self" },
      owner: null,
      os: { text: "CentOS 7.6", distribution: "centos", release: "7.6" },
      sharing: { audience: "not-reported", limitBasis: "quota", targets: "not-asked" },
      createdAt: { raw: "2019-06-02 11:20:30", zone: "assumed" },
    });
    expect(image.notes.map(({ code, path }) => [code, path])).toEqual([["zone-assumed", "createTime"]]);
  });

  it("tells the disk behind its mapping", () => {
    expect(image.disks).toEqual([
      {
        role: { value: "system", raw: null },
        device: "vda",
        category: { value: "cloud", raw: "cloud" },
        type: "ssd",
        sizeGiB: 40,
        minSizeGiB: null,
        format: null,
        snapshotId: "snapshot-olds0001",
        encrypted: false,
        deleteWithInstance: true,
        iops: 0,
        throughput: { value: 0, unit: null },
        volume: {
          id: "vol-1a2b3c4d5e",
          zone: "cn-north-1a",
          name: "sys",
          description: null,
          status: "available",
          multiAttach: false,
          createdAt: "2019-06-02 11:18:00",
          charge: {
            mode: "postpaid_by_duration",
            status: "normal",
            startAt: "2019-06-02T03:18:00Z",
            expiresAt: null,
            retireAt: null,
          },
          attachments: [],
          tags: [],
        },
      },
    ]);
  });

  it("keeps as facts what the documents leave open", () => {
    expect(image.facts).toEqual([
      { path: "systemDisk.status", value: "attached" },
      { path: "systemDisk.cloudDisk.enable", value: "true" },
      { path: "progress", value: "100" },
    ]);
  });

  it("reads attachments and tags of a disk", () => {
    const { disks } = read({
      imageId: "img-1",
      systemDisk: {
        cloudDisk: {
          attachments: [
            {
              attachmentId: "a-1",
              diskId: "vol-1",
              instanceType: "vm",
              instanceId: "i-1",
              status: "attached",
              attachTime: "2019-06-02 11:18:00",
            },
          ],
          tags: [{ key: "team", value: "" }],
        },
      },
    });
    expect(disks).toMatchObject([
      {
        volume: {
          attachments: [
            {
              attachmentId: "a-1",
              diskId: "vol-1",
              instanceType: "vm",
              instanceId: "i-1",
              status: "attached",
              attachedAt: "2019-06-02 11:18:00",
            },
          ],
          tags: [{ key: "team", value: "" }],
        },
      },
    ]);
  });
});

describe("toImage", () => {
  it("reads an own image with a data disk, shared with named accounts", () => {
    const image = read(detail("describeImage-private-newdoc"));
    expect(image.sharing).toMatchObject({
      audience: { value: "named-targets", raw: "specifiedUsers" },
      targets: "not-asked",
    });
    expect(image.disks).toMatchObject([
      { role: { value: "system" }, sizeGiB: 60, iops: 3000 },
      { role: { value: "data" }, device: "vdb", type: "hdd.std1", sizeGiB: 500, deleteWithInstance: false },
    ]);
    expect(image.notes.map(({ code }) => code)).toEqual(["zone-assumed"]);
  });

  it("reads every recorded list item with no note but those of the example and the zone", () => {
    const names = ["private-page1", "private-page2", "public-two-kinds"];
    const items = names.flatMap((name) => listed(`describeImages-${name}`));
    expect(items.length).toBe(15);
    for (const item of items) {
      const { operation, notes } = read(item, describeImagesFields);
      expect(operation).toBe("describeImages");
      const odd = notes.filter(({ path }) => !["createTime", "uefiSupport"].includes(path));
      expect(odd.map(({ path }) => path).join()).toMatch(/^$|^systemDisk\.cloudDisk\.encrypt$/);
    }
  });

  it("shows an offline image as offline beside the cloud's own status word", () => {
    const [image] = listed("describeImages-public-two-kinds").map((item) => read(item));
    expect(image?.status).toEqual({ value: "offline", raw: "ready" });
  });

  it("does not let offline hide that an image is broken", () => {
    const image = read({ imageId: "img-1", status: "error", offline: true });
    expect(image.status).toEqual({ value: "failed", raw: "error" });
    expect(image.facts).toContainEqual({ path: "offline", value: "true" });
  });

  it("reads a local system disk", () => {
    const [, image] = listed("describeImages-public-two-kinds").map((item) => read(item));
    expect(image?.rootDevice).toEqual({ value: "local", raw: "localDisk" });
    expect(image?.os).toMatchObject({ distribution: "windows-server", release: "2012 R2" });
    expect(image?.disks).toMatchObject([
      { category: { value: "local" }, sizeGiB: 40, type: null, encrypted: null, volume: null },
    ]);
  });

  it("shows progress while the cloud is at work only", () => {
    const images = listed("describeImages-private-page2").map((item) => read(item));
    expect(images.map(({ status, progressPercent }) => [status, progressPercent])).toEqual([
      [{ value: "creating", raw: "pending" }, 35],
      [{ value: "failed", raw: "error" }, null],
      [{ value: "deleting", raw: "deleting" }, null],
    ]);
  });

  it.each([
    ["public", "public"],
    ["jcloud", "public"],
    ["thirdparty", "marketplace"],
    ["marketplace", "marketplace"],
    ["private", "private"],
    ["self", "private"],
    ["shared", "shared"],
    ["share", "shared"],
    ["community", "community"],
  ])("takes imageSource %s for %s", (raw, value) => {
    expect(read({ imageId: "img-1", imageSource: raw }).ownership).toEqual({ value, raw });
  });

  it.each([
    ["imageSource", "Private"],
    ["status", "converting"],
    ["osType", "plan9"],
    ["architecture", "riscv64"],
    ["rootDeviceType", "tape"],
    ["launchPermission", "friends"],
  ])("keeps a word of %s that it does not know, and notes it", (path, raw) => {
    expect(read({ imageId: "img-1", [path]: raw }).notes).toEqual([{ code: "word-unknown", path, raw }]);
  });

  it("makes no disk of a system disk's size alone", () => {
    const image = read({ imageId: "img-1", systemDiskSizeGB: 40, dataDisks: [] });
    expect(image).toMatchObject({ systemDiskGiB: 40, disks: "not-reported", facts: [] });
  });

  it("orders data disks by device as clouds count, whatever order they come in", () => {
    const dataDisks = ["vdaa", "vdc", "vdb"].map((deviceName) => ({ deviceName }));
    const { disks } = read({ imageId: "img-1", dataDisks, systemDisk: { deviceName: "vda" } });
    expect(disks).toMatchObject([
      { device: "vda", category: "not-reported" },
      { device: "vdb" },
      { device: "vdc" },
      { device: "vdaa" },
    ]);
  });

  it("notes when the undocumented twin of encrypted contradicts it", () => {
    const { notes } = read({
      imageId: "img-1",
      dataDisks: [{ cloudDisk: { encrypted: true, encrypt: false } }, { cloudDisk: { encrypt: true } }],
    });
    expect(notes.filter(({ code }) => code === "field-conflict")).toEqual([
      { code: "field-conflict", path: "dataDisks[0].cloudDisk.encrypt", raw: "false" },
    ]);
  });

  it("keeps the disk that its category does not mean as facts", () => {
    const systemDisk = {
      diskCategory: "local",
      localDisk: { diskSizeGB: 40 },
      cloudDisk: { diskSizeGB: 60 },
    };
    const image = read({ imageId: "img-1", systemDisk });
    expect(image.disks).toMatchObject([{ sizeGiB: 40 }]);
    expect(image.facts).toEqual([{ path: "systemDisk.cloudDisk.diskSizeGB", value: "60" }]);
  });

  it(
    "loses no leaf of drifted documents, and reads each twice to the same picture",
    () => {
      const old = detail("describeImage-self-olddoc");
      const full: Json = {
        ...old,
        ...detail("describeImage-private-newdoc"),
        offline: true,
        instanceId: "i-77",
        chargeInfo: { serviceCode: "sc-1", formula: ["f-1"] },
        dataDisks: [
          { ...(old.systemDisk as { [key: string]: Json }), localDisk: { diskType: "t-1", diskSizeGB: 71 } },
          {
            diskCategory: "local",
            localDisk: { diskType: "t-2", diskSizeGB: 72 },
            cloudDisk: {
              attachments: [{ attachmentId: "a-9", diskId: "vol-9", instanceId: "i-9", attachTime: "x-9" }],
              tags: [{ key: "k-9", value: "v-9" }],
            },
          },
          { cloudDisk: { attachments: [{ status: "s-8" }], tags: [{ key: "k-8", value: "v-8" }] } },
        ],
      };
      fc.assert(
        fc.property(driftedFrom(full, ["imageId"]), ({ item }) => {
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
    const items: Json[] = [{ name: "a" }, { imageId: "" }, { imageId: 5 }, null, "img-1"];
    expect(readItems(wireImage, items)).toMatchObject({ read: [], unreadable: 5 });
  });
});

describe("withConstraints", () => {
  it("adds the constraints as facts in the cloud's words", () => {
    const constraints = resultOf("describeImageConstraints-ok").imageConstraints ?? null;
    const image = withConstraints(read({ imageId: "img-m5s0abcd29" }), constraints);
    expect(image.facts).toEqual([
      { path: "constraints.imageInstanceTypeConstraint.constraintsType", value: "excludes" },
      { path: "constraints.imageInstanceTypeConstraint.instanceTypes[0]", value: "g.s1.micro" },
      { path: "constraints.imageInstanceTypeConstraint.instanceTypes[1]", value: "p.n1v100.2xlarge" },
    ]);
    expect(image.notes).toEqual([]);
  });
});

describe("toTargets", () => {
  it.each([
    [
      { pins: ["a", "b"], loginNames: ["a@x", "b@x"] },
      [
        ["a", "a@x"],
        ["b", "b@x"],
      ],
    ],
    [
      { pins: ["a", "b"], loginNames: ["a@x"] },
      [
        ["a", null],
        ["b", null],
      ],
    ],
    [{ pins: ["a"] }, [["a", null]]],
    [{ pins: null, loginNames: ["a@x"] }, [["a@x", null]]],
    [{ pins: [] }, []],
  ])("pairs names only where both lists do: %j", (members, expected) => {
    expect(toTargets(members).map(({ account, name }) => [account, name])).toEqual(expected);
  });
});
