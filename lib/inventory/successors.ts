import type { ImageDetail } from "../domain/image-detail";
import { emptyFilter, type ImageFilter, withChoice } from "../domain/image-filter";
import { type Successor, successorsOf } from "../domain/successors";
import { LARGEST_WINDOW, listImages } from "./list";

/** Likely successors of an image that is gone; none while it is there, and none where nothing is read any more. */
export async function readSuccessors(detail: ImageDetail): Promise<Successor[]> {
  if (detail.goneAt === null || detail.dropped) return [];
  const { image } = detail;
  const { connectionId, regionId } = image.ref;
  const here = [
    ["account", connectionId],
    ["region", regionId],
    ["ownership", image.ownership.value],
  ] as const;
  const filter = here.reduce<ImageFilter>(
    (made, [facet, value]) => withChoice(made, facet, value, "include"),
    emptyFilter(),
  );
  const named = { ...filter, q: image.name?.trim() ?? "" };
  const window = { from: 0, limit: LARGEST_WINDOW };
  // The list's own order is the newest first.
  const [newest, sameName] = await Promise.all([
    listImages(filter, window),
    named.q === "" ? null : listImages(named, window),
  ]);
  return successorsOf(image, [...newest.rows, ...(sameName?.rows ?? [])]);
}
