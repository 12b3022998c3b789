import { accounts } from "./accounts";
import { ownImage, type WorldImage } from "./image";

const ownerId = accounts.prod;
const example = { ownerId, creator: "3205597606" };

/** Own images of `prod` in Guangzhou that stand in the vendor's published examples, values as published. */
export const publishedImages: WorldImage[] = [
  ownImage({
    id: "img-1234test",
    name: "test",
    description: "test",
    ownerId,
    creator: "1000",
    osName: "Ubuntu 12.04 64bit",
    legacyOsName: "Ubuntu 12.04 64bit",
    platform: "Ubuntu",
    // 2014-09-27 10:11:00 in the legacy sample, which names no zone: Beijing time.
    createdTime: "2014-09-27T02:11:00Z",
    sizeGiB: 20,
  }),
  ownImage({
    ...example,
    id: "img-qlzp4oea",
    name: "test-image",
    description: "test-image",
    createdTime: "2020-09-22T00:00:00+00:00",
    sizeGiB: 20,
    syncPercent: 20,
    disks: [{ snapshotId: "snap-gqa37j2p", usage: "SYSTEM_DISK", sizeGiB: 20 }],
    tags: [{ key: "myKey", value: "myValue" }],
  }),
  ownImage({
    ...example,
    id: "img-0yc6rie8",
    name: "whole-machine",
    createdTime: "2022-03-21T08:41:45Z",
    sizeGiB: 150,
    disks: [
      { snapshotId: "snap-kso6f712", usage: "SYSTEM_DISK", sizeGiB: 50 },
      { snapshotId: "snap-l3rrf322", usage: "DATA_DISK", sizeGiB: 100 },
    ],
    tags: [{ key: "env", value: "prod" }],
    family: "",
    deprecated: false,
  }),
  ownImage({
    ...example,
    id: "img-o3ycss2p",
    name: "test-image",
    createdTime: "2022-03-21T08:41:45Z",
    state: "CREATEFAILED",
    syncPercent: null,
    disks: [],
    family: "",
    deprecated: false,
  }),
  ownImage({
    id: "img-1a2b3c4d",
    name: "myImg",
    description: "myImg",
    ownerId,
    creator: "tencent",
    osName: "Ubuntu Server 20.04 LTS 64bit",
    platform: "Ubuntu",
    createdTime: "2025-03-24T06:35:06Z",
    syncPercent: 0,
    disks: [{ snapshotId: "snap-1a2b3c4d", usage: "SYSTEM_DISK", sizeGiB: 50 }],
    tags: [{ key: "myKey", value: "myValue" }],
    family: "business-daily-update",
    deprecated: false,
  }),
  ownImage({
    id: "img-6pb6lrmy",
    name: "partner-rollout-2018.06",
    ownerId,
    createdTime: "2018-06-09T03:20:11Z",
    shares: [
      { accountId: "101104350000", createdTime: "2018-06-10T11:02:50Z" },
      { accountId: "101104350001", createdTime: "2018-06-13T15:03:25Z" },
    ],
  }),
  ownImage({
    id: "img-jgggrva9",
    name: "cvm-game-gate-1.4",
    ownerId,
    osName: "CentOS 6.5 64位",
    createdTime: "2016-01-12T01:02:03Z",
    sizeGiB: 20,
    // 2016-01-13 15:16:53 and 2016-01-18 13:14:17 in the legacy sample.
    shares: [
      { accountId: "1621874004", createdTime: "2016-01-13T07:16:53Z" },
      { accountId: "877354327", createdTime: "2016-01-18T05:14:17Z" },
    ],
  }),
  ownImage({
    id: "img-apatyoed",
    name: "login-service-golden-2016",
    ownerId,
    osName: "CentOS 6.7 64位",
    createdTime: "2016-02-01T09:00:00Z",
    sizeGiB: 20,
    shares: [{ accountId: "909619400", createdTime: "2016-02-02T10:00:00Z" }],
  }),
];
