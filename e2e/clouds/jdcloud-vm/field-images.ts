import type { Dice } from "../dice";
import { oldSelf, oldShare } from "./old-images";
import { type DiskFacts, members, type Os, onLocalDisk, os, own, picture, shared } from "./shapes";
import type { Image, Member, RegionId, StoredImage } from "./world";

/**
 * Images of the account `jd-retail` and images shared with it that each show one thing the cloud can
 * do. Most live in cn-north-1, where the team works.
 */
export function fieldImages(regionId: RegionId, chance: Dice): StoredImage[] {
  if (regionId === "cn-north-1") return north(chance);
  return regionId === "cn-east-2" ? east(chance) : south(chance);
}

function north(chance: Dice): StoredImage[] {
  const image = (facts: OwnFacts, people: Member[] = []) => own(ownPicture(facts, people, chance), people);
  return [
    image(
      {
        id: "img-k2f8d0s7ab",
        name: "app-base-2023",
        at: "2023-04-11 09:30:12",
        os: { platform: "Ubuntu", osVersion: "20.04" },
        systemDiskGiB: 60,
        data: [{ device: "vdb", type: "hdd.std1", sizeGiB: 500 }],
        more: { desc: "web tier 基础镜像" },
      },
      members(2, chance),
    ),
    image(
      {
        id: "img-ord2026g11",
        name: "order-db-golden-2026.11",
        at: "2026-11-09 14:22:05",
        data: [
          { device: "vdb", type: "ssd.io1", sizeGiB: 500 },
          { device: "vdc", type: "hdd.std1", sizeGiB: 100 },
        ],
        more: { desc: "订单库黄金镜像" },
      },
      members(17, chance),
    ),
    image(
      { id: "img-posedge020", name: "pos-edge-golden-2026.10", at: "2026-10-15 08:00:31" },
      members(20, chance),
    ),
    image({
      id: "img-kafkajbod3",
      name: "kafka-3.9-jbod",
      at: "2026-09-24 19:47:53",
      systemDiskGiB: 100,
      data: jbod(),
    }),
    image({
      id: "img-payencrypt",
      name: "payment-core-encrypted",
      at: "2026-03-18 11:05:40",
      encrypted: true,
      data: [{ device: "vdb", type: "ssd.io1", sizeGiB: 200 }],
    }),
    image({
      id: "img-copy080pct",
      name: "order-db-golden-2026.11-copy",
      at: "2026-11-20 10:41:17",
      more: { status: "pending", progress: "80" },
    }),
    image({
      id: "img-snapbroken",
      name: "es-7.17-hot",
      at: "2024-02-27 16:33:09",
      more: { status: "error" },
    }),
    image({
      id: "img-goingaway1",
      name: "web-base-2021",
      at: "2021-08-03 12:12:12",
      more: { status: "deleting" },
    }),
    image({
      id: "img-convert001",
      name: "legacy-vm-to-cloud-disk",
      at: "2026-11-19 21:14:58",
      more: { status: "converting", progress: "35" },
    }),
    own(
      onLocalDisk(
        ownPicture({ id: "img-localroot1", name: "cache-local-root", at: "2020-06-16 18:27:44" }, [], chance),
        100,
      ),
    ),
    image({
      id: "img-fromfile01",
      name: "imported-oracle-linux-8",
      at: "2025-10-28 09:59:01",
      os: { platform: "Other Linux", osVersion: "8.9" },
      more: {
        imported: true,
        bootMode: "uefi",
        expiredTime: "",
        instanceId: "i-h0f3k2m9aa",
        loginName: "jd-retail",
      },
    }),
    own({ imageId: "img-nearlybare", imageSource: "private" }),
    own({
      imageId: "img-allnull000",
      name: "null-fields",
      imageSource: "private",
      platform: null,
      osVersion: "",
      status: null,
      createTime: null,
      systemDisk: null,
      dataDisks: null,
      launchPermission: null,
      progress: "",
    }),
    own(oldSelf),
    received("img-sharedref1", "logistics-route-engine", "2026-08-12 07:55:20", chance),
    received("img-sharedref2", "健康-问诊网关", "2025-05-06 13:19:37", chance),
    shared(oldShare),
  ];
}

function east(chance: Dice): StoredImage[] {
  const people = members(5, chance);
  return [
    own(
      ownPicture(
        { id: "img-eastcdn001", name: "cdn-edge-golden-2026.09", at: "2026-09-02 03:40:16" },
        people,
        chance,
      ),
      people,
    ),
    own(
      ownPicture(
        {
          id: "img-eastcopy01",
          name: "app-base-2023",
          at: "2026-11-20 11:02:45",
          more: { status: "pending", progress: "12" },
        },
        [],
        chance,
      ),
    ),
    received("img-eastshare1", "supply-forecast-gpu", "2026-06-25 17:08:02", chance),
    received("img-eastshare2", "门店-边缘盒子", "2024-12-17 10:30:55", chance),
  ];
}

function south(chance: Dice): StoredImage[] {
  return [
    own(
      ownPicture(
        { id: "img-southarm01", name: "edge-arm64-base", at: "2025-07-30 20:16:09", os: os.ubuntuArm },
        [],
        chance,
      ),
    ),
    received("img-southshar1", "warehouse-robot-control", "2025-11-11 11:11:11", chance),
  ];
}

type OwnFacts = {
  id: string;
  name: string;
  at: string;
  os?: Os;
  systemDiskGiB?: number;
  encrypted?: boolean;
  data?: DiskFacts[];
  more?: Record<string, unknown>;
};

function ownPicture(facts: OwnFacts, people: Member[], chance: Dice): Image {
  return picture(
    {
      ...facts,
      imageId: facts.id,
      os: facts.os ?? os.centos7,
      imageSource: "private",
      createTime: facts.at,
      ownerPin: "jd-retail",
      launchPermission: people.length > 0 ? "specifiedUsers" : "ownerOnly",
      sizeMB: chance.between(1800, 9600),
    },
    chance,
  );
}

function received(imageId: string, name: string, createTime: string, chance: Dice): StoredImage {
  const image = picture(
    {
      imageId,
      name,
      os: os.ubuntu2204,
      imageSource: "shared",
      createTime,
      ownerPin: "jd-logistics-01",
      launchPermission: "specifiedUsers",
      sizeMB: chance.between(2400, 7000),
    },
    chance,
  );
  return shared(image);
}

/** Ten data disks of 18 TiB together, answered out of order. */
function jbod(): DiskFacts[] {
  const devices = ["vdk", "vdb", "vdc", "vdd", "vde", "vdf", "vdg", "vdh", "vdi", "vdj"];
  return devices.map((device) => ({
    device,
    type: "hdd.std1",
    sizeGiB: ["vdj", "vdk"].includes(device) ? 1024 : 2048,
  }));
}
