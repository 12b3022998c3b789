import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { classes } from "@/components/ui/classes";
import type { Disk } from "@/lib/domain/disk";
import type { AxisMark } from "@/lib/domain/disk-axis";
import { type DiskBlock, diskMap } from "@/lib/domain/disk-map";
import { sizeText } from "@/lib/domain/size-text";
import styles from "./disk-map.module.css";
import { useDiskWords } from "./disk-words";

/** The disks to scale, as far as their sizes are known. The table below is complete without it. */
export function DiskMapPicture({ disks }: { disks: Disk[] }) {
  const t = useTranslations("detail.disks");
  const words = useDiskWords();
  const { blocks, distortions, axis } = diskMap(disks);
  const dense = blocks.length > 24;
  const [first] = blocks;
  return (
    <div className="border-b border-line bg-canvas px-4 pt-4 pb-2.5">
      <div role="img" aria-label={blocks.map(words.sentence).join("; ")}>
        {first?.label === "above" && first.disks[0] && (
          <div className={`relative -mt-2 h-6 truncate pl-[7px] text-small text-fg-2 ${styles.leader}`}>
            <b className="mono font-semibold text-fg">
              <bdi>{words.name(first.disks[0])}</bdi>
            </b>{" "}
            {words.size(first)}
          </div>
        )}
        <div className={classes("flex h-14", dense ? "gap-px" : "gap-[3px]")}>
          {blocks.map((block, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: disks may have no name; their order is fixed.
            <Block key={position} block={block} dense={dense} />
          ))}
        </div>
        {axis && <Axis marks={axis} />}
      </div>
      {distortions.length > 0 && (
        <p className="pt-2 text-micro text-fg-3">
          {distortions.map((distortion) => t(`distortion.${distortion}`, { count: disks.length })).join(" ")}
        </p>
      )}
    </div>
  );
}

function Block({ block, dense }: { block: DiskBlock; dense: boolean }) {
  const words = useDiskWords();
  const t = useTranslations("detail.disks");
  const [first] = block.disks;
  if (!first) return null;
  const count = block.disks.length;
  const name = count > 1 ? t("times", { count, size: words.size(block) }) : words.name(first);
  return (
    <span
      data-form={block.form}
      data-encrypted={first.encrypted ?? undefined}
      className={classes(
        styles.block,
        block.role === "system" && styles.system,
        block.role === "unknown" && styles.unknown,
        block.form === "unsized" && styles.unsized,
        block.form === "broken" && styles.broken,
        first.encrypted === true && styles.encrypted,
      )}
      style={{ flex: `${block.share} 1 0`, minWidth: dense ? 2 : 6 }}
    >
      {block.label === "inside" && (
        <span
          className={`absolute top-3 right-1 left-[9px] overflow-hidden text-small whitespace-nowrap text-fg-2 ${styles.label}`}
        >
          <b className="mono font-semibold text-fg">
            <bdi>{name}</bdi>
          </b>
          {first.encrypted && (
            <Lock size={12} strokeWidth={1.5} aria-hidden className="ml-1 inline align-[-1px]" />
          )}
          {count === 1 && (
            <span className="block truncate">
              {words.size(block)}
              {block.showsType && first.type && (
                <span className={styles.type}>
                  {" · "}
                  <bdi>{first.type}</bdi>
                </span>
              )}
            </span>
          )}
        </span>
      )}
      {block.form === "broken" && <Break />}
    </span>
  );
}

/** The zigzag that says: this disk is longer than it is drawn. */
function Break() {
  return (
    <svg
      viewBox="0 0 18 70"
      aria-hidden="true"
      data-break
      className="absolute -top-2 right-1/5 h-[70px] w-[18px] overflow-visible"
    >
      <path className="fill-canvas" d="M10 0 4 18l8 14-8 14 6 24h8L12 46l8-14-8-14 6-18z" />
      <path
        className="fill-none stroke-control"
        strokeWidth="1.2"
        d="M10 0 4 18l8 14-8 14 6 24M18 0 12 18l8 14-8 14 6 24"
      />
    </svg>
  );
}

function Axis({ marks }: { marks: AxisMark[] }) {
  const crowded = marks.length > 5;
  return (
    <div className="relative mt-1.5 h-5 border-t border-line-strong text-micro text-fg-3">
      {marks.map(({ gib, at }, position) => (
        <span
          key={gib}
          className={classes(
            styles.mark,
            // Every second label leaves the axis where it is narrow; the total stays.
            crowded && position % 2 === 1 && position < marks.length - 1 && "@max-[520px]:hidden",
            crowded && position === marks.length - 2 && "@max-[520px]:hidden",
          )}
          style={{ left: `${at * 100}%` }}
        >
          {gib === 0 ? "0" : sizeText(gib)}
        </span>
      ))}
    </div>
  );
}
