import type { Image } from "./image";
import type { ImageRow } from "./image-list";

/** Why an image is a likely successor: the same name again, the same name but for its numbers, or the same release. */
export type SuccessorReason = "same-name" | "same-series" | "same-release";
export type Successor = { image: ImageRow; because: SuccessorReason };

const REASONS: readonly SuccessorReason[] = ["same-name", "same-series", "same-release"];
const MOST = 3;

/**
 * Images that are likely to have taken the place of one that is gone, the likeliest first: images of the same account
 * and region that are newer than it. Of each reason the newest come first.
 */
export function successorsOf(
  gone: Pick<Image, "ref" | "name" | "os" | "createdAt">,
  candidates: readonly ImageRow[],
): Successor[] {
  const found = candidates.flatMap((image): Successor[] => {
    const because = isNewer(gone, image) ? reasonFor(gone, image) : null;
    return because === null ? [] : [{ image, because }];
  });
  const seen = new Set<string>();
  return found
    .sort(
      (a, b) =>
        REASONS.indexOf(a.because) - REASONS.indexOf(b.because) ||
        createdMs(b.image) - createdMs(a.image) ||
        a.image.ref.imageId.localeCompare(b.image.ref.imageId),
    )
    .filter(({ image: { ref } }) => !seen.has(ref.imageId) && seen.add(ref.imageId))
    .slice(0, MOST);
}

function isNewer(gone: Pick<Image, "ref" | "createdAt">, image: ImageRow): boolean {
  const { ref } = image;
  const samePlace = ref.connectionId === gone.ref.connectionId && ref.regionId === gone.ref.regionId;
  if (!samePlace || ref.imageId === gone.ref.imageId) return false;
  // Where a cloud tells no time, nothing can be said against it.
  if (gone.createdAt === null || image.createdAt === null) return true;
  return createdMs(image) > Date.parse(gone.createdAt.iso);
}

function reasonFor(gone: Pick<Image, "name" | "os">, image: ImageRow): SuccessorReason | null {
  const [was, is] = [nameOf(gone), nameOf(image)];
  if (was !== "" && was === is) return "same-name";
  const series = withoutNumbers(was);
  if (series !== "" && series === withoutNumbers(is)) return "same-series";
  const { distribution, release } = gone.os;
  const sameRelease = distribution !== null && release !== null && image.os.release === release;
  return sameRelease && image.os.distribution === distribution ? "same-release" : null;
}

function nameOf({ name }: Pick<Image, "name">): string {
  return name?.trim().toLowerCase() ?? "";
}

/** `order-db-2026.11` and `order-db-2026.12` are of one series; a name of nothing but numbers is of none. */
function withoutNumbers(name: string): string {
  return /\d/.test(name) && /\p{L}/u.test(name) ? name.replace(/\d+(?:[.\-_]\d+)*/g, "#") : "";
}

function createdMs({ createdAt }: Pick<ImageRow, "createdAt">): number {
  return createdAt === null ? 0 : Date.parse(createdAt.iso);
}
