import type { ImageDetail } from "@/lib/domain/image-detail";
import { makeAnswer, makeDetail, makeDisk, makeEvidence, makeImage } from "./make-detail";

const item = {
  Architecture: "x86_64",
  CreationTime: "2017-12-08T12:10:03Z",
  ImageId: "centos_6_08_64_20G_a****",
  ImageName: "centos_6_08_64_20G_a****",
  ImageOwnerAlias: "self",
  ImageSize: "20",
  InstanceId: "i-5iqczfxps7csjrxeca****",
  OsVersion: "7.2",
  Platform: "centos",
  Status: "Creating",
  ComputeType: "ens_vm",
  SnapshotId: "sp-5yt3bdedxzdz6t6uuw****",
  DiskDeviceMappings: {
    DiskDeviceMapping: [
      { Type: "Data", Size: "100", Format: "Image format.\nraw\nqcow2", imageId: "i-test" },
    ],
  },
  ImageStorageSize: "400",
  RegionId: "cn-wulanchabu",
};

/** The image that ENS's document of DescribeSelfImages prints, its oddities included: a data disk and no system disk. */
export const ensDataDisk: ImageDetail = makeDetail(
  makeImage("alibaba-ens", {
    ref: { connectionId: "edge", regionId: "mainland", imageId: "centos_6_08_64_20G_a****" },
    operation: "DescribeSelfImages",
    name: "centos_6_08_64_20G_a****",
    placement: "cn-wulanchabu",
    ownership: { value: "private", raw: "self" },
    status: { value: "creating", raw: "Creating" },
    os: {
      family: "not-reported",
      text: "centos 7.2",
      distribution: "centos",
      release: "7.2",
      language: null,
    },
    architecture: { value: "x86_64", raw: "x86_64" },
    imageSizeGiB: 20,
    disks: [makeDisk("data", { sizeGiB: 100, format: "Image format.\nraw\nqcow2" })],
    sharing: {
      audience: "not-reported",
      used: 0,
      limit: null,
      limitBasis: "none-published",
      targets: [],
    },
    snapshotId: "sp-5yt3bdedxzdz6t6uuw****",
    sourceInstanceId: "i-5iqczfxps7csjrxeca****",
    createdAt: { iso: "2017-12-08T12:10:03.000Z", raw: "2017-12-08T12:10:03Z", zone: "stated" },
    facts: [
      { path: "ComputeType", value: "ens_vm" },
      { path: "ImageStorageSize", value: "400" },
      { path: "DiskDeviceMappings.DiskDeviceMapping[0].imageId", value: "i-test" },
    ],
    notes: [
      { code: "unit-unknown", path: "ImageStorageSize", raw: "400" },
      { code: "name-disagrees", path: "OsVersion", raw: "7.2" },
      {
        code: "word-unknown",
        path: "DiskDeviceMappings.DiskDeviceMapping[0].Format",
        raw: "Image format.\nraw\nqcow2",
      },
    ],
  }),
  {
    connectionName: "edge",
    evidence: makeEvidence("DescribeSelfImages", {
      name: "reported ImageName",
      placement: "reported RegionId",
      ownership: "mapped ImageOwnerAlias",
      status: "mapped Status",
      "os.text": "derived Platform, OsVersion",
      "os.distribution": "mapped Platform",
      "os.release": "reported OsVersion",
      architecture: "mapped Architecture",
      imageSizeGiB: "reported ImageSize",
      "disks.role": "mapped DiskDeviceMappings.DiskDeviceMapping[].Type",
      "disks.sizeGiB": "reported DiskDeviceMappings.DiskDeviceMapping[].Size",
      "disks.format": "reported DiskDeviceMappings.DiskDeviceMapping[].Format",
      "sharing.used": "reported TotalCount",
      "sharing.targets": "reported Accounts.Account",
      snapshotId: "reported SnapshotId",
      sourceInstanceId: "reported InstanceId",
      createdAt: "reported CreationTime",
    }),
    answers: [
      makeAnswer("DescribeSelfImages", item, {
        kind: "list-item",
        requestId: "A8B8EB73-B4FD-4262-8EF6-680DF39C9BA0",
      }),
    ],
  },
);
