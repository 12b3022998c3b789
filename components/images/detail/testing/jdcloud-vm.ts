import type { Disk, DiskRole } from "@/lib/domain/disk";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { makeAnswer, makeDetail, makeDisk, makeEvidence, makeImage } from "./make-detail";

const jdFields = {
  name: "reported name",
  description: "reported desc",
  owner: "reported ownerPin",
  ownership: "mapped imageSource",
  status: "mapped status",
  progressPercent: "reported progress",
  "os.family": "mapped osType",
  "os.text": "reported platform, osVersion",
  "os.distribution": "derived platform, osVersion",
  "os.release": "derived platform, osVersion",
  architecture: "mapped architecture",
  rootDevice: "mapped rootDeviceType",
  systemDiskGiB: "reported systemDiskSizeGB",
  fileSize: "assumed sizeMB",
  "disks.role": "derived",
  "disks.device": "reported systemDisk.deviceName, dataDisks[].deviceName",
  "disks.category": "mapped systemDisk.diskCategory, dataDisks[].diskCategory",
  "disks.type": "reported systemDisk.cloudDisk.diskType, dataDisks[].cloudDisk.diskType",
  "disks.sizeGiB": "reported systemDisk.cloudDisk.diskSizeGB, dataDisks[].cloudDisk.diskSizeGB",
  "disks.snapshotId": "reported systemDisk.cloudDisk.snapshotId, dataDisks[].cloudDisk.snapshotId",
  "disks.encrypted": "reported systemDisk.cloudDisk.encrypted, dataDisks[].cloudDisk.encrypted",
  "disks.deleteWithInstance": "reported systemDisk.autoDelete, dataDisks[].autoDelete",
  "sharing.audience": "mapped launchPermission",
  "sharing.targets": "derived imageSource",
  sourceInstanceId: "reported instanceId",
  snapshotId: "reported snapshotId",
  createdAt: "reported createTime",
};

/** The image that JD Cloud's newer document of describeImage prints: one system disk, public. */
export const jdCentos: ImageDetail = makeDetail(
  makeImage("jdcloud-vm", {
    ref: { connectionId: "jd-retail", regionId: "cn-north-1", imageId: "img-m5s0****29" },
    operation: "describeImage",
    name: "CentOS 8.2 64位",
    description: null,
    owner: "admin",
    ownership: { value: "public", raw: "public" },
    status: { value: "available", raw: "ready" },
    progressPercent: 100,
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
    fileSize: { value: 2494, unit: "MB", unitStated: false },
    disks: [
      makeDisk("system", {
        device: "vda",
        category: { value: "cloud", raw: "cloud" },
        type: "ssd.gp1",
        sizeGiB: 40,
        snapshotId: "snapshot-h8u1****36",
        encrypted: false,
        deleteWithInstance: true,
      }),
    ],
    sharing: {
      audience: { value: "everyone", raw: "all" },
      used: null,
      limit: null,
      limitBasis: "quota",
      targets: "not-applicable",
    },
    snapshotId: "snapshot-h8u1****36",
    createdAt: { iso: "2021-01-28T08:49:05.000Z", raw: "2021-01-28 16:49:05", zone: "assumed" },
    facts: [
      { path: "uefiSupport", value: "false" },
      { path: "systemDisk.cloudDisk.encrypt", value: "false" },
    ],
    notes: [
      { code: "zone-assumed", path: "createTime", raw: "2021-01-28 16:49:05" },
      { code: "field-undocumented", path: "uefiSupport", raw: "false" },
      { code: "field-undocumented", path: "systemDisk.cloudDisk.encrypt", raw: "false" },
    ],
  }),
  {
    connectionName: "jd-retail",
    evidence: makeEvidence("describeImage", jdFields),
    answers: [
      makeAnswer("describeImage", {
        requestId: "0d1531eb5016b64d801a9e24bac779e8",
        result: { image: { imageId: "img-m5s0****29", name: "CentOS 8.2 64位", sizeMB: 2494 } },
      }),
    ],
  },
);

