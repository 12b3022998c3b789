import { dice } from "../dice";
import { type EnsImage, ensImage } from "./image";

/** Images of the published examples; ids that the vendor masks with **** end in `edge` here. */
export const publishedImages: EnsImage[] = [
  ensImage({
    id: "centos_6_08_64_20G_aedge",
    name: "centos_6_08_64_20G_aedge",
    createdTime: "2017-12-08T12:10:03Z",
    size: "20",
    storageSize: "400",
    instanceId: "i-5iqczfxps7csjrxecaedge",
    snapshotId: "sp-5yt3bdedxzdz6t6uuwedge",
    platform: "centos",
    osVersion: "7.2",
    status: "Creating",
    regionId: "cn-wulanchabu",
    disks: [{ type: "Data", size: "100", format: "Image format.\nraw\nqcow2", imageId: "i-test" }],
  }),
  ensImage({
    id: "m-5qkf6jv9a0tzd5ipwx5fiedge",
    name: "edge-cdn-golden-2025.12",
    createdTime: "2025-12-05T06:07:08Z",
    shares: ["1515285520000001", "1515285520000002"],
  }),
];

/** Own images that show every state and oddity a reader may meet. */
export const notableImages: EnsImage[] = [
  // The next two: asking for the shorter id finds the longer one first, since the id filter is fuzzy.
  ensImage({
    id: "m-5qm2r6xo7njrpdkx04q1o-copy",
    name: "copy",
    createdTime: "2026-02-11T03:04:05Z",
    disks: [{ type: "System", size: "40", format: "qcow2", imageId: "m-5qm2r6xo7njrpdkx04q1o" }],
  }),
  ensImage({
    id: "m-5qm2r6xo7njrpdkx04q1o",
    name: "edge-web-base-2026.02",
    createdTime: "2026-02-11T03:04:05Z",
  }),
  ensImage({
    id: "m-5qkf6jv9a0tzd5ipwx5fi",
    name: "边缘-gpu-arm",
    owner: "others",
    architecture: "arm64",
    computeType: "arm_vm",
    createdTime: "2026-02-11T03:04:05Z",
    instanceId: "",
    snapshotId: "",
    platform: "centos",
    osVersion: "8.2",
    regionId: "ap-southeast-1",
  }),
  ensImage({
    id: "m-5t4xwkfkbs0uxv0kymdb6uip7",
    name: "win-edge",
    createdTime: "2026-02-11T03:04:05Z",
    size: "",
    storageSize: "",
    osType: "windows",
    platform: "windows",
    osVersion: "2019",
    status: "Pack_failed",
  }),
  ensImage({
    id: "m-5s7qotzavwbrnzaqh4unm",
    name: "edge-partner-runtime-2026.10",
    createdTime: "2026-10-08T09:10:11Z",
    size: "240",
    storageSize: "88",
    regionId: "cn-hangzhou",
    disks: [
      { type: "system", size: "40", format: "qcow2", imageId: "m-5s7qotzavwbrnzaqh4unm" },
      { type: "data", size: "200", format: "raw", imageId: "m-5s7qotzavwbrnzaqh4und1" },
    ],
    shares: Array.from({ length: 130 }, (_, index) => String(1_610_000_000_000_000n + BigInt(index * 37))),
  }),
  ensImage({
    id: "m-5packing0edgenightly1120",
    name: "edge-nightly-2026.11.20",
    createdTime: "2026-11-20T02:15:00Z",
    status: "Packing",
    storageSize: "",
  }),
  ensImage({
    id: "m-5uploading0edgenightly19",
    name: "edge-nightly-2026.11.19",
    createdTime: "2026-11-19T02:15:00Z",
    status: "Uploading",
    storageSize: "",
  }),
  ensImage({
    id: "m-5copying0livestream2026",
    name: "livestream-transcode-2026.11",
    createdTime: "2026-11-18T11:00:00Z",
    status: "Copying",
    regionId: "cn-chengdu",
  }),
  ensImage({
    id: "m-5uploadfailed0iot2024",
    name: "iot-gateway-2024.07",
    createdTime: "2024-07-01T00:00:00Z",
    status: "Upload_failed",
    platform: "debian",
    osVersion: "12",
  }),
  ensImage({
    id: "m-5unavailable0cache2019",
    name: "cache-node-2019.03",
    createdTime: "2019-03-14T15:09:26Z",
    status: "Unavailable",
    platform: "centos",
    osVersion: "7.6",
    architecture: "i386",
  }),
  ensImage({
    id: "m-5migrating0word2026",
    name: "edge-storage-migrated",
    createdTime: "2026-11-10T10:10:10Z",
    status: "Migrating",
    platform: "anolis",
    osVersion: "8.9",
  }),
  ensImage({
    id: "m-5armvm0gateway2026",
    name: "iot-gateway-arm-2026.09",
    createdTime: "2026-09-09T09:09:09Z",
    architecture: "arm64",
    computeType: "arm_vm",
  }),
  ensImage({
    id: "m-5baremetal0gpu2025",
    name: "gpu-bare-metal-2025.06",
    createdTime: "2025-06-06T06:06:06Z",
    computeType: "bare_metal",
    size: "480",
    instanceId: "",
  }),
  ensImage({
    id: "m-5pcfarm0cloudgame2026",
    name: "cloud-game-pcfarm-2026.08",
    createdTime: "2026-08-08T08:08:08Z",
    computeType: "pcfarm",
    osType: "windows",
    platform: "windows",
    osVersion: "2022",
    size: "512",
  }),
  ensImage({
    id: "m-5empty0strings2023",
    name: "<i>unnamed</i> & 100%_edge",
    createdTime: "2023-05-05T05:05:05Z",
    architecture: "",
    computeType: "",
    instanceId: "",
    snapshotId: "",
    platform: "",
    osVersion: "",
    storageSize: "",
    regionId: "",
    disks: [{ type: "System", size: "", format: "", imageId: "" }],
  }),
];

