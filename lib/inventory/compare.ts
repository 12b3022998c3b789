import type { ComparedImage } from "../domain/compare";
import type { ImageRef } from "../domain/image";
import { lifecycleOf } from "../lifecycle";
import { readImageDetail } from "./detail";

/** One column of a comparison; `image` is null where such an image is not known here. */
export type ReadToCompare = { ref: ImageRef; image: ComparedImage | null };

/** Reads what is stored of some images, in their order. No cloud is asked; gone images keep their last state. */
export async function readToCompare(refs: readonly ImageRef[], now: Date): Promise<ReadToCompare[]> {
  const today = now.toISOString().slice(0, 10);
  return await Promise.all(
    refs.map(async (ref) => {
      const detail = await readImageDetail(ref);
      if (!detail) return { ref, image: null };
      const { image, connectionName, evidence, firstSeenAt, readAt, goneAt, source, dropped } = detail;
      return {
        ref,
        image: {
          image,
          connectionName,
          evidence,
          firstSeenAt,
          readAt,
          goneAt,
          lifecycle: lifecycleOf(image.os, today),
          old: dropped !== undefined || source.condition === "stale" || source.condition === "failing",
        },
      };
    }),
  );
}
