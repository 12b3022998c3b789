import type { ImageRef } from "./image";

const LONGEST_PART = 512;

/**
 * A ref as addresses carry it: `tc-prod.ap-guangzhou.img-31tjrtph`. Account and region end at a dot, which neither
 * has; one that had would be escaped. Image ids may have dots, and stand last for that.
 */
export function refText({ connectionId, regionId, imageId }: ImageRef): string {
  return `${sourceText({ connectionId, regionId })}.${escaped(imageId)}`;
}

/** The part of `refText` that the images of one source share. */
export function sourceText({ connectionId, regionId }: Omit<ImageRef, "imageId">): string {
  return [connectionId, regionId].map((part) => escaped(part).replaceAll(".", "%2E")).join(".");
}

/** Spaces part the ids of a list; the percent sign escapes. */
export function escaped(part: string): string {
  return part.replaceAll("%", "%25").replace(/\s/gu, (space) => encodeURIComponent(space));
}

/** Reads what `refText` wrote. Null for anything that cannot be a ref: addresses are typed by hand. */
export function readRefText(text: string): ImageRef | null {
  const found = /^([^.\s]+)\.([^.\s]+)\.(\S+)$/u.exec(text);
  if (!found) return null;
  const [connectionId, regionId, imageId] = found.slice(1).map(unescaped);
  if (!isPart(connectionId) || !isPart(regionId) || !isPart(imageId)) return null;
  return { connectionId, regionId, imageId };
}

function unescaped(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null; // A percent sign that escapes nothing: not written by us.
  }
}

function isPart(part: string | null | undefined): part is string {
  return part != null && part.length <= LONGEST_PART && /^\P{Cc}+$/u.test(part);
}

/** Whether two refs name the same image. */
export function isSameRef(a: ImageRef, b: ImageRef): boolean {
  return a.connectionId === b.connectionId && a.regionId === b.regionId && a.imageId === b.imageId;
}
