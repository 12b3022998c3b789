import type { Dice } from "../dice";
import { oldMarketplace, oldOfficial } from "./old-images";
import { imageId, momentIn, type Os, onLocalDisk, os, picture } from "./shapes";
import type { Image, RegionId, StoredImage } from "./world";

type Release = [name: string, os: Os, month: string, sizeMB: number, offline?: boolean];

const windows = (osVersion: string): Os => ({ platform: "Windows Server", osVersion, osType: "windows" });
const centos = (osVersion: string): Os => ({ platform: "CentOS", osVersion });
const ubuntu = (osVersion: string): Os => ({ platform: "Ubuntu", osVersion });

/** A smaller region offers the first ones only. */
const releases: Release[] = [
  ["CentOS 7.9 64位", centos("7.9"), "2021-03", 2310],
  ["Ubuntu 22.04 64位", ubuntu("22.04"), "2022-08", 2754],
  ["Ubuntu 24.04 64位", ubuntu("24.04"), "2024-09", 3012],
  ["Rocky Linux 9.5 64位", os.rocky9, "2025-02", 2688],
  ["Windows Server 2019 数据中心版 64位 中文版", windows("2019"), "2022-05", 14200],
  ["CentOS 6.9 64位", centos("6.9"), "2018-07", 1622, true],
  ["Ubuntu 24.04 64位 ARM", os.ubuntuArm, "2025-03", 2904],
  ["openEuler 22.03 LTS SP4 64位", os.openEuler, "2024-10", 2560],
  ["Debian 12.8 64位", { platform: "Other Linux", osVersion: "12.8" }, "2025-01", 1980],
  ["Windows Server 2008 R2 企业版 64位 中文版", windows("2008 R2"), "2017-04", 9120, true],
  ["Ubuntu 18.04 64位", ubuntu("18.04"), "2019-11", 2102, true],
  ["Ubuntu 20.04 64位", ubuntu("20.04"), "2021-06", 2410],
  ["Windows Server 2022 数据中心版 64位 英文版", windows("2022"), "2024-01", 15840],
  ["CentOS 7.4 32位", { ...centos("7.4"), architecture: "i386" }, "2018-01", 1710, true],
  ["Rocky Linux 8.10 64位", { platform: "Rocky Linux", osVersion: "8.10" }, "2024-07", 2590],
  ["AlmaLinux 9.4 64位", { platform: "Others Linux", osVersion: "9.4" }, "2024-08", 2602],
  ["Ubuntu 22.04 64位 GPU CUDA 12.4", ubuntu("22.04"), "2024-12", 11340],
  ["Windows Server 2016 数据中心版 64位 中文版", windows("2016"), "2020-02", 12800],
];

const marketplace: Release[] = [
  ["宝塔Linux面板 9.0", centos("7.9"), "2024-06", 3120],
  ["WordPress 6.8 运行环境", ubuntu("22.04"), "2025-07", 3480],
  ["GitLab CE 17 中文版", ubuntu("22.04"), "2025-04", 6210],
  ["Java 运行环境 Tomcat 8", centos("7.6"), "2019-09", 2890, true],
];

const community: Release[] = [
  ["alpine-3.20-minimal", { platform: "Other Linux", osVersion: "3.20" }, "2024-07", 310],
  ["k3s-node-1.31", ubuntu("24.04"), "2025-01", 3320],
  ["llm-workbench-cuda12", ubuntu("22.04"), "2026-03", 18950],
  ["freebsd-14.1", { platform: "Others Linux", osVersion: "14.1" }, "2024-09", 1440],
];

const amounts: Record<RegionId, [releases: number, marketplace: number, community: number]> = {
  "cn-north-1": [18, 4, 4],
  "cn-east-1": [0, 0, 0],
  "cn-east-2": [14, 3, 2],
  "cn-south-1": [9, 2, 1],
};

/** What everybody sees: official, marketplace and community images. */
export function offeredImages(regionId: RegionId, chance: Dice): StoredImage[] {
  const [official, third, fromPeople] = amounts[regionId];
  const offer = (source: string, ownerPin: (index: number) => string) => (release: Release, index: number) =>
    offered(release, { source, ownerPin: ownerPin(index), chance });
  return [
    ...(regionId === "cn-north-1" ? published(chance) : []),
    ...releases.slice(0, official).map(offer("public", () => "admin")),
    ...marketplace.slice(0, third).map(offer("thirdparty", (index) => `isv-${index + 1}`)),
    ...community.slice(0, fromPeople).map(offer("community", (index) => `maker-${index + 1}`)),
  ];
}

function offered(
  [name, os, createMonth, sizeMB, offline = false]: Release,
  { source, ownerPin, chance }: { source: string; ownerPin: string; chance: Dice },
): StoredImage {
  const image = picture(
    {
      imageId: imageId(chance),
      name,
      os,
      imageSource: source,
      createTime: momentIn(createMonth, chance),
      ownerPin,
      launchPermission: "all",
      sizeMB,
      // Only official and marketplace images carry the field.
      more:
        source === "community" ? {} : { offline, bootMode: os.architecture === "arm64" ? "uefi" : "bios" },
    },
    chance,
  );
  return { image, account: null, members: [] };
}

/** The example of the newer document, two images of the older ones, and one with each id form. */
function published(chance: Dice): StoredImage[] {
  const windows2012 = picture(
    {
      imageId: "98d44a0f-88c1-451a-8971-f1f769073b6c",
      name: "Windows Server 2012 R2 标准版 64位 中文版",
      os: windows("2012 R2"),
      imageSource: "public",
      createTime: "2018-03-30 20:00:00",
      ownerPin: "admin",
      launchPermission: "all",
      sizeMB: 9876,
      more: { offline: true },
    },
    chance,
  );
  return [
    {
      image: centos82,
      account: null,
      members: [],
      constraint: { constraintsType: "excludes", instanceTypes: ["g.s1.micro", "p.n1v100.2xlarge"] },
    },
    {
      image: onLocalDisk(windows2012, 40),
      account: null,
      members: [],
      constraint: { constraintsType: "includes", instanceTypes: ["g.n2.large", "g.n2.xlarge"] },
    },
    { image: oldOfficial, account: null, members: [] },
    { image: oldMarketplace, account: null, members: [] },
  ];
}

/** As published (JD Cloud VM, describeImage), its masked ids completed with letters. */
const centos82: Image = {
  architecture: "x86_64",
  createTime: "2021-01-28 16:49:05",
  desc: "",
  imageId: "img-m5s0abcd29",
  imageSource: "public",
  launchPermission: "all",
  name: "CentOS 8.2 64位",
  osType: "linux",
  osVersion: "8.2",
  ownerPin: "admin",
  platform: "CentOS",
  progress: "100",
  rootDeviceType: "cloudDisk",
  sizeMB: 2494,
  snapshotId: "snapshot-h8u1abcd36",
  status: "ready",
  systemDisk: {
    autoDelete: true,
    cloudDisk: {
      diskSizeGB: 40,
      diskType: "ssd.gp1",
      encrypt: false,
      encrypted: false,
      snapshotId: "snapshot-h8u1abcd36",
    },
    deviceName: "vda",
    diskCategory: "cloud",
  },
  systemDiskSizeGB: 40,
  uefiSupport: false,
};
