import type { Image } from "../domain/image";

/** An image for tests: plain, complete, and changed where a test says so. */
export function testImage(change: Partial<Image> = {}): Image {
  return {
    ref: { connectionId: "tc-prod", regionId: "ap-guangzhou", imageId: "img-0001" },
    cloud: "tencent-cvm",
    dialect: "tencent-cvm",
    operation: "DescribeImages",
    filledFrom: null,
    name: "web-base",
    description: null,
    owner: null,
    placement: null,
    ownership: { value: "private", raw: "PRIVATE_IMAGE" },
    status: { value: "available", raw: "NORMAL" },
    progressPercent: null,
    os: {
      family: { value: "linux", raw: "CentOS" },
      text: "CentOS 7.6 64位",
      distribution: "centos",
      release: "7.6",
      language: null,
    },
    architecture: { value: "x86_64", raw: "x86_64" },
    rootDevice: "not-reported",
    systemDiskGiB: null,
    minDiskGiB: null,
    imageSizeGiB: 50,
    fileSize: null,
    disks: "not-reported",
    sharing: {
      audience: "not-reported",
      used: null,
      limit: 500,
      limitBasis: "documented",
      targets: "not-asked",
    },
    snapshotId: null,
    sourceInstanceId: null,
    createdAt: { iso: "2026-01-02T03:04:05.000Z", raw: "2026-01-02T03:04:05Z", zone: "stated" },
    tags: [],
    facts: [],
    notes: [],
    ...change,
  };
}
