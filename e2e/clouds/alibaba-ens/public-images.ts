import { type EnsImage, ensImage } from "./image";

type Row = [id: string, platform: string, version: string, createdTime: string, computeType?: string];

const rows: Row[] = [
  ["centos_7_06_64_20G_alibase_20190711", "centos", "7.6", "2019-07-11T03:00:00Z"],
  ["centos_7_09_64_20G_alibase_20211224", "centos", "7.9", "2021-12-24T03:00:00Z"],
  ["centos_8_02_arm64_20G_alibase_20210305", "centos", "8.2", "2021-03-05T03:00:00Z", "arm_vm"],
  ["ubuntu_16_04_64_20G_alibase_20190620", "ubuntu", "16.04", "2019-06-20T03:00:00Z"],
  ["ubuntu_18_04_64_20G_alibase_20200914", "ubuntu", "18.04", "2020-09-14T03:00:00Z"],
  ["ubuntu_20_04_64_20G_alibase_20220428", "ubuntu", "20.04", "2022-04-28T03:00:00Z"],
  ["ubuntu_22_04_64_20G_alibase_20240530", "ubuntu", "22.04", "2024-05-30T03:00:00Z"],
  ["ubuntu_24_04_64_20G_alibase_20260812", "ubuntu", "24.04", "2026-08-12T03:00:00Z"],
  ["debian_11_7_64_20G_alibase_20230718", "debian", "11.7", "2023-07-18T03:00:00Z"],
  ["debian_12_6_64_20G_alibase_20240819", "debian", "12.6", "2024-08-19T03:00:00Z"],
  ["aliyun_3_64_20G_alibase_20260130", "alios", "3", "2026-01-30T03:00:00Z"],
  ["aliyun_3_bm_64_40G_alibase_20260130", "alios", "3", "2026-01-30T03:00:00Z", "bare_metal"],
  ["win2016_1607_x64_dtc_zh-cn_40G_alibase_20211116", "windows", "2016", "2021-11-16T03:00:00Z"],
  ["win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811", "windows", "2019", "2023-08-11T03:00:00Z"],
  ["win2022_21H2_x64_dtc_zh-cn_40G_alibase_20261118", "windows", "2022", "2026-11-18T03:00:00Z"],
];

/** The public catalogue; the first image is the published one, whose two operations disagree about name and size. */
export const publicImages: EnsImage[] = [
  ensImage({
    id: "centos_6_08_64_20G_alibase_2017edge",
    name: "Ubuntu_16.04",
    owner: "system",
    createdTime: "2017-12-08T12:10:03Z",
    size: "40",
    snapshotId: "sp-5xg63dmojc1oaa3pkedge",
    instanceId: "",
    platform: "centos",
    osVersion: "6.8",
    regionId: "cn-wulanchabu",
    disks: [{ type: "Data", size: "100", format: "raw", imageId: "i-test" }],
    catalogue: { description: "centos_6_08_64_20G_alibase_2017edge", size: "20" },
  }),
  ...rows.map(([id, platform, osVersion, createdTime, computeType = "ens_vm"]) => {
    const size = id.includes("_40G_") ? "40" : "20";
    return ensImage({
      id,
      name: `${platform}_${osVersion}`,
      owner: "system",
      architecture: computeType === "arm_vm" ? "arm64" : "x86_64",
      computeType,
      createdTime,
      size,
      instanceId: "",
      snapshotId: "",
      osType: platform === "windows" ? "windows" : "linux",
      platform,
      osVersion,
      catalogue: { description: `${platform} ${osVersion}`, size },
    });
  }),
];
