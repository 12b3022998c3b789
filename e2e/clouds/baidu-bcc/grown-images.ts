import type { Dice } from "../dice";
import { listed, momentIn, type Os, os, own, people } from "./shapes";
import type { RegionId, StoredImage } from "./world";

type Role = [stem: string, os: Os, type?: string];

const firstRole: Role = ["base-rocky9", os.rocky9];

const roles: Role[] = [
  firstRole,
  ["base-ubuntu24", os.ubuntu2404],
  ["base-openeuler", os.openEuler],
  ["golden-nginx-1.26", os.rocky9],
  ["golden-redis-7.4", os.debian12],
  ["golden-mysql-8.4", os.rocky9],
  ["flink-1.20-taskmanager", os.ubuntu2204],
  ["clickhouse-24.8", os.ubuntu2204],
  ["es-8.17-hot", os.debian12],
  ["zookeeper-3.9", os.centos7],
  ["prometheus-3.1", os.debian12],
  ["harbor-2.12", os.ubuntu2204],
  ["网关-基础镜像", os.centos7],
  ["支付核心-基线", os.openEuler],
  ["jumpserver-4", os.ubuntu2204],
  ["gpu-train-deepspeed", os.ubuntu2204, "GpuBccCustom"],
  ["gpu-bbc-a800-nccl", os.ubuntu2204, "GpuBbcCustom"],
  ["bbc-ceph-osd", os.rocky9, "BbcCustom"],
  ["ad-controller", os.windows2022],
  ["office-gateway-win", os.windows2019],
  ["tidb-8.5-tikv", os.rocky9],
  ["ci-runner", os.ubuntu2404],
];

/** Everyday own images, dated in their names, shared with few accounts or none. */
export function grownImages(
  region: RegionId,
  { chance, count }: { chance: Dice; count: number },
): StoredImage[] {
  return Array.from({ length: count }, (_, index) => {
    const [stem, system, type = "Custom"] = roles[index % roles.length] ?? firstRole;
    const month = `202${chance.between(5, 6)}-${String(chance.between(1, 10)).padStart(2, "0")}`;
    const createTime = momentIn(month, chance);
    const image = listed({
      id: `m-${chance.id(8)}`,
      name: `${region}-${stem}-${createTime.slice(0, 10).replaceAll("-", "")}`,
      type,
      createTime,
      os: system,
      minDiskGb: system.osType === "windows" ? 50 : chance.pick([0, 20, 40, 40, 60, 100]),
      more: { encrypted: chance.roll() < 0.15, desc: chance.pick(["", "", "weekly build", "每周基线"]) },
    });
    return own(image, people(chance.pick([0, 0, 0, 1, 2, 5, 9, 17]), chance));
  });
}
