import { dice } from "../dice";
import { growth } from "../growth";
import { fieldImages } from "./field-images";
import { grownImages } from "./grown-images";
import { offeredImages } from "./offered-images";

/** The regions of the cloud's list; there is no call that tells them. */
export const regionIds = ["cn-north-1", "cn-east-1", "cn-east-2", "cn-south-1"] as const;
export type RegionId = (typeof regionIds)[number];

/** An image as the cloud answers it. Only the id is certain: every field is optional on the wire. */
export type Image = {
  imageId: string;
  name?: string | null;
  imageSource?: string;
  offline?: boolean;
  [field: string]: unknown;
};

export type Member = { pin: string; loginName?: string };

export type StoredImage = {
  image: Image;
  /** The account that sees it as its own or as shared with it; null when everybody sees it. */
  account: string | null;
  members: Member[];
  constraint?: { constraintsType: "includes" | "excludes"; instanceTypes: string[] };
};

const groups = {
  public: ["public", "jcloud"],
  thirdparty: ["thirdparty", "marketplace"],
  private: ["private", "self"],
  shared: ["shared", "share"],
  community: ["community"],
};

/** The word that asks for an image, whichever of the two vocabularies its answer uses. */
export function groupOf(image: Image): string {
  const source = image.imageSource ?? "";
  return Object.entries(groups).find(([, words]) => words.includes(source))?.[0] ?? source;
}

const imagesPerRegion: Record<RegionId, number> = {
  "cn-north-1": 60,
  // An account that has never used a region, where nothing is offered either: empty is not an error.
  "cn-east-1": 0,
  "cn-east-2": 40,
  "cn-south-1": 25,
};

/**
 * The images of one region, the same on every machine: the published examples, what is offered to
 * everybody, then what one operations team (`jd-retail`) has made over the years.
 */
export function world(regionId: RegionId): StoredImage[] {
  const count = imagesPerRegion[regionId];
  if (count === 0) return [];
  const chance = dice(9200 + regionIds.indexOf(regionId));
  const known = [...offeredImages(regionId, chance), ...fieldImages(regionId, chance)];
  return [...known, ...grownImages(regionId, { chance, count: count - known.length + growth() })];
}
