import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { totalGiB } from "@/lib/domain/disk";
import type { ImageDetail } from "@/lib/domain/image-detail";
import { launchNotes } from "@/lib/domain/launch-notes";
import { sizeText } from "@/lib/domain/size-text";
import { DiskMapPicture } from "./disk-map-picture";
import { DiskTable } from "./disk-table";
import { LaunchNoteList } from "./launch-note-list";
import { Section } from "./section";

/** The disks that a launch creates: picture, table, and what to know before. */
export function DisksSection({ detail, className }: { detail: ImageDetail; className?: string }) {
  const t = useTranslations("detail");
  const { image, evidence } = detail;
  const { disks } = image;
  const notes = launchNotes(image, { snapshotsReported: Object.hasOwn(evidence, "disks.snapshotId") });
  return (
    <Section id="disks" title={t("section.disks")} end={<Total disks={disks} />} className={className}>
      <Panel className="overflow-hidden">
        {disks === "not-reported" || disks.length === 0 ? (
          <p className="px-4 py-3 text-fg-2">
            {t(disks === "not-reported" ? "disks.notReported" : "disks.none")}
          </p>
        ) : (
          <>
            <DiskMapPicture disks={disks} />
            <DiskTable disks={disks} evidence={evidence} />
          </>
        )}
        <LaunchNoteList notes={notes} />
      </Panel>
    </Section>
  );
}

function Total({ disks }: Pick<ImageDetail["image"], "disks">) {
  const t = useTranslations("detail.disks");
  if (disks === "not-reported" || disks.length === 0) return null;
  const total = totalGiB(disks);
  const count = disks.length;
  if (total !== null) return t("total", { count, size: sizeText(total) });
  const known = totalGiB(disks.filter(({ sizeGiB }) => sizeGiB !== null));
  return known === null ? t("totalUnknown", { count }) : t("totalAtLeast", { count, size: sizeText(known) });
}
