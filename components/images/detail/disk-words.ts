import { useFormatter, useTranslations } from "next-intl";
import type { Disk } from "@/lib/domain/disk";
import type { DiskBlock } from "@/lib/domain/disk-map";
import { sizeText } from "@/lib/domain/size-text";

/** Names and sizes of disks in words, for the picture, its text alternative and the notes. */
export function useDiskWords() {
  const t = useTranslations("detail.disks");
  const format = useFormatter();

  function size({ sizeGiB, minSizeGiB }: Pick<Disk, "sizeGiB" | "minSizeGiB">): string {
    if (sizeGiB !== null) return sizeText(sizeGiB);
    return minSizeGiB === null ? t("sizeNotReported") : t("atLeast", { size: sizeText(minSizeGiB) });
  }

  return {
    size,
    /** The device, or the role where the cloud names no device. */
    name({ device, role }: Pick<Disk, "device" | "role">): string {
      return device ?? t(`roleName.${role.value}`);
    },
    /** "vda, system disk, 40 GiB, encrypted". */
    sentence(block: DiskBlock): string {
      const [first] = block.disks;
      const count = block.disks.length;
      if (!first) return "";
      const parts = count > 1 ? [t("count", { count })] : [first.device];
      const words = [
        ...parts,
        block.role === "unknown" ? null : t(`role.${block.role}`),
        size(block),
        first.encrypted ? t("encrypted") : null,
      ];
      return words.filter((word) => word !== null).join(", ");
    },
    list: (words: Iterable<string>) => format.list(words, { type: "conjunction" }),
  };
}
