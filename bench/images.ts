import type { DialectId } from "../lib/domain/cloud";
import { BLANK_DISK, type Disk } from "../lib/domain/disk";
import type { Image } from "../lib/domain/image";
import type { Sharing } from "../lib/domain/sharing";
import {
  ACCOUNTS,
  type BenchAccount,
  DISK_TYPES,
  ROLES,
  SIZES_GIB,
  STAGES,
  SYSTEMS,
  TEAMS,
} from "./inventory-words";
import { type Random, random } from "./random";

/**
 * Images as the inventories of a large company have them: names after a pattern, few systems, disks, sharing and tags
 * where the clouds tell them, a description now and then. The same seed makes the same images.
 */
export function* benchImages(count: number, seed = 1): Generator<Image, void> {
  const dice = random(seed);
  for (let number = 0; number < count; number += 1) yield benchImage(dice, number);
}

/** The image with a change as a pass brings it: another status, sometimes another name or description. */
export function changedImage(image: Image, dice: Random): Image {
  return {
    ...image,
    status: { value: dice.pick(["available", "offline", "deprecated"]), raw: null },
    name: dice.chance(0.3) ? `${image.name ?? "image"}-r${dice.below(100)}` : image.name,
    description: dice.chance(0.2) ? `changed by ${dice.word(8)}` : image.description,
  };
}

function benchImage(dice: Random, number: number): Image {
  const account = dice.pickSkewed(ACCOUNTS);
  const system = dice.pickSkewed(SYSTEMS);
  const ownership = dice.pickSkewed(["private", "public", "shared", "marketplace", "community"] as const);
  const own = ownership === "private";
  const team = dice.pickSkewed(TEAMS);
  const createdAt = new Date(
    1_420_000_000_000 + Math.floor(Math.sqrt(dice.next()) * 372_000_000_000),
  ).toISOString();
  const disks = disksOf(dice, account);
  const name = own
    ? `${team}-${dice.pickSkewed(ROLES)}-${system.name}-${createdAt.slice(0, 10).replaceAll("-", "")}-${dice.below(100)}`
    : `${system.name}_x86_64_${createdAt.slice(0, 7)}_${dice.below(1000)}`;
  return {
    ref: {
      connectionId: account.id,
      regionId: dice.pickSkewed(account.regions),
      // With the number inside, so that no two are alike.
      imageId: `${account.cloud === "baidu-bcc" ? "m" : "img"}-${number.toString(36).padStart(5, "0")}${dice.word(5)}`,
    },
    cloud: account.cloud,
    dialect: account.cloud as DialectId,
    operation: account.cloud === "jdcloud-vm" ? "describeImages" : "DescribeImages",
    filledFrom: null,
    name: dice.chance(0.01) ? null : name,
    description: descriptionOf(dice, { own, team, date: createdAt.slice(0, 10) }),
    owner: own ? null : String(100_000_000 + dice.below(300)),
    placement:
      account.cloud === "alibaba-ens"
        ? `cn-${dice.pick(["hangzhou", "chengdu", "xian"])}-${dice.below(9)}`
        : null,
    ownership: { value: ownership, raw: `${ownership.toUpperCase()}_IMAGE` },
    status: {
      value: dice.chance(0.94) ? "available" : dice.pick(["creating", "failed", "offline", "deprecated"]),
      raw: "NORMAL",
    },
    progressPercent: null,
    os: {
      family: { value: system.family, raw: system.family },
      text: system.text,
      distribution: system.distribution,
      release: system.release,
      language: null,
    },
    architecture: dice.chance(0.05)
      ? "not-reported"
      : { value: dice.chance(0.9) ? "x86_64" : "arm64", raw: null },
    rootDevice: "not-reported",
    systemDiskGiB: null,
    minDiskGiB: null,
    imageSizeGiB: dice.pickSkewed(SIZES_GIB),
    fileSize: null,
    disks,
    sharing: sharingOf(dice, account, own),
    snapshotId: own && dice.chance(0.3) ? `snap-${dice.word(10)}` : null,
    sourceInstanceId: own && dice.chance(0.3) ? `i-${dice.word(10)}` : null,
    createdAt: dice.chance(0.01) ? null : { iso: createdAt, raw: createdAt, zone: "stated" },
    tags: own ? tagsOf(dice, team) : [],
    facts: [
      { path: "ImageCreator", value: JSON.stringify(String(100_000_000 + dice.below(300))) },
      { path: "IsSupportCloudinit", value: "true" },
      { path: "LicenseType", value: '"TencentCloud"' },
    ],
    notes: dice.chance(0.06)
      ? [{ code: dice.pick(["zone-assumed", "word-unknown", "name-disagrees"]), path: "x", raw: null }]
      : [],
  };
}

function descriptionOf(dice: Random, of: { own: boolean; team: string; date: string }): string | null {
  if (dice.chance(of.own ? 0.4 : 0.7)) return null;
  if (dice.chance(0.75))
    return dice.pick([
      `${of.team} team base image`,
      "created by packer",
      "自动化构建",
      "do not delete",
      "public image",
    ]);
  return `build ${dice.below(100_000)} of ${of.team} on ${of.date}, hardened`;
}

function tagsOf(dice: Random, team: string): Image["tags"] {
  if (dice.chance(0.5)) return [];
  const tags = [
    { key: "env", value: dice.pickSkewed(STAGES) },
    { key: "team", value: team },
  ];
  return dice.chance(0.3) ? [...tags, { key: "cost-center", value: `cc-${dice.below(400)}` }] : tags;
}

function disksOf(dice: Random, { cloud }: BenchAccount): Disk[] | "not-reported" {
  if (cloud === "baidu-bcc" && dice.chance(0.8)) return "not-reported";
  const count = dice.chance(0.75) ? 1 : 1 + dice.below(4);
  return Array.from({ length: count }, (_, at) => ({
    ...BLANK_DISK,
    role: { value: at === 0 ? ("system" as const) : ("data" as const), raw: null },
    device: `/dev/vd${"abcde"[at]}`,
    type: dice.pickSkewed(DISK_TYPES[cloud]),
    sizeGiB: dice.chance(0.03) ? null : dice.pickSkewed(SIZES_GIB),
    snapshotId: at > 0 || dice.chance(0.15) ? `snap-${dice.word(8)}` : null,
    encrypted: cloud === "jdcloud-vm" ? dice.chance(0.1) : null,
  }));
}

function sharingOf(dice: Random, { cloud }: BenchAccount, own: boolean): Sharing {
  if (!own)
    return {
      audience: "not-reported",
      used: null,
      limit: null,
      limitBasis: "none-published",
      targets: "not-applicable",
    };
  const limit = cloud === "jdcloud-vm" ? 20 : cloud === "alibaba-ens" ? null : 50;
  const used = dice.chance(0.6) ? 0 : Math.floor(dice.next() ** 2 * 25);
  if (dice.chance(0.1))
    return { audience: "not-reported", used: null, limit, limitBasis: "documented", targets: "not-asked" };
  return {
    audience: "not-reported",
    used,
    limit,
    limitBasis: "image",
    targets: Array.from({ length: Math.min(used, 5) }, () => ({
      account: dice.word(12),
      name: null,
      sharedAt: null,
    })),
  };
}