type ProductLine = Pick<EnsImage, "platform" | "osVersion" | "osType" | "computeType"> & {
  app: string;
  /** When its operating system could be had. */
  since: string;
};

const lines: [ProductLine, ...ProductLine[]] = [
  {
    app: "edge-web-base",
    since: "2022-06-01",
    platform: "ubuntu",
    osVersion: "22.04",
    osType: "linux",
    computeType: "ens_vm",
  },
  {
    app: "edge-cdn",
    since: "2021-01-01",
    platform: "centos",
    osVersion: "7.9",
    osType: "linux",
    computeType: "ens_vm",
  },
  {
    app: "livestream-transcode",
    since: "2023-07-01",
    platform: "debian",
    osVersion: "12",
    osType: "linux",
    computeType: "ens",
  },
  {
    app: "iot-gateway-arm",
    since: "2021-07-01",
    platform: "alios",
    osVersion: "3",
    osType: "linux",
    computeType: "arm_bare_metal",
  },
  {
    app: "cloud-game",
    since: "2021-12-01",
    platform: "windows",
    osVersion: "2022",
    osType: "windows",
    computeType: "ens_vm",
  },
  {
    app: "edge-db",
    since: "2024-06-01",
    platform: "rhel",
    osVersion: "9.4",
    osType: "linux",
    computeType: "bare_metal",
  },
];

const NEWEST = Date.UTC(2026, 10, 20);

/** `count` ordinary images, the same for the same seed; dates from 2021 to 2026-11-20. */
export function grownImages(parts: {
  seed: number;
  count: number;
  owner: "self" | "others";
  regionIds: [string, ...string[]];
}): EnsImage[] {
  const chance = dice(parts.seed);
  return Array.from({ length: parts.count }, () => {
    const { app, since, ...system } = chance.pick(lines);
    const created = new Date(chance.between(Date.parse(since) / 1000, NEWEST / 1000) * 1000).toISOString();
    const id = `m-5${chance.id(24)}`;
    const size = chance.pick(["20", "40", "40", "80"]);
    const disks = [{ type: "System", size, format: "qcow2", imageId: id }];
    if (app === "edge-db") {
      disks.push({ type: "Data", size: "200", format: "raw", imageId: `m-5${chance.id(24)}` });
    }
    return ensImage({
      ...system,
      id,
      name: `${app}-${created.slice(0, 10).replaceAll("-", ".")}`,
      owner: parts.owner,
      architecture: system.computeType.startsWith("arm") ? "arm64" : "x86_64",
      createdTime: created.replace(".000Z", "Z"),
      size,
      storageSize: String(chance.between(3, 60)),
      instanceId: parts.owner === "others" ? "" : `i-5${chance.id(20)}`,
      snapshotId: parts.owner === "others" ? "" : `sp-5${chance.id(16)}`,
      regionId: chance.pick(parts.regionIds),
      disks,
    });
  });
}
