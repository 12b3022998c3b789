import type { Dice } from "../dice";
import type { Listed, SharedUser, StoredImage } from "./world";

export type Os = {
  osName: string;
  osVersion: string;
  osType?: "linux" | "windows";
  osArch?: string;
  osLang?: "ENG" | "CHS";
};

export const os = {
  ubuntu2204: { osName: "Ubuntu", osVersion: "22.04 LTS" },
  ubuntu2404: { osName: "Ubuntu", osVersion: "24.04 LTS" },
  centos7: { osName: "CentOS", osVersion: "7.9" },
  rocky9: { osName: "Rocky Linux", osVersion: "9.5" },
  debian12: { osName: "Debian", osVersion: "12.8" },
  openEuler: { osName: "openEuler", osVersion: "22.03 LTS SP4" },
  windows2019: { osName: "Windows Server", osVersion: "2019 Datacenter", osType: "windows", osLang: "CHS" },
  windows2022: { osName: "Windows Server", osVersion: "2022 Datacenter", osType: "windows", osLang: "ENG" },
} satisfies Record<string, Os>;

/** All fields of the list example of 2024 (Baidu BCC, ListImages). */
export function listed(facts: {
  id: string;
  name: string;
  type: string;
  createTime: string;
  os: Os;
  minDiskGb: number;
  more?: Record<string, unknown>;
}): Listed {
  return {
    id: facts.id,
    name: facts.name,
    createTime: facts.createTime,
    osArch: facts.os.osArch ?? "x86_64 (64bit)",
    osBuild: buildOf(facts.createTime),
    osName: facts.os.osName,
    osType: facts.os.osType ?? "linux",
    osVersion: facts.os.osVersion,
    osLang: facts.os.osLang ?? "ENG",
    specialVersion: "",
    type: facts.type,
    status: "Available",
    diskSize: 0,
    minDiskGb: facts.minDiskGb,
    ephemeralSize: 0,
    encrypted: false,
    package: false,
    desc: "",
    ...facts.more,
  };
}

/** An own image. Its counter and the list behind it come from the same people, so they always agree. */
export function own(
  image: Listed,
  sharedWith: SharedUser[],
  detailOnly: Record<string, unknown> = {},
): StoredImage {
  return {
    listed: image,
    detailOnly: { shareToUserNumLimit: 50, sharedToUserNum: sharedWith.length, ...detailOnly },
    account: "bd-core",
    sharedWith,
  };
}

/** An image that everybody sees, or with `account` one that somebody else shares with that account. */
export function foreign(image: Listed, account: string | null = null): StoredImage {
  return { listed: image, detailOnly: {}, account, sharedWith: [] };
}

/** The user of the published ListSharedUser example; the first to whom anything is shared. */
const publishedUser: SharedUser = {
  account: "ceshizhanghao",
  accountId: "ab1d7802cb9b436bafaf3361fe482ca6",
};

const TEAMS = ["zhifu", "dingdan", "fengkong", "sousuo", "tuijian", "kefu", "wuliu", "shuju"] as const;

/** Any of the three names may be missing, as the documents warn; at least one is there. */
export function people(count: number, chance: Dice): SharedUser[] {
  const others = Array.from({ length: Math.max(0, count - 1) }, (_, index): SharedUser => {
    const account = `${chance.pick(TEAMS)}-${String(index + 1).padStart(2, "0")}`;
    const accountId = hex(32, chance);
    if (index % 11 === 5) return { accountId };
    return index % 7 === 3 ? { account, accountId, ucAccount: `${account}@uc` } : { account, accountId };
  });
  return count === 0 ? [] : [publishedUser, ...others];
}

export function dataDisk(
  image: { id: string; name: string; createTime: string },
  disk: { number: number; sizeGb: number; encrypted?: boolean; released?: boolean; status?: string },
  chance: Dice,
) {
  return {
    id: `s-${chance.id(8)}`,
    name: `${image.name}-data${disk.number}`,
    sizeInGB: disk.sizeGb,
    createTime: image.createTime,
    status: disk.status ?? "Available",
    createMethod: "manual",
    // Empty once the disk that the snapshot was taken from has been released.
    volumeId: disk.released ? "" : `v-${chance.id(8)}`,
    desc: "",
    expireTime: "",
    package: true,
    templateId: image.id,
    insnapId: `is-${chance.id(8)}`,
    encrypted: disk.encrypted ?? false,
    tags: [],
  };
}

/** A moment in the given month (`2026-03`), as the cloud writes times. */
export function momentIn(month: string, chance: Dice): string {
  const two = (from: number, to: number) => String(chance.between(from, to)).padStart(2, "0");
  return `${month}-${two(1, 20)}T${two(0, 23)}:${two(0, 59)}:${two(0, 59)}Z`;
}

/** `2015-06-17T10:37:02Z` has the build `2015061700`. */
function buildOf(createTime: string): string {
  return `${createTime.slice(0, 10).replaceAll("-", "")}00`;
}

function hex(length: number, chance: Dice): string {
  return Array.from({ length }, () => chance.between(0, 15).toString(16)).join("");
}
