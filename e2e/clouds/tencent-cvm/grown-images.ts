import { dice } from "../dice";
import { ownImage, type WorldImage } from "./image";

/** What one team builds again and again, since its operating system exists. */
type ProductLine = Pick<WorldImage, "osName" | "platform" | "architecture"> & {
  app: string;
  dataGiB: number;
  since: string;
};

const lines: [ProductLine, ...ProductLine[]] = [
  {
    app: "web-base",
    osName: "CentOS 7.9 64位",
    platform: "CentOS",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2021-04-01",
  },
  {
    app: "order-api",
    osName: "Ubuntu Server 22.04 LTS 64位",
    platform: "Ubuntu",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2022-07-01",
  },
  {
    app: "payment-gateway",
    osName: "TencentOS Server 4 for x86_64 64位",
    platform: "TencentOS",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2025-10-01",
  },
  {
    app: "kafka-broker",
    osName: "Debian 12.8 64位",
    platform: "Debian",
    architecture: "x86_64",
    dataGiB: 500,
    since: "2025-01-01",
  },
  {
    app: "k8s-node",
    osName: "TencentOS Server 3.1 (TK4) 64位",
    platform: "TencentOS",
    architecture: "x86_64",
    dataGiB: 100,
    since: "2021-06-01",
  },
  {
    app: "k8s-node-arm",
    osName: "TencentOS Server 3.1 (TK4) UEFI ARM 64位",
    platform: "TencentOS",
    architecture: "arm",
    dataGiB: 100,
    since: "2023-06-01",
  },
  {
    app: "gpu-train-cuda12",
    osName: "Ubuntu Server 20.04 LTS 64位",
    platform: "Ubuntu",
    architecture: "x86_64",
    dataGiB: 200,
    since: "2023-02-01",
  },
  {
    app: "redis-cache",
    osName: "Rocky Linux 9.4 64位",
    platform: "Rocky Linux",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2024-09-01",
  },
  {
    app: "win-print",
    osName: "Windows Server 2019 数据中心版 64位中文版",
    platform: "Windows",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2020-01-01",
  },
  {
    app: "ci-runner",
    osName: "Ubuntu Server 24.04 LTS 64位",
    platform: "Ubuntu",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2024-07-01",
  },
  {
    app: "legacy-crm",
    osName: "CentOS 6.5 64位",
    platform: "CentOS",
    architecture: "x86_64",
    dataGiB: 0,
    since: "2016-06-01",
  },
];
const NEWEST = Date.UTC(2026, 10, 20);

/** `count` ordinary images of one account, the same for the same seed; dates from 2016 to 2026-11-20. */
export function grownImages({ seed, ownerId, count }: { seed: number; ownerId: string; count: number }) {
  const chance = dice(seed);
  return Array.from({ length: count }, (): WorldImage => {
    const line = chance.pick(lines);
    const created = new Date(
      chance.between(Date.parse(line.since) / 1000, NEWEST / 1000) * 1000,
    ).toISOString();
    const systemGiB = chance.pick([20, 50, 50, 100]);
    const disks: WorldImage["disks"] = [
      { snapshotId: `snap-${chance.id(8)}`, usage: "SYSTEM_DISK", sizeGiB: systemGiB },
    ];
    if (line.dataGiB > 0) {
      disks.push({ snapshotId: `snap-${chance.id(8)}`, usage: "DATA_DISK", sizeGiB: line.dataGiB });
    }
    return ownImage({
      id: `img-${chance.id(8)}`,
      name: `${line.app}-${created.slice(0, 10).replaceAll("-", ".")}`,
      ownerId,
      osName: line.osName,
      platform: line.platform,
      architecture: line.architecture,
      sizeGiB: systemGiB + line.dataGiB,
      createdTime: created.replace(".000Z", "Z"),
      disks,
      tags: chance.roll() < 0.5 ? [{ key: "team", value: chance.pick(["platform", "orders", "data"]) }] : [],
      ...(chance.roll() < 0.4 ? { family: line.app, deprecated: chance.roll() < 0.25 } : {}),
    });
  });
}
