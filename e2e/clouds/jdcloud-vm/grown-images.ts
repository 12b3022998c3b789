import type { Dice } from "../dice";
import { type DiskFacts, imageId, members, momentIn, type Os, os, own, picture } from "./shapes";
import type { RegionId, StoredImage } from "./world";

type Role = [stem: string, os: Os, systemDiskGiB: number, data: DiskFacts[]];

const firstRole: Role = ["base-rocky9", os.rocky9, 40, []];

const roles: Role[] = [
  firstRole,
  ["base-ubuntu24", os.ubuntu2404, 40, []],
  ["golden-nginx-1.26", os.rocky9, 40, []],
  ["golden-mysql-8.4", os.rocky9, 60, [{ device: "vdb", type: "ssd.io1", sizeGiB: 1000 }]],
  ["redis-7.4-cluster", os.ubuntu2204, 40, [{ device: "vdb", type: "ssd.gp1", sizeGiB: 100 }]],
  ["flink-1.20-taskmanager", os.ubuntu2204, 60, [{ device: "vdb", type: "ssd.gp1", sizeGiB: 300 }]],
  ["gpu-train-torch2.5", os.ubuntu2204, 200, [{ device: "vdb", type: "ssd.gp1", sizeGiB: 2000 }]],
  ["秒杀网关-基线", os.openEuler, 40, []],
  ["商品搜索-索引节点", os.centos7, 60, [{ device: "vdb", type: "ssd.io1", sizeGiB: 400 }]],
  ["ad-controller", os.windows2019, 60, []],
  ["prometheus-3.1", os.ubuntu2404, 40, [{ device: "vdb", type: "hdd.std1", sizeGiB: 1000 }]],
  ["edge-arm64-worker", os.ubuntuArm, 40, []],
  ["ceph-osd-18", os.rocky9, 60, [{ device: "vdb", type: "hdd.std1", sizeGiB: 4000 }]],
];

/** Everyday own images, dated in their names, shared with few accounts or none. */
export function grownImages(
  regionId: RegionId,
  { chance, count }: { chance: Dice; count: number },
): StoredImage[] {
  return Array.from({ length: count }, (_, index) => {
    const [stem, system, systemDiskGiB, data] = roles[index % roles.length] ?? firstRole;
    const createTime = momentIn(
      `202${chance.between(5, 6)}-${String(chance.between(1, 10)).padStart(2, "0")}`,
      chance,
    );
    // Images with encrypted snapshots cannot be shared.
    const encrypted = chance.roll() < 0.15;
    const people = encrypted ? [] : members(chance.pick([0, 0, 0, 1, 3, 8]), chance);
    const image = picture(
      {
        imageId: imageId(chance),
        name: `${stem}-${createTime.slice(0, 10).replaceAll("-", "")}`,
        os: system,
        imageSource: "private",
        createTime,
        ownerPin: "jd-retail",
        launchPermission: people.length > 0 ? "specifiedUsers" : "ownerOnly",
        sizeMB: chance.between(1800, 12000),
        systemDiskGiB,
        encrypted,
        data,
        more: { desc: chance.pick(["", "", "weekly build", `${regionId} 基线`]), bootMode: "bios" },
      },
      chance,
    );
    return own(image, people);
  });
}
