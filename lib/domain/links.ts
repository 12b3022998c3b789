import type { ImageRef } from "./image";
import { type ImageFilter, writeFilter } from "./image-filter";

/** The address of one image. Every part is one path segment, whatever characters an id has. */
export function imagePath(ref: ImageRef): string {
  return `/images/${[ref.connectionId, ref.regionId, ref.imageId].map(encodeURIComponent).join("/")}`;
}

/** Where older changes of an image are read; `before` is the id of the last one that is there. */
export function historyAddress(ref: ImageRef, before: number): string {
  return `/api${imagePath(ref)}/history?before=${before}`;
}

/** Where copies and siblings of an image are read. */
export function elsewhereAddress(ref: ImageRef): string {
  return `/api${imagePath(ref)}/elsewhere`;
}

/** The address of the list in a given state; defaults are left out. */
export function listPath(filter: ImageFilter): string {
  const query = writeFilter(filter).toString();
  return query === "" ? "/images" : `/images?${query}`;
}

/** Where a state of an image is shown as somebody saw it. */
export function seenPath(id: string): string {
  return `/seen/${id}`;
}

/** Where a public link leads. */
export function publicLinkPath(token: string): string {
  return `/s/${token}`;
}
