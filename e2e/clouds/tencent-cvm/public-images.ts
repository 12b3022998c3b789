import { dice } from "../dice";
import type { WorldImage } from "./image";

/** The list of common public images of document 213/1272, all of it. */
const published: [name: string, id: string][] = [
  ["CentOS 5.8 32位", "img-7br3ouzr"],
  ["CentOS 5.8 64位", "img-4cq5l3u1"],
  ["CentOS 5.11 32位", "img-ko6c8e6f"],
  ["CentOS 5.11 64位", "img-ailu7ftt"],
  ["CentOS 6.2 64位", "img-50mr2ow7"],
  ["CentOS 6.3 32位", "img-1afi29f3"],
  ["CentOS 6.3 64位", "img-4w43a15z"],
  ["CentOS 6.4 32位", "img-k09t26i1"],
  ["CentOS 6.4 64位", "img-jlo93805"],
  ["CentOS 6.5 32位", "img-7uq6rrhr"],
  ["CentOS 6.5 64位", "img-7fwdvfur"],
  ["CentOS 6.6 32位", "img-5jbd8jxn"],
  ["CentOS 6.6 64位", "img-h5le2uy5"],
  ["CentOS 6.7 32位", "img-ljriodz5"],
  ["CentOS 6.7 64位", "img-9iwld2rx"],
  ["CentOS 7.0 64位", "img-b1ve77s9"],
  ["CentOS 7.1 64位", "img-9q2lxkar"],
  ["CentOS 7.2 64位", "img-31tjrtph"],
  ["Debian 7.4 64位", "img-c1l6bgb1"],
  ["Debian 7.8 32位", "img-2p1g2wjv"],
  ["Debian 7.8 64位", "img-feqctcrx"],
  ["Debian 8.2 32位", "img-ez7jwngr"],
  ["Debian 8.2 64位", "img-hi93l4ht"],
  ["Ubuntu Server 12.04 LTS 64位 (Docker)", "img-aa9z7opt"],
  ["Ubuntu Server 14.04.1 LTS 32位", "img-qpxvpujt"],
  ["Ubuntu Server 14.04.1 LTS 64位", "img-3wnd9xpl"],
  ["openSUSE 12.3 32位", "img-8bf2kz5x"],
  ["openSUSE 12.3 64位", "img-1p6m0vz5"],
  ["openSUSE 13.2 64位", "img-pmhtrjdx"],
  ["SUSE Linux Enterprise Server 11 SP3 64位", "img-mg89zx1h"],
  ["SUSE Linux Enterprise Server 12 64位", "img-d5304izr"],
  ["FreeBSD 10.1 64位", "img-871lthrb"],
  ["CoreOS 717.3.0 64位", "img-6mre94jv"],
  ["Windows Server 2008 R2 企业版 SP1 64位", "img-0vbqvzfn"],
  ["Windows Server 2012 R2 标准版 64位英文版", "img-lkxqa4kj"],
  ["Windows Server 2012 R2 标准版 64位中文版", "img-egif9bvl"],
  ["Windows Server 2012 R2 数据中心版 64位英文版", "img-2tddq003"],
  ["Windows Server 2012 R2 数据中心版 64位中文版", "img-29hl923v"],
];

/** Public images of later years. */
const later: [name: string, id: string, createdTime: string][] = [
  ["CentOS 7.9 64位", "img-c79kq3ez", "2021-03-16T06:22:41Z"],
  ["CentOS Stream 9 64位", "img-s9rt50wd", "2022-08-30T03:11:09Z"],
  ["Debian 12.8 64位", "img-d12vq7ha", "2024-12-03T08:45:12Z"],
  ["Ubuntu Server 20.04 LTS 64位", "img-u20x4nbe", "2020-07-01T02:00:00Z"],
  ["Ubuntu Server 22.04 LTS 64位", "img-u22m8cjp", "2022-06-14T09:30:51Z"],
  ["Ubuntu Server 24.04 LTS 64位", "img-u24ay6tk", "2024-06-25T07:12:30Z"],
  ["TencentOS Server 3.1 (TK4) UEFI ARM 64位", "img-tk4arm3e", "2023-05-18T05:05:05Z"],
  ["TencentOS Server 4 for x86_64 64位", "img-ts4x86q2", "2025-09-11T10:01:44Z"],
  ["Rocky Linux 9.4 64位", "img-rk94z1uo", "2024-08-08T08:08:08Z"],
  ["Windows Server 2022 数据中心版 64位中文版", "img-w22dczh7", "2026-10-20T01:30:00Z"],
];

/** Public images in the order of the documents, the same ids in every region. 32-bit ones exist in Guangzhou only. */
export const publicImages: WorldImage[] = [
  publishedExample(),
  ...published.map(([name, id]) => publicImage({ name, id, createdTime: earlyTime(id) })),
  ...later.map(([name, id, createdTime]) => publicImage({ name, id, createdTime })),
];

/** The image of the published DescribeImages example, field by field. */
function publishedExample(): WorldImage {
  return {
    ...publicImage({ name: "CentOS 7.6 64位", id: "img-9qabwvbn", createdTime: "2020-09-22T00:00:00+00:00" }),
    syncPercent: 20,
    tags: [{ key: "myKey", value: "myValue" }],
    cache: { clusterId: "cluster-12345678", status: "CACHED" },
  };
}

function publicImage({
  name,
  id,
  createdTime,
}: {
  name: string;
  id: string;
  createdTime: string;
}): WorldImage {
  return {
    id,
    name,
    // The legacy sample shows Ubuntu's public image without a description.
    description: name.startsWith("Ubuntu") ? "" : name,
    ownerId: "tencent",
    creator: "tencent",
    osName: name,
    platform: platformOf(name),
    architecture: name.includes("32位") ? "i386" : name.includes("ARM") ? "arm" : "x86_64",
    sizeGiB: name.startsWith("Windows") || createdTime >= "2020" ? 50 : 20,
    createdTime,
    state: "NORMAL",
    source: "OFFICIAL",
    syncPercent: null,
    cloudInit: !name.includes("2008") && !name.includes("CentOS 5"),
    disks: [],
    tags: [],
    license: "TencentCloud",
    ...(createdTime >= "2022" ? { family: "", deprecated: false } : {}),
    shares: [],
  };
}

function platformOf(name: string): string {
  const first = name.split(" ")[0] ?? name;
  return first === "Rocky" ? "Rocky Linux" : first;
}

function earlyTime(id: string): string {
  // The two images of the legacy sample: 2016-05-12 19:25:20 in Beijing.
  if (id === "img-31tjrtph" || id === "img-3wnd9xpl") return "2016-05-12T11:25:20Z";
  const chance = dice([...id].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0);
  const at = Date.UTC(2015, 7, 1) + chance.between(0, 280 * 86_400) * 1000;
  return new Date(at).toISOString().replace(".000Z", "Z");
}
