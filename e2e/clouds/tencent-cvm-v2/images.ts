import type { WorldImage } from "../tencent-cvm/image";
import type { ImageType, SeenImage } from "../tencent-cvm/world";

export const typeNumbers: Record<ImageType, number> = { PRIVATE_IMAGE: 1, PUBLIC_IMAGE: 2, SHARED_IMAGE: 4 };

/** The published numbers end at 5; a failed image has none of its own, so it carries one that no document names. */
const UNDOCUMENTED_STATUS = 6;

/** One image in the words of the legacy API: poorer than API 3.0, and with its creator under two spellings or none. */
export function toWire({ image, type }: SeenImage) {
  return {
    unImgId: image.id,
    imageName: image.name,
    imageDescription: image.description,
    osName: legacyOsName(image),
    imageType: typeNumbers[type],
    createTime: beijingTime(image.createdTime),
    ...creatorOf(image),
    status: statusOf(image),
  };
}

/** The number of an image's state, as the filter `status` counts too. */
export function statusOf({ state, copySide }: WorldImage): number {
  if (state === "SYNCING") return copySide === "source" ? 5 : 4;
  const numbers: Record<string, number> = { CREATING: 1, IMPORTING: 1, NORMAL: 2, USING: 3 };
  return numbers[state] ?? UNDOCUMENTED_STATUS;
}

/** `YYYY-MM-DD HH:mm:ss` in Beijing, the zone that the legacy API leaves out. */
export function beijingTime(time: string): string {
  return new Date(Date.parse(time) + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}

/** The field table says `creator`, the published sample sends `createor`, and some images come without either. */
function creatorOf(image: WorldImage): { creator: string } | { createor: string } | Record<string, never> {
  if (image.ownerId === "tencent") return { creator: "qcloud" };
  const isGrown = image.creator === image.ownerId;
  if (isGrown && image.id.charCodeAt(image.id.length - 1) % 4 === 0) return {};
  return { createor: image.creator };
}

/** `centos7.2x86_64` for Linux; other systems keep their display text. */
function legacyOsName(image: WorldImage): string {
  if (image.legacyOsName !== undefined) return image.legacyOsName;
  const version = /^[A-Za-z ]+ (\d+(?:\.\d+)*)(?!\d*位)/.exec(image.osName)?.[1];
  if (image.platform === "Windows" || version === undefined) return image.osName;
  return `${image.platform.toLowerCase().replaceAll(" ", "")}${version}${image.architecture}`;
}
