import fc from "fast-check";
import { BLANK_DISK, type Disk } from "../../../domain/disk";
import { readDayRange, readSizeRange } from "../../../domain/filter-ranges";
import type { Image } from "../../../domain/image";
import { emptyFilter, FACETS, type ImageFilter, SORT_KEYS } from "../../../domain/image-filter";
import { testImage } from "../../../testing/image";
import type { SearchContext } from "../context";

const { constantFrom, option, record } = fc;

const TEXTS = [
  "centos_7",
  "CentOS-7 base",
  "win2019 64位中文版",
  "zh-64bit",
  "a_b 50%",
  "ＷＥＢ",
  "数据中心版",
  "x",
];

const disk: fc.Arbitrary<Disk> = record({
  role: constantFrom("system" as const, "data" as const, "unknown" as const),
  type: constantFrom(null, "CLOUD_SSD", "hp1"),
  sizeGiB: constantFrom(null, 20, 40, 100),
  encrypted: constantFrom(true, false, null),
  snapshotId: constantFrom(null, "snap-1", "S-ABC"),
}).map(({ role, ...told }) => ({ ...BLANK_DISK, ...told, role: { value: role, raw: null } }));

const CLOUD_OF = { "c-1": "tencent-cvm", "c-2": "jdcloud-vm", "c-3": "baidu-bcc" } as const;

const SYSTEMS = [
  { distribution: "ubuntu", release: "22.04", text: "Ubuntu 22.04 LTS", language: null },
  { distribution: "ubuntu", release: "9.10", text: null, language: "zh" },
  { distribution: "centos", release: "7.6", text: "CentOS 7.6 64位", language: null },
  { distribution: "debian", release: null, text: "Debian", language: "en" },
  { distribution: null, release: null, text: "Windows Server 2019 数据中心版 64位英文版", language: null },
];

/** Images that share much: few ids, so that updates meet; few values, so that facets fill. */
export const anyImage: fc.Arbitrary<Image> = record({
  connectionId: constantFrom("c-1" as const, "c-2" as const, "c-3" as const),
  regionId: constantFrom("cn-1", "cn-2"),
  imageId: constantFrom("img-1", "img-2", "IMG-2", "img-10", "m_ａ", "img-3", "img-4"),
  name: option(constantFrom("", ...TEXTS)),
  description: option(constantFrom(...TEXTS)),
  owner: option(constantFrom("100001", "team-web")),
  placement: option(constantFrom("cn-hangzhou-1")),
  ownership: constantFrom("private" as const, "public" as const, "shared" as const, "unknown" as const),
  status: constantFrom("available" as const, "failed" as const, "not-reported" as const),
  arch: constantFrom("x86_64" as const, "arm64" as const, "not-reported" as const),
  system: constantFrom(...SYSTEMS),
  disks: fc.oneof(fc.constant("not-reported" as const), fc.array(disk, { maxLength: 3 })),
  used: option(fc.nat({ max: 10 })),
  limit: option(constantFrom(10)),
  targets: constantFrom(
    "not-asked" as const,
    "not-permitted" as const,
    "not-applicable" as const,
    "known" as const,
  ),
  audience: constantFrom("not-reported" as const, "everyone" as const, "owner-only" as const),
  snapshotId: constantFrom(null, "snap-1"),
  createdAt: option(
    constantFrom("2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00.000Z", "2025-06-01T12:00:00.000Z"),
  ),
  tags: fc.uniqueArray(constantFrom("env=prod", "env=", "a,b=1", "golden"), { maxLength: 2 }),
  notes: fc.subarray(["zone-assumed", "word-unknown"] as const),
}).map((made) => {
  const { connectionId, regionId, imageId, used, limit, targets, audience } = made;
  return testImage({
    ref: { connectionId, regionId, imageId },
    cloud: CLOUD_OF[connectionId],
    name: made.name,
    description: made.description,
    owner: made.owner,
    placement: made.placement,
    ownership: { value: made.ownership, raw: null },
    status: made.status === "not-reported" ? made.status : { value: made.status, raw: null },
    architecture: made.arch === "not-reported" ? made.arch : { value: made.arch, raw: null },
    os: { family: "not-reported", ...made.system },
    disks: made.disks,
    sharing: {
      used,
      limit,
      limitBasis: "image",
      targets: targets === "known" ? [] : targets,
      audience: audience === "not-reported" ? audience : { value: audience, raw: null },
    },
    snapshotId: made.snapshotId,
    createdAt: made.createdAt === null ? null : { iso: made.createdAt, raw: made.createdAt, zone: "stated" },
    tags: made.tags.map((tag) => {
      const [key = "", value = null] = tag.split("=");
      return { key, value };
    }),
    notes: made.notes.map((code) => ({ code, path: "x", raw: null })),
  });
});

const VALUES = [
  "tencent-cvm",
  "private",
  "shared",
  "ubuntu",
  "unknown",
  "ended",
  "supported",
  "available",
  "not-reported",
  "c-1",
  "cn-1",
  "x86_64",
  "ubuntu 22.04",
  "CLOUD_SSD",
  "none",
  "yes",
  "no",
  "mixed",
  "encrypted",
  "env=prod",
  "golden",
  "a,b=1",
  "zone-assumed",
  "not-shared",
  "near-limit",
  "full",
  "never-there",
];

const choice = record({
  include: fc.subarray(VALUES, { maxLength: 12 }),
  exclude: fc.subarray(VALUES, { maxLength: 3 }),
}).map(({ include, exclude }) => ({ include, exclude: exclude.filter((value) => !include.includes(value)) }));

export const anyFilter: fc.Arbitrary<ImageFilter> = record({
  q: fc.oneof(
    { weight: 3, arbitrary: fc.constant("") },
    constantFrom(
      "centos",
      "64bit",
      "中文版",
      "英文版 64位",
      "zh",
      "en",
      "_",
      "%",
      "IMG-2",
      "datacenter",
      "snap web",
      "prod",
      "nowhere",
    ),
  ),
  chosen: fc.array(fc.tuple(constantFrom(...FACETS), choice), { maxLength: 3 }),
  size: constantFrom(null, null, "40..100", "..60", "120.."),
  created: constantFrom(null, null, "2026-01", "2026-02-01..", "..2025"),
  sort: record({ key: constantFrom(...SORT_KEYS), descending: fc.boolean() }),
}).map(({ chosen, size, created, ...rest }) => ({
  ...rest,
  facets: { ...emptyFilter().facets, ...Object.fromEntries(chosen) },
  size: readSizeRange(size ?? ""),
  created: readDayRange(created ?? ""),
}));

/** Days, thresholds and conditions that make a difference to the images above. */
export const anyContext: fc.Arbitrary<SearchContext> = record({
  today: constantFrom("2024-06-30", "2026-11-21", "2027-03-15"),
  endingDays: constantFrom(90, 400),
  alertPercent: constantFrom(80, 50),
  freshSources: fc.subarray(["c-1\ncn-1", "c-2\ncn-1", "c-3\ncn-2"]).map((keys) => new Set(keys)),
  accountNames: constantFrom(
    new Map([["c-1", "zeta"]]),
    new Map([
      ["c-2", "alpha"],
      ["c-3", "zeta"],
    ]),
  ),
});
