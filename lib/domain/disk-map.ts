import { type Disk, type DiskRole, inDeviceOrder, totalGiB } from "./disk";
import { type AxisMark, diskAxis } from "./disk-axis";

/** One block of the picture: a disk, or several equal ones that were put together. */
export type DiskBlock = {
  /** At least one; more only when equal disks were grouped or no disk has a size. */
  disks: Disk[];
  role: DiskRole | "unknown";
  /** Size of each disk in the block, GiB. */
  sizeGiB: number | null;
  minSizeGiB: number | null;
  /** Part of the whole width, 0 to 1. */
  share: number;
  /** `broken`: too long to be drawn to scale, shortened at a zigzag. `unsized`: no size is reported. */
  form: "sized" | "broken" | "unsized";
  label: "inside" | "above" | "none";
  showsType: boolean;
};

/** Why the picture is not to scale. */
export type Distortion = "size-missing" | "shortened" | "no-sizes";

export type DiskMap = {
  blocks: DiskBlock[];
  distortions: Distortion[];
  /** Null when the picture is not to scale. */
  axis: AxisMark[] | null;
};

/** Up to here every block gets its own 6 pixels. */
const MOST_BLOCKS = 64;
/** A disk this many times longer than the shortest would leave nothing of the shortest to be seen. */
const LONGEST_RATIO = 60;
const UNSIZED_SHARE = 0.24;
/** However many disks have no size, the others keep this much of the width. */
const MOST_UNSIZED = 0.6;
const NARROW = 0.1;
const WIDE_ENOUGH_FOR_TYPE = 0.28;

/** The picture of an image's disks: to scale where sizes allow it, and saying so where they do not. */
export function diskMap(disks: readonly Disk[]): DiskMap {
  const blocks = grouped(inDeviceOrder(disks));
  const sized = blocks.filter(hasSize);
  const unsized = blocks.length - sized.length;
  if (sized.length === 0) return withoutSizes(disks, blocks);

  const weights = weigh(sized);
  const shortened = sized.some((block) => weights.broken.has(block));
  const unsizedShare = unsized === 0 ? 0 : Math.min(UNSIZED_SHARE, MOST_UNSIZED / unsized);
  const rest = 1 - unsizedShare * unsized;
  const laid = blocks.map((block, position): DiskBlock => {
    const weight = weights.of.get(block);
    const share = weight === undefined ? unsizedShare : (weight / weights.sum) * rest;
    const form = weight === undefined ? "unsized" : weights.broken.has(block) ? "broken" : "sized";
    return { ...block, share, form, ...labels(block, share, position) };
  });
  const distortions: Distortion[] = [
    ...(unsized > 0 ? (["size-missing"] as const) : []),
    ...(shortened ? (["shortened"] as const) : []),
  ];
  const total = totalGiB(disks);
  const axis = distortions.length === 0 && total !== null && total > 0 ? diskAxis(total) : null;
  return { blocks: laid, distortions, axis };
}

type Group = Pick<DiskBlock, "disks" | "role" | "sizeGiB" | "minSizeGiB">;

function groupOf(disk: Disk): Group {
  return { disks: [disk], role: disk.role.value, sizeGiB: disk.sizeGiB, minSizeGiB: disk.minSizeGiB };
}

function hasSize(group: Group): boolean {
  return group.sizeGiB !== null;
}

function grouped(disks: Disk[]): Group[] {
  if (disks.length <= MOST_BLOCKS) return disks.map(groupOf);
  const groups = new Map<string, Group>();
  for (const disk of disks) {
    const key = [disk.role.value, disk.sizeGiB, disk.minSizeGiB, disk.encrypted].join(" ");
    const group = groups.get(key);
    if (group) group.disks.push(disk);
    else groups.set(key, groupOf(disk));
  }
  return [...groups.values()];
}

/** Disks of which at best a minimum is known: each keeps its minimum; without even that they are one block. */
function withoutSizes(disks: readonly Disk[], groups: Group[]): DiskMap {
  const shown: Group[] = groups.some(({ minSizeGiB }) => minSizeGiB !== null)
    ? groups
    : groups.slice(0, 1).map((group) => ({
        ...group,
        role: disks.length === 1 ? group.role : "unknown",
        disks: inDeviceOrder(disks),
      }));
  const share = 1 / shown.length;
  const blocks = shown.map(
    (group): DiskBlock => ({ ...group, share, form: "unsized", label: "inside", showsType: false }),
  );
  return { blocks, distortions: blocks.length === 0 ? [] : ["no-sizes"], axis: null };
}

/**
 * Widths before they are scaled to the picture. Disks within the ratio keep their true proportions to one another;
 * a longer one grows with its logarithm, starting from the longest that does not break.
 */
function weigh(groups: Group[]) {
  const sizes = groups.map(eachGiB).filter((size) => size > 0);
  const limit = Math.min(...sizes) * LONGEST_RATIO;
  const longestWhole = Math.max(...sizes.filter((size) => size <= limit));
  const of = new Map<Group, number>();
  const broken = new Set<Group>();
  for (const group of groups) {
    const size = eachGiB(group);
    if (size > limit) broken.add(group);
    const each = size > limit ? longestWhole * (1 + Math.log2(size / longestWhole)) : size;
    of.set(group, each * group.disks.length);
  }
  const sum = [...of.values()].reduce((total, weight) => total + weight, 0);
  // Only sizes of zero: equal parts are the best that can be drawn.
  if (sum === 0) for (const group of groups) of.set(group, 1);
  return { of, broken, sum: sum === 0 ? groups.length : sum };
}

function eachGiB(group: Group): number {
  return Math.max(group.sizeGiB ?? 0, 0);
}

function labels(group: Group, share: number, position: number): Pick<DiskBlock, "label" | "showsType"> {
  const leads = position === 0 && group.role === "system";
  const label = share > NARROW ? "inside" : leads ? "above" : "none";
  return { label, showsType: label === "inside" && share >= WIDE_ENOUGH_FOR_TYPE };
}
