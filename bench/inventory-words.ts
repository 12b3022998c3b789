import type { CloudId } from "../lib/domain/cloud";

/** One account, with the regions that are read. */
export type BenchAccount = { id: string; name: string; cloud: CloudId; regions: readonly string[] };

const TENCENT = [
  "ap-guangzhou",
  "ap-shanghai",
  "ap-beijing",
  "ap-chengdu",
  "ap-nanjing",
  "ap-singapore",
  "na-ashburn",
];
const JD = ["cn-north-1", "cn-east-1", "cn-east-2", "cn-south-1"];
const BAIDU = ["bj", "gz", "su", "hkg", "fwh", "bd"];
const ENS = ["mainland", "ap-southeast-1"];

/** Larger accounts first: the generator picks them more often. */
export const ACCOUNTS: readonly BenchAccount[] = [
  { id: "c-tc-prod", name: "tc-prod", cloud: "tencent-cvm", regions: TENCENT },
  { id: "c-jd-retail", name: "jd-retail", cloud: "jdcloud-vm", regions: JD },
  { id: "c-bd-core", name: "bd-core", cloud: "baidu-bcc", regions: BAIDU },
  { id: "c-tc-games", name: "tc-games", cloud: "tencent-cvm", regions: TENCENT },
  { id: "c-ens-edge", name: "ens-edge", cloud: "alibaba-ens", regions: ENS },
  { id: "c-bd-ml", name: "bd-ml", cloud: "baidu-bcc", regions: BAIDU },
  { id: "c-jd-logistics", name: "jd-logistics", cloud: "jdcloud-vm", regions: JD },
  { id: "c-tc-sandbox", name: "tc-sandbox", cloud: "tencent-cvm", regions: TENCENT },
];

type System = {
  distribution: string | null;
  release: string | null;
  text: string;
  name: string;
  family: "linux" | "windows";
};

const linux = (distribution: string, title: string, releases: readonly string[]): System[] =>
  releases.flatMap((release) =>
    ["64位", "64bit"].map((bits) => ({
      distribution,
      release,
      text: `${title} ${release} ${bits}`,
      name: `${distribution}-${release}`,
      family: "linux" as const,
    })),
  );

const windows = (releases: readonly string[]): System[] =>
  releases.flatMap((release) =>
    ["中文版", "英文版"].map((language) => ({
      distribution: "windows-server",
      release,
      text: `Windows Server ${release} 数据中心版 64位 ${language}`,
      name: `win${release.replace(" ", "")}`,
      family: "windows" as const,
    })),
  );

/** The commonest first. */
export const SYSTEMS: readonly System[] = [
  ...linux("centos", "CentOS", ["7.9", "7.6", "7.8", "8.2", "6.10"]),
  ...linux("ubuntu", "Ubuntu Server", ["22.04", "20.04", "24.04", "18.04", "16.04"]),
  ...windows(["2019", "2022", "2016", "2012 R2"]),
  ...linux("tencentos-server", "TencentOS Server", ["3.1", "2.4", "4"]),
  ...linux("debian", "Debian", ["12.0", "11.1", "10.2", "9.0"]),
  ...linux("rocky-linux", "Rocky Linux", ["9.3", "8.6"]),
  ...linux("almalinux", "AlmaLinux", ["9.0", "8.5"]),
  ...linux("openeuler", "openEuler", ["22.03", "20.03"]),
  ...linux("anolis-os", "Anolis OS", ["8.8", "7.9"]),
  ...linux("sles", "SUSE Linux Enterprise Server", ["15 SP4", "12 SP5"]),
  ...linux("fedora", "Fedora", ["38", "40"]),
  ...linux("freebsd", "FreeBSD", ["13.1", "12.3"]),
  { distribution: null, release: null, text: "Other Linux", name: "custom", family: "linux" },
];

export const TEAMS = [
  "web",
  "order",
  "search",
  "payment",
  "ads",
  "ml",
  "data",
  "mobile",
  "infra",
  "games",
  "edge",
  "iot",
];
export const ROLES = [
  "base",
  "golden",
  "worker",
  "api",
  "gateway",
  "db",
  "cache",
  "jenkins-agent",
  "k8s-node",
  "bastion",
  "gpu",
  "build",
];
export const STAGES = ["prod", "staging", "test", "dev"];
export const DISK_TYPES: Record<CloudId, readonly string[]> = {
  "tencent-cvm": ["CLOUD_PREMIUM", "CLOUD_SSD", "CLOUD_BSSD", "CLOUD_HSSD"],
  "jdcloud-vm": ["ssd.gp1", "hdd.std1", "ssd.io1", "local"],
  "baidu-bcc": ["cloud_hp1", "hp1", "enhanced_ssd_pl1"],
  "alibaba-ens": ["cloud_efficiency", "cloud_ssd", "local_ssd"],
};
export const SIZES_GIB = [40, 50, 20, 100, 60, 80, 200, 500, 30, 1000];