/** An own JD Cloud image: three disks, one of them kept, shared with 17 of 20 accounts. */
export const jdShared: ImageDetail = makeDetail(
  makeImage("jdcloud-vm", {
    ...jdCentos.image,
    ref: { connectionId: "jd-retail", regionId: "cn-north-1", imageId: "img-k2f8d0s7ab" },
    name: "order-db-golden-2026.11",
    description: "order-db, PG 16, tuned",
    owner: "retail-ops",
    ownership: { value: "private", raw: "private" },
    os: {
      family: { value: "linux", raw: "linux" },
      text: "Ubuntu 22.04",
      distribution: "ubuntu",
      release: "22.04",
      language: null,
    },
    fileSize: { value: 6244, unit: "MB", unitStated: false },
    disks: [
      jdDisk("system", "vda", {
        type: "ssd.gp1",
        sizeGiB: 40,
        snapshotId: "snapshot-q7d2k1m8xa",
        iops: 3000,
        throughput: 140,
      }),
      jdDisk("data", "vdb", {
        type: "ssd.io1",
        sizeGiB: 500,
        snapshotId: "snapshot-z3n9f0b6tc",
        iops: 12_000,
        throughput: 240,
        deleteWithInstance: false,
      }),
      jdDisk("data", "vdc", {
        type: "hdd.std1",
        sizeGiB: 100,
        snapshotId: "snapshot-e8h4w5y2rv",
        iops: 600,
        throughput: 80,
      }),
    ],
    sharing: {
      audience: { value: "named-targets", raw: "specifiedUsers" },
      used: 17,
      limit: 20,
      limitBasis: "quota",
      targets: [
        "dms-analytics",
        "partner-a",
        "partner_b",
        "finance-ro",
        "warehouse-east",
        ...Array.from({ length: 12 }, (_, index) => `branch-${String(index + 1).padStart(2, "0")}`),
      ].map((account) => ({ account, name: null, sharedAt: null })),
    },
    createdAt: { iso: "2026-11-14T07:58:20.000Z", raw: "2026-11-14 15:58:20", zone: "assumed" },
    tags: [
      { key: "team", value: "retail" },
      { key: "golden", value: null },
    ],
    facts: [{ path: "bootMode", value: "bios" }],
    notes: [{ code: "zone-assumed", path: "createTime", raw: "2026-11-14 15:58:20" }],
  }),
  {
    connectionName: "jd-retail",
    evidence: makeEvidence("describeImage", jdFields),
    answers: [
      makeAnswer("describeImage", {
        requestId: "d1e04c9a77b2",
        result: {
          image: {
            imageId: "img-k2f8d0s7ab",
            name: "order-db-golden-2026.11",
            platform: "Ubuntu",
            osVersion: "22.04",
            architecture: "x86_64",
            systemDiskSizeGB: 40,
            imageSource: "private",
            status: "ready",
            createTime: "2026-11-14 15:58:20",
            launchPermission: "specifiedUsers",
            systemDisk: { deviceName: "vda", autoDelete: true },
          },
        },
      }),
      makeAnswer(
        "describeImageMembers",
        { requestId: "d1e04c9a77b3", result: { pins: ["dms-analytics", "partner-a"], totalCount: 17 } },
        { kind: "sharing", requestId: "d1e04c9a77b3" },
      ),
    ],
  },
);

/** Ten disks whose lengths still allow one scale; nine of them are kept and have no snapshot. */
export const jdTenDisks: ImageDetail = makeDetail(
  makeImage("jdcloud-vm", {
    ...jdShared.image,
    ref: { connectionId: "jd-retail", regionId: "cn-east-2", imageId: "img-q4t8r2m9xb" },
    name: "kafka-3.9-jbod",
    description: null,
    sharing: {
      audience: { value: "owner-only", raw: "ownerOnly" },
      used: 0,
      limit: 20,
      limitBasis: "quota",
      targets: [],
    },
    disks: [
      jdDisk("system", "vda", { type: "ssd.gp1", sizeGiB: 40, snapshotId: "snapshot-w1" }),
      ..."bcdefghij"
        .split("")
        .map((letter) =>
          jdDisk("data", `vd${letter}`, { type: "hdd.std1", sizeGiB: 2048, deleteWithInstance: false }),
        ),
    ],
    tags: [],
  }),
  { connectionName: "jd-retail", evidence: makeEvidence("describeImage", jdFields) },
);

/** Two of three disks encrypted; the older document's volume behind the second. */
export const jdMixedEncryption: ImageDetail = makeDetail(
  makeImage("jdcloud-vm", {
    ...jdShared.image,
    ref: { connectionId: "jd-retail", regionId: "cn-north-1", imageId: "img-m1x3d5e7nc" },
    name: "vault-agent",
    disks: [
      jdDisk("system", "vda", {
        type: "ssd.gp1",
        sizeGiB: 60,
        snapshotId: "snapshot-a1b2c3d4e5",
        encrypted: true,
      }),
      jdDisk("data", "vdb", {
        type: "ssd.io1",
        sizeGiB: 200,
        snapshotId: "snapshot-f6g7h8i9j0",
        volume: {
          id: "vol-1a2b3c4d5e",
          zone: "cn-north-1a",
          name: "sys",
          description: null,
          status: "in-use",
          multiAttach: false,
          createdAt: "2019-06-02 11:18:00",
          charge: {
            mode: "postpaid_by_duration",
            status: "normal",
            startAt: "2019-06-02T03:18:00Z",
            expiresAt: null,
            retireAt: null,
          },
          attachments: [
            {
              attachmentId: "att-1",
              diskId: "vol-1a2b3c4d5e",
              instanceType: "vm",
              instanceId: "i-77ab12cd",
              status: "attached",
              attachedAt: "2019-06-02 11:20:00",
            },
          ],
          tags: [{ key: "cost", value: "web" }],
        },
      }),
      jdDisk("data", "vdc", {
        type: "ssd.io1",
        sizeGiB: 120,
        snapshotId: "snapshot-k4m5n6p7q8",
        encrypted: true,
      }),
    ],
  }),
  { connectionName: "jd-retail", evidence: makeEvidence("describeImage", jdFields) },
);

/** A cloud disk as JD Cloud tells it; throughput comes without a unit. */
export function jdDisk(
  role: DiskRole,
  device: string,
  { throughput, ...more }: Partial<Omit<Disk, "throughput">> & { throughput?: number },
): Disk {
  return makeDisk(role, {
    device,
    category: { value: "cloud", raw: "cloud" },
    encrypted: false,
    deleteWithInstance: true,
    throughput: throughput === undefined ? null : { value: throughput, unit: null },
    ...more,
  });
}
