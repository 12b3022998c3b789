import { dice } from "../dice";
import { growth } from "../growth";
import { fieldImages } from "./field-images";
import { grownImages } from "./grown-images";
import { publicImages } from "./public-images";

export const regionIds = ["bj", "gz", "hkg"] as const;
export type RegionId = (typeof regionIds)[number];

/** An image as a list answers it. Only `id` and `type` are certain: the cloud promises no field. */
export type Listed = {
  id: string;
  type: string;
  name?: string | null;
  [field: string]: unknown;
};

export type SharedUser = { account?: string; accountId?: string; ucAccount?: string };

export type StoredImage = {
  listed: Listed;
  /** What only GetImage tells: share counters, snapshots of data disks. */
  detailOnly: Record<string, unknown>;
  /** The account that sees it as its own or as shared with it; null when everybody sees it. */
  account: string | null;
  sharedWith: SharedUser[];
};

const imageTypes = [
  "System",
  "Custom",
  "Integration",
  "Sharing",
  "GpuBccSystem",
  "GpuBccCustom",
  "FpgaBccSystem",
  "FpgaBccCustom",
  "BbcSystem",
  "BbcCustom",
  "GpuBbcSystem",
  "GpuBbcCustom",
  "EbcSystem",
  "EbcCustom",
];

/** The types behind a value of the filter `imageType`; null for a word that the cloud does not know. */
export function typesOf(filter: string): string[] | "all" | null {
  if (filter === "All") return "all";
  if (filter === "EbcTotal") return ["EbcSystem", "EbcCustom"];
  return imageTypes.includes(filter) ? [filter] : null;
}

const IMAGES_PER_REGION = 62;

/**
 * The images of one region, the same on every machine: the published examples, then the releases a
 * cloud offers to everybody, then what one operations team (`bd-core`) has made over the years.
 */
export function world(region: RegionId): StoredImage[] {
  const chance = dice(7100 + regionIds.indexOf(region));
  const known = [...publicImages(region, chance), ...fieldImages(region, chance)];
  return [...known, ...grownImages(region, { chance, count: IMAGES_PER_REGION - known.length + growth() })];
}
