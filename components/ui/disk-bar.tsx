import type { Disk } from "@/lib/domain/disk";
import { classes } from "./classes";

type DiskPart = Pick<Disk, "role" | "sizeGiB">;

/**
 * The 5 px bar of a list. Its length is logarithmic from 8 px (8 GiB) to 72 px (32 TiB), its parts are to scale
 * inside. With any size unknown it is a dashed bar of fixed length: nothing is drawn to a scale that nobody knows.
 */
export function DiskBar({ disks }: { disks: readonly DiskPart[] }) {
  const sizes = disks.map(({ sizeGiB }) => sizeGiB);
  if (disks.length === 0 || sizes.some((size) => size === null)) {
    return (
      <span
        aria-hidden="true"
        data-unknown
        className="inline-block h-[5px] w-6 rounded-[1.5px] border border-dashed border-control"
      />
    );
  }
  const totalGiB = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return (
    <span
      aria-hidden="true"
      className="inline-flex h-[5px] gap-px overflow-hidden rounded-[1.5px] align-top"
      style={{ width: `${diskBarPx(totalGiB)}px` }}
    >
      {disks.map((disk, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a disk of a list row has no identity but its position.
          key={index}
          data-role={disk.role.value}
          className={classes("min-w-[2px]", disk.role.value === "system" ? "bg-disk-system" : "bg-disk-data")}
          style={{ flex: `${disk.sizeGiB ?? 0} 0 2px` }}
        />
      ))}
    </span>
  );
}

/** Length of the whole bar in px for a total in GiB. */
export function diskBarPx(totalGiB: number): number {
  const [least, most, leastPx, mostPx] = [8, 32_768, 8, 72];
  const part = Math.log2(Math.max(least, Math.min(most, totalGiB)) / least) / Math.log2(most / least);
  return Math.round(leastPx + part * (mostPx - leastPx));
}
