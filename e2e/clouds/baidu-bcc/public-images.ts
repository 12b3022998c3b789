import type { Dice } from "../dice";
import { foreign, listed, momentIn, type Os } from "./shapes";
import type { RegionId, StoredImage } from "./world";

type Release = [stem: string, os: Os, month: string, minDiskGb: number, type?: string, more?: object];

const arm = "aarch64 (64bit)";

const releases: Release[] = [
  ["ubuntu-16.04.7-server-amd64", { osName: "Ubuntu", osVersion: "16.04.7 LTS" }, "2020-09", 10],
  ["ubuntu-18.04.6-server-amd64", { osName: "Ubuntu", osVersion: "18.04.6 LTS" }, "2021-10", 20],
  ["ubuntu-20.04.6-server-amd64", { osName: "Ubuntu", osVersion: "20.04.6 LTS" }, "2023-04", 20],
  ["ubuntu-22.04.5-server-amd64", { osName: "Ubuntu", osVersion: "22.04 LTS" }, "2024-10", 20],
  ["ubuntu-24.04.3-server-amd64", { osName: "Ubuntu", osVersion: "24.04 LTS" }, "2025-08", 20],
  ["ubuntu-24.04.3-server-arm64", { osName: "Ubuntu", osVersion: "24.04 LTS", osArch: arm }, "2025-08", 20],
  ["ubuntu-26.04-server-amd64", { osName: "Ubuntu", osVersion: "26.04 LTS" }, "2026-05", 20],
  ["centos-6.5-i386", { osName: "CentOS", osVersion: "6.5", osArch: "i386 (32bit)" }, "2016-02", 20],
  ["centos-6.10-x86_64", { osName: "CentOS", osVersion: "6.10" }, "2018-08", 20],
  ["centos-7.9-x86_64", { osName: "CentOS", osVersion: "7.9" }, "2020-11", 20],
  ["centos-8.4-x86_64", { osName: "CentOS", osVersion: "8.4" }, "2021-06", 20],
  ["centos-stream-9-x86_64", { osName: "CentOS Stream", osVersion: "9" }, "2025-02", 20],
  ["debian-9.13-amd64", { osName: "Debian", osVersion: "9.13" }, "2020-08", 20],
  ["debian-11.11-amd64", { osName: "Debian", osVersion: "11.11" }, "2024-09", 20],
  ["debian-12.8-amd64", { osName: "Debian", osVersion: "12.8" }, "2024-12", 20],
  ["debian-13.1-amd64", { osName: "Debian", osVersion: "13.1" }, "2025-09", 20],
  ["rocky-8.10-x86_64", { osName: "Rocky Linux", osVersion: "8.10" }, "2024-06", 20],
  ["rocky-9.5-x86_64", { osName: "Rocky Linux", osVersion: "9.5" }, "2025-01", 20],
  ["almalinux-9.4-x86_64", { osName: "AlmaLinux", osVersion: "9.4" }, "2024-07", 20],
  ["openEuler-22.03-LTS-SP4-x86_64", { osName: "openEuler", osVersion: "22.03 LTS SP4" }, "2024-08", 20],
  [
    "openEuler-24.03-LTS-aarch64",
    { osName: "openEuler", osVersion: "24.03 LTS", osArch: arm },
    "2024-11",
    20,
  ],
  ["opensuse-leap-15.6-x86_64", { osName: "OpenSUSE", osVersion: "15.6" }, "2024-10", 20],
  [
    "centos-7.6-x86_64-finance",
    { osName: "CentOS", osVersion: "7.6" },
    "2019-12",
    20,
    "System",
    { specialVersion: "financial_safty", desc: "等保三级加固" },
  ],
  ["windows-server-2012-r2-cn", windows("2012 R2 Datacenter", "CHS"), "2016-05", 40],
  ["windows-server-2016-cn", windows("2016 Datacenter", "CHS"), "2019-03", 40],
  ["windows-server-2019-cn", windows("2019 Datacenter", "CHS"), "2022-06", 40],
  ["windows-server-2022-en", windows("2022 Datacenter", "ENG"), "2024-03", 50],
  ["ubuntu-22.04-gpu-cuda12.4", { osName: "Ubuntu", osVersion: "22.04 LTS" }, "2024-11", 40, "GpuBccSystem"],
  ["ubuntu-24.04-gpu-cuda12.8", { osName: "Ubuntu", osVersion: "24.04 LTS" }, "2025-10", 40, "GpuBccSystem"],
  [
    "centos-7.5-fpga",
    { osName: "CentOS", osVersion: "7.5" },
    "2018-11",
    40,
    "FpgaBccSystem",
    { fpgaType: "KU115" },
  ],
  ["centos-7.9-bbc", { osName: "CentOS", osVersion: "7.9" }, "2021-03", 40, "BbcSystem"],
  ["ubuntu-22.04-bbc-gpu", { osName: "Ubuntu", osVersion: "22.04 LTS" }, "2025-04", 40, "GpuBbcSystem"],
  ["ebc-rocky-9", { osName: "Rocky Linux", osVersion: "9.3" }, "2026-02", 40, "EbcSystem"],
  ["lamp-8.2", { osName: "CentOS", osVersion: "7.9" }, "2023-09", 20, "Integration"],
  ["宝塔面板-9.0", { osName: "Ubuntu", osVersion: "22.04 LTS" }, "2024-05", 40, "Integration"],
  ["wordpress-6.8", { osName: "Debian", osVersion: "12.8" }, "2025-06", 20, "Integration"],
];

/** Everybody's images: one builds on the published one of Beijing, the rest are invented after it. */
export function publicImages(region: RegionId, chance: Dice): StoredImage[] {
  const grown = releases.map(([stem, os, month, minDiskGb, type = "System", more = {}]) => {
    const createTime = momentIn(month, chance);
    const image = listed({
      id: `m-${chance.id(8)}`,
      name: type === "Integration" ? stem : `${stem}-${beijingStamp(createTime)}`,
      type,
      createTime,
      os,
      minDiskGb,
      more: { ...more },
    });
    return foreign(image);
  });
  return region === "bj" ? [publishedUbuntu, ...grown] : grown;
}

/**
 * The example of GetImage in its form of 2020, unchanged. It has share counters although it is a
 * System image, and lacks what the form of 2024 added.
 */
const publishedUbuntu: StoredImage = {
  listed: {
    id: "m-nky7qeom",
    createTime: "2015-06-17T10:37:02Z",
    name: "ubuntu-14.04.1-server-amd64-201506171832",
    type: "System",
    osType: "linux",
    osVersion: "14.04.1 LTS",
    osName: "Ubuntu",
    osBuild: "2015061700",
    osArch: "x86_64 (64bit)",
    status: "Available",
    desc: null,
  },
  detailOnly: { shareToUserNumLimit: 50, sharedToUserNum: 20 },
  account: null,
  sharedWith: [],
};

function windows(osVersion: string, osLang: "CHS" | "ENG"): Os {
  return { osName: "Windows Server", osVersion, osType: "windows", osLang };
}

/** The published name ends in the minute of making it in Beijing, a little before its creation time. */
function beijingStamp(createTime: string): string {
  const made = new Date(Date.parse(createTime) + (8 * 60 - 5) * 60 * 1000).toISOString();
  return made.slice(0, 16).replace(/[-T:]/g, "");
}
