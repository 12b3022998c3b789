import type { ImageRef } from "../domain/image";
import type { KeptPicture } from "../domain/share-link";
import { type SharedView, sharedChangesOf, sharedImageOf } from "../domain/shared-image";
import { readImageDetail } from "./detail";
import { isSameImage, readChangesSince } from "./since";

/**
 * What a public link tells of its image, reduced. No cloud is asked. Where the image is not stored any more, or another
 * one came under its id, this is the picture from when the link was made.
 */
export async function readSharedView(link: {
  ref: ImageRef;
  picture: KeptPicture;
  sharedAt: string;
}): Promise<Pick<SharedView, "image" | "state" | "goneAt" | "changes">> {
  const { ref, picture, sharedAt } = link;
  const detail = await readImageDetail(ref);
  if (!detail || !isSameImage(picture, detail)) {
    return { image: sharedImageOf(picture), state: "gone", goneAt: null, changes: [] };
  }
  const changes = await readChangesSince({ picture, at: sharedAt }, detail);
  return {
    image: sharedImageOf(detail),
    state: detail.dropped ? "unread" : detail.goneAt !== null ? "gone" : "there",
    goneAt: detail.goneAt,
    changes: sharedChangesOf(changes),
  };
}
