import type { DialectId } from "@/lib/domain/cloud";
import type { ComparedImage } from "@/lib/domain/compare";
import type { Disk } from "@/lib/domain/disk";
import type { ImageRef } from "@/lib/domain/image";
import { releaseInName } from "@/lib/domain/name-disagrees";

/** What the page needs of an image beside its compared values. */
export type CompareColumn = {
  ref: ImageRef;
  name: string | null;
  dialect: DialectId;
  goneAt: string | null;
  readAt: string;
  old: boolean;
  /** The release that the name states, when it contradicts the reported one. */
  releaseInName: string | null;
  /** For the bar below their total. */
  disks: Pick<Disk, "role" | "sizeGiB">[] | null;
};

export function columnOf({ image, goneAt, readAt, old }: ComparedImage): CompareColumn {
  return {
    ref: image.ref,
    name: image.name === "" ? null : image.name,
    dialect: image.dialect,
    goneAt,
    readAt,
    old,
    releaseInName: releaseInName(image.name, image.os),
    disks:
      image.disks === "not-reported" ? null : image.disks.map(({ role, sizeGiB }) => ({ role, sizeGiB })),
  };
}
